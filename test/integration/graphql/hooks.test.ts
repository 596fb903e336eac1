import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wholeHistory } from '../../../src/people/history.ts';
import { createProfile } from '../../../src/people/profiles.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';

const ADMIN_TOKEN = 'the-token-of-the-operator';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  await createProfile(database, 'anna');
  server = await startTestServer(database, { api: { adminToken: ADMIN_TOKEN } });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function tell(path: string, event: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/hooks/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(event),
  });
  return { status: response.status, body: await response.json() };
}

const plays = async (movieId: number) =>
  (await wholeHistory(database, 'anna')).find((entry) => entry.movieId === movieId);

test('Jellyfin tells of a film that was played to its end', async () => {
  const event = {
    NotificationType: 'PlaybackStop',
    ItemType: 'Movie',
    Name: 'Inception',
    Year: 2010,
    Provider_tmdb: '10',
    PlayedToCompletion: 'True',
    NotificationUsername: 'Anna',
  };
  expect((await tell('jellyfin?profile=anna&account=Anna', event)).body).toEqual({ recorded: true });
  expect(await plays(10)).toMatchObject({ plays: 1, source: 'jellyfin' });
  await tell('jellyfin?profile=anna', event);
  expect(await plays(10)).toMatchObject({ plays: 2 });
  for (const other of [
    { ...event, PlayedToCompletion: 'False' },
    { ...event, ItemType: 'Episode' },
    { ...event, NotificationType: 'PlaybackStart' },
    {},
  ]) {
    expect((await tell('jellyfin?profile=anna', other)).body).toEqual({ recorded: false });
  }
  expect((await tell('jellyfin?profile=anna&account=Bert', event)).body).toEqual({ recorded: false });
});

test('Plex tells in a form, with the ids of its agents', async () => {
  const form = new FormData();
  const Metadata = { type: 'movie', title: 'Interstellar', year: 2014, Guid: [{ id: 'imdb://tt0816692' }] };
  form.set('payload', JSON.stringify({ event: 'media.scrobble', Account: { title: 'anna' }, Metadata }));
  form.set('thumb', new Blob([new Uint8Array(1000)], { type: 'image/jpeg' }), 'thumb.jpg');
  const response = await fetch(`${server.url}/hooks/plex?profile=anna`, { method: 'POST', body: form });
  expect(await response.json()).toEqual({ recorded: true });
  expect(await plays(20)).toMatchObject({ plays: 1, source: 'plex' });
});

test('Tautulli tells without ids, and the title and the year do', async () => {
  const event = { action: 'watched', media_type: 'movie', title: 'The Prestige', year: '2010', imdb_id: '' };
  expect((await tell('tautulli?profile=anna', event)).body).toEqual({ recorded: true });
  expect(await plays(30)).toMatchObject({ plays: 1, source: 'tautulli' });
  expect((await tell('tautulli?profile=anna', { ...event, title: 'No Film of Ours' })).body).toEqual({
    recorded: false,
  });
});

test('strangers, wrong addresses and forms that cannot be read are told so', async () => {
  const event = { action: 'watched', media_type: 'movie', title: 'Inception', year: 2010 };
  expect((await tell('tautulli', event)).status).toBe(400);
  expect((await tell('kodi?profile=anna', event)).status).toBe(404);
  expect((await tell('tautulli?profile=nobody', event)).status).toBe(400);
  expect((await tell('tautulli?profile=anna', event, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
  const token = `&token=${ADMIN_TOKEN}`;
  expect(
    (await tell(`tautulli?profile=anna${token}`, event, { 'x-forwarded-for': '203.0.113.7' })).status,
  ).toBe(200);
  const broken = await fetch(`${server.url}/hooks/plex?profile=anna`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: 'nonsense',
  });
  expect(broken.status).toBe(400);
  expect(server.log.join('\n')).not.toMatch(/inception|operator/i);
});

describe('POST /profiles/ID/import', () => {
  const RATED =
    'Date,Name,Year,Letterboxd URI,Rating\n2024-01-02,Inception,2010,https://boxd.it/1,4.5\n2024-01-03,No Film of Ours,1999,https://boxd.it/2,3\n';
  const send = async (
    path: string,
    body: string | FormData | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${server.url}/profiles/${path}`, { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as object };
  };

  test('reads a file as it is, and files of a form', async () => {
    const raw = await send('anna/import?name=ratings.csv', RATED, { 'content-type': 'text/csv' });
    expect(raw).toMatchObject({
      status: 200,
      body: {
        matched: 1,
        unknown: [{ title: 'No Film of Ours', year: 1999 }],
        files: [{ name: 'ratings.csv', rows: 2 }],
      },
    });
    expect(await plays(10)).toMatchObject({ rating: 4.5, source: 'letterboxd' });
    const form = new FormData();
    form.append('files', new Blob([RATED]), 'ratings.csv');
    form.append('files', new Blob(['Const,Your Rating,Title\ntt0816692,8,Interstellar\n']), 'imdb é.csv');
    expect(await send('anna/import', form)).toMatchObject({
      status: 200,
      body: { matched: 2, files: [{ name: 'ratings.csv' }, { name: 'imdb é.csv' }] },
    });
  });

  test('refuses strangers, what is no history, and what is too large or too much', async () => {
    const code = async (...given: Parameters<typeof send>) => {
      const { status, body } = await send(...given);
      return [status, (body as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code];
    };
    const foreign = { 'x-forwarded-for': '203.0.113.7' };
    expect(await code('anna/import', RATED, foreign)).toEqual([401, 'UNAUTHENTICATED']);
    expect(await code('nobody/import', RATED)).toEqual([400, 'BAD_USER_INPUT']);
    expect(await code('anna/import', 'no,history\n1,2\n')).toEqual([400, 'BAD_USER_INPUT']);
    expect(await code('anna/import', '')).toEqual([400, 'BAD_USER_INPUT']);
    expect(await code('anna/import', 'x', { 'content-type': 'multipart/form-data; boundary=x' })).toEqual([
      400,
      'BAD_USER_INPUT',
    ]);
    const form = new FormData();
    for (let i = 0; i < 21; i += 1) form.append('files', new Blob([RATED]), `${i}.csv`);
    expect(await code('anna/import', form)).toEqual([400, 'BAD_USER_INPUT']);
    // The server hangs up on what it does not read, sometimes before its answer has been seen.
    const large = await code('anna/import', new Uint8Array(65 * 1024 * 1024)).catch(() => 'hung up');
    if (large !== 'hung up') expect(large).toEqual([413, 'BODY_TOO_LARGE']);
    expect(server.log.join('\n')).not.toContain('No Film of Ours');
  });
});
