import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';

const SECRET = 'a secret of at least thirty-two characters';
const ADMIN_TOKEN = 'the-token-of-the-operator';

let database: TestDatabase;
let household: TestServer;
let guarded: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  household = await startTestServer(database);
  guarded = await startTestServer(database, {
    api: {
      adminToken: ADMIN_TOKEN,
      profiles: { kind: 'tokens', keys: { secret: SECRET }, issuer: null, audience: null },
    },
  });
});
afterAll(async () => {
  await household.close();
  await guarded.close();
  await database.close();
});

interface Page {
  readonly nodes: readonly { readonly tmdbId: number; readonly title: string }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

const PAGE = 'nodes { tmdbId title } pageInfo { endCursor hasNextPage }';

async function newProfile(...rated: readonly { tmdbId: number; rating: number }[]): Promise<string> {
  const { createProfile } = await household.data<{ createProfile: { id: string } }>(
    'mutation { createProfile { id } }',
  );
  if (rated.length > 0) {
    await household.data(
      'mutation ($profile: ID!, $interactions: [InteractionInput!]!) { record(profile: $profile, interactions: $interactions) { added } }',
      {
        profile: createProfile.id,
        interactions: rated.map(({ tmdbId, rating }) => ({ movie: { tmdbId }, rating })),
      },
    );
  }
  return createProfile.id;
}

async function recommendations(profile: string, given = ''): Promise<Page> {
  const data = await household.data<{ profile: { recommendations: Page } }>(
    `query ($profile: ID!) { profile(id: $profile) { recommendations${given} { ${PAGE} } } }`,
    { profile },
  );
  return data.profile.recommendations;
}

describe('a profile', () => {
  test('is recommended what its next rating makes of it, without what it has seen', async () => {
    const profile = await newProfile({ tmdbId: 10, rating: 5 });
    const before = await recommendations(profile, '(first: 20)');
    expect(before.nodes).toHaveLength(20);
    const seen = before.nodes[0]!;
    await household.data(
      `mutation ($profile: ID!, $id: Int!) { record(profile: $profile, interactions: [{movie: {tmdbId: $id}, rating: 4.5}]) { added } }`,
      { profile, id: seen.tmdbId },
    );
    const after = await recommendations(profile, '(first: 20)');
    expect(after.nodes).toHaveLength(20);
    expect(after.nodes.map(({ tmdbId }) => tmdbId)).not.toContain(seen.tmdbId);
    expect(after.nodes.map(({ tmdbId }) => tmdbId)).not.toContain(10);
    const all = await recommendations(profile, '(first: 20, includeSeen: true)');
    expect(all.nodes.map(({ tmdbId }) => tmdbId)).toContain(10);
  });

  test('has pages that follow each other', async () => {
    const profile = await newProfile({ tmdbId: 10, rating: 5 }, { tmdbId: 20, rating: 4 });
    const whole = await recommendations(profile, '(first: 30)');
    const one = await recommendations(profile, '(first: 15)');
    const two = await recommendations(profile, `(first: 15, after: "${one.pageInfo.endCursor}")`);
    expect([...one.nodes, ...two.nodes]).toEqual(whole.nodes);
  });

  test('that hides a movie never meets it again', async () => {
    const profile = await newProfile({ tmdbId: 10, rating: 5 });
    const [best] = (await recommendations(profile)).nodes;
    await household.data(
      `mutation ($profile: ID!, $id: Int!) { record(profile: $profile, interactions: [{movie: {tmdbId: $id}, hidden: true}]) { added } }`,
      { profile, id: best!.tmdbId },
    );
    expect((await recommendations(profile, '(first: 50)')).nodes).not.toContainEqual(best);
    expect((await recommendations(profile, '(first: 50, includeHidden: true)')).nodes).toContainEqual(best);
  });

  test('that likes nothing yet gets an empty page', async () => {
    expect((await recommendations(await newProfile())).nodes).toEqual([]);
  });

  test('tells what it did and what it likes in words, and comes along as files', async () => {
    const profile = await newProfile(
      { tmdbId: 10, rating: 5 },
      { tmdbId: 20, rating: 4.5 },
      { tmdbId: 30, rating: 1 },
    );
    const { profile: told, exportProfile } = await household.data<{
      profile: {
        entries: number;
        history: { nodes: { movie: { title: string }; rating: number }[] };
        taste: { people: { label: string; movies: number }[]; genres: { label: string }[] };
      };
      exportProfile: { files: { name: string; content: string }[] };
    }>(
      `query ($profile: ID!) {
        profile(id: $profile) { entries history { nodes { movie { title } rating } } taste { people { label weight movies } genres { label weight } } }
        exportProfile(profile: $profile, format: LETTERBOXD) { files { name content } }
      }`,
      { profile },
    );
    expect(told.entries).toBe(3);
    expect(told.history.nodes).toContainEqual({ movie: { title: 'Inception' }, rating: 5 });
    expect(told.taste.people[0]).toMatchObject({ label: 'Christopher Nolan', movies: 2 });
    expect(exportProfile.files).toHaveLength(1);
    expect(exportProfile.files[0]!.content.split('\n').slice(0, 1)).toEqual([
      'tmdbID,imdbID,Title,Year,Rating,WatchedDate,Rewatch',
    ]);
    expect(exportProfile.files[0]!.content).toContain('10,tt1375666,Inception,2010,5,,');
  });

  test('forgets, and is gone when it is deleted, without a line in the log that tells of its movies', async () => {
    const profile = await newProfile({ tmdbId: 10, rating: 5 }, { tmdbId: 20, rating: 5 });
    const { forget } = await household.data<{ forget: { forgotten: number; profile: { entries: number } } }>(
      `mutation ($profile: ID!) { forget(profile: $profile, movies: [{title: "Inception"}, {tmdbId: 30}]) { forgotten profile { entries } } }`,
      { profile },
    );
    expect(forget).toEqual({ forgotten: 1, profile: { entries: 1 } });
    expect(
      await household.data('mutation ($profile: ID!) { deleteProfile(profile: $profile) }', { profile }),
    ).toEqual({
      deleteProfile: true,
    });
    expect(
      await household.data('query ($profile: ID!) { profile(id: $profile) { id } }', { profile }),
    ).toEqual({
      profile: null,
    });
    expect(household.log.join('\n')).not.toMatch(/inception|interstellar|27205/i);
  });

  test('is never kept by a cache', async () => {
    const profile = await newProfile({ tmdbId: 10, rating: 5 });
    for (const query of [
      `{ profile(id: "${profile}") { id } }`,
      `{ recommend(input: {profile: "${profile}"}) { __typename } }`,
      `{ recommend(input: {history: [{movie: {tmdbId: 10}}]}) { __typename } }`,
    ]) {
      const { headers } = await household.ask(query);
      expect(headers.get('cache-control'), query).toBe('no-store');
    }
  });
});

describe('somebody who is stored nowhere', () => {
  test('is recommended the same as a profile with that history', async () => {
    const profile = await newProfile(
      { tmdbId: 10, rating: 5 },
      { tmdbId: 20, rating: 3.5 },
      { tmdbId: 40, rating: 1 },
    );
    const { recommend } = await household.data<{ recommend: Page }>(
      `{ recommend(first: 20, input: {history: [
          {movie: {tmdbId: 10}, rating: 5}, {movie: {title: "Interstellar"}, rating: 3.5}, {movie: {tmdbId: 40}, rating: 1}, {movie: {tmdbId: 7}}
        ]}) { ... on RecommendationConnection { ${PAGE} } } }`,
    );
    expect(recommend.nodes).toEqual((await recommendations(profile, '(first: 20)')).nodes);
  });

  test('says exactly one thing to start from', async () => {
    for (const input of ['{}', '{like: []}']) {
      const { errors } = await household.ask(`{ recommend(input: ${input}) { __typename } }`);
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    const { errors } = await household.ask(
      '{ recommend(input: {profile: "x", like: [{tmdbId: 10}]}) { __typename } }',
    );
    expect(errors[0]!.message).toContain('Exactly one of');
  });
});

test('a group is recommended nothing that one of it has seen, with reasons for each', async () => {
  const anna = await newProfile({ tmdbId: 10, rating: 5 }, { tmdbId: 40, rating: 2 });
  const bert = await newProfile({ tmdbId: 20, rating: 5 }, { tmdbId: 50, rating: 2 });
  const { recommend } = await household.data<{
    recommend: Page & { edges: { node: { tmdbId: number }; reasonsByProfile: { profile: string }[] }[] };
  }>(
    `query ($group: [ID!]) { recommend(input: {profiles: $group}, first: 50) { ... on RecommendationConnection {
       ${PAGE} edges { node { tmdbId } reasonsByProfile { profile reasons { label } } } } } }`,
    { group: [anna, bert] },
  );
  expect(recommend.nodes).toHaveLength(50);
  const ids = recommend.nodes.map(({ tmdbId }) => tmdbId);
  for (const seen of [10, 20, 40, 50]) expect(ids).not.toContain(seen);
  const told = new Set(
    recommend.edges.flatMap(({ reasonsByProfile }) => reasonsByProfile.map(({ profile }) => profile)),
  );
  expect([...told].every((profile) => [anna, bert].includes(profile))).toBe(true);
});

describe('shelves', () => {
  test('of a person and of everybody restrict every list, and fill the page', async () => {
    const profile = await newProfile({ tmdbId: 10, rating: 5 });
    const onIt = Array.from({ length: 60 }, (_, i) => 10 * (i + 4));
    const { mine, ours } = await household.data<
      Record<'mine' | 'ours', { shelf: { id: string; movieCount: number }; unknown: unknown[] }>
    >(
      `mutation ($profile: ID!, $movies: [MovieRef!]!) {
        mine: putShelf(profile: $profile, name: "my library", movies: $movies) { shelf { id movieCount } unknown { reference } }
        ours: putShelf(name: "festival", movies: [{tmdbId: 20}, {tmdbId: 30}, {tmdbId: 7}]) { shelf { id movieCount } unknown { reference } }
      }`,
      { profile, movies: onIt.map((tmdbId) => ({ tmdbId })) },
    );
    expect(mine.shelf).toEqual({ id: `Shelf:${profile}/my%20library`, movieCount: 60 });
    expect(ours).toMatchObject({
      shelf: { id: 'Shelf:/festival', movieCount: 2 },
      unknown: [{ reference: 'tmdbId 7' }],
    });
    const within = await recommendations(profile, `(first: 30, filter: {onShelf: ["${mine.shelf.id}"]})`);
    expect(within.nodes).toHaveLength(30);
    expect(within.nodes.every(({ tmdbId }) => onIt.includes(tmdbId))).toBe(true);
    const without = await recommendations(
      profile,
      `(first: 100, filter: {notOnShelf: ["${mine.shelf.id}", "Shelf:/festival"]})`,
    );
    expect(without.nodes).toHaveLength(100);
    expect(without.nodes.some(({ tmdbId }) => onIt.includes(tmdbId) || tmdbId === 20)).toBe(false);
    const { movies, recommend, shelves } = await household.data<{
      movies: { totalCount: number };
      recommend: Page;
      shelves: { name: string }[];
    }>(`{
      movies(filter: {onShelf: "Shelf:/festival"}) { totalCount }
      recommend(input: {like: [{tmdbId: 10}], filter: {onShelf: "Shelf:/festival"}}) { ... on RecommendationConnection { ${PAGE} } }
      shelves { name }
    }`);
    expect(movies.totalCount).toBe(2);
    expect(recommend.nodes.map(({ tmdbId }) => tmdbId).sort()).toEqual([20, 30]);
    expect(shelves).toEqual([{ name: 'festival' }]);
    expect(await household.data('mutation { removeShelf(id: "Shelf:/festival") }')).toEqual({
      removeShelf: true,
    });
  });

  test('that are not there, or no shelves, are named', async () => {
    for (const id of ['Shelf:/nothing', 'library', 'Shelf:a/b/c', 'Shelf:%/x']) {
      const { errors } = await household.ask(`{ movies(filter: {onShelf: ["${id}"]}) { totalCount } }`);
      expect(errors[0]!.extensions, id).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'filter.onShelf.0',
      });
    }
  });
});

describe('who may', () => {
  const sign = (claims: Record<string, unknown>, key: string = SECRET) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(key));
  const asked = async (query: string, token?: string, server = guarded) =>
    server.ask<Record<string, { id: string } | null>>(
      query,
      {},
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    );

  test('uses the profile of the token, those of the household, and no other', async () => {
    const anna = await sign({ sub: 'anna', household: 'smith' });
    const bert = await sign({ sub: 'bert', household: 'smith' });
    const carl = await sign({ sub: 'carl' });
    for (const token of [anna, bert, carl])
      expect((await asked('mutation { createProfile { id } }', token)).errors).toEqual([]);
    expect((await asked('{ profile(id: "anna") { id } }', anna)).data.profile).toEqual({ id: 'anna' });
    expect((await asked('{ profile(id: "anna") { id } }', bert)).data.profile).toEqual({ id: 'anna' });
    expect((await asked('{ profile(id: "carl") { id } }', anna)).data.profile).toBeNull();
    expect((await asked('{ profile(id: "carl") { id } }', ADMIN_TOKEN)).data.profile).toEqual({ id: 'carl' });
  });

  test('learns nothing of whether another profile exists', async () => {
    const token = await sign({ sub: 'dora' });
    await asked('mutation { createProfile { id } }', token);
    await asked('mutation { createProfile(id: "hidden") { id } }', ADMIN_TOKEN);
    const attempts = (id: string) => [
      `{ profile(id: "${id}") { id } }`,
      `{ exportProfile(profile: "${id}") { files { name } } }`,
      `{ recommend(input: {profile: "${id}"}) { __typename } }`,
      `{ recommend(input: {profiles: ["dora", "${id}"]}) { __typename } }`,
      `{ movies(filter: {onShelf: "Shelf:${id}/library"}) { totalCount } }`,
      `mutation { record(profile: "${id}", interactions: [{movie: {tmdbId: 10}}]) { added } }`,
      `mutation { forget(profile: "${id}", movies: [{tmdbId: 10}]) { forgotten } }`,
      `mutation { putShelf(profile: "${id}", name: "library", movies: []) { shelf { id } } }`,
      `mutation { removeShelf(id: "Shelf:${id}/library") }`,
      `mutation { deleteProfile(profile: "${id}") }`,
      `mutation { createProfile(id: "${id}") { id } }`,
    ];
    const there = attempts('hidden');
    const absent = attempts('absent');
    for (const [i, query] of there.entries()) {
      const one = await asked(query, token);
      const other = await asked(absent[i]!, token);
      expect(one.status, query).toBe(other.status);
      const text = JSON.stringify([one.data, one.errors]).replaceAll('hidden', 'absent');
      expect(text.replaceAll(/"locations":\[[^\]]*\]/g, ''), query).toBe(
        JSON.stringify([other.data, other.errors]).replaceAll(/"locations":\[[^\]]*\]/g, ''),
      );
    }
  });

  test('is refused without a token, with a wrong one, and where profiles are off', async () => {
    const expired = await new SignJWT({ sub: 'anna' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(1000)
      .sign(new TextEncoder().encode(SECRET));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"anna"}').toString('base64url')}.`;
    for (const token of [
      undefined,
      'nonsense',
      expired,
      unsigned,
      await sign({ sub: 'anna' }, 'another secret of thirty-two characters!'),
      await sign({}),
      await sign({ sub: '' }),
    ]) {
      const { errors, headers } = await asked('{ profile(id: "anna") { id } }', token);
      expect(errors[0]!.extensions, token).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(headers.get('www-authenticate')).toBe('Bearer');
    }
    const off = await startTestServer(database, { api: { profiles: { kind: 'off' } } });
    const { errors } = await asked('{ profile(id: "anna") { id } }', undefined, off);
    expect(errors[0]!.message).toContain('REELGRAPH_JWT_SECRET');
    await off.close();
  });

  test('of a household, is at the machine: no proxy, no page of another site, no name that only resolves to it', async () => {
    const query = '{ profiles { id } }';
    expect((await household.ask(query)).errors).toEqual([]);
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.7' },
      { forwarded: 'for=203.0.113.7' },
      { origin: 'https://evil.example' },
    ]) {
      const { errors } = await household.ask(query, {}, headers);
      expect(errors[0]!.extensions, JSON.stringify(headers)).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  test('is known by the keys of an address too', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
    const keys = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
    const jwksUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwks.json`;
    const server = await startTestServer(database, {
      api: { profiles: { kind: 'tokens', keys: { jwksUrl }, issuer: 'https://id.example', audience: null } },
    });
    const token = (issuer: string) =>
      new SignJWT({ sub: 'eve' })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .sign(privateKey);
    const ask = async (issuer: string) =>
      asked('mutation { createProfile { id } }', await token(issuer), server);
    expect((await ask('https://id.example')).data.createProfile).toEqual({ id: 'eve' });
    expect((await ask('https://other.example')).errors[0]!.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    await server.close();
    keys.close();
  });
});
