import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { examine } from '../../../src/cli/doctor/examine.ts';
import { readSettings } from '../../../src/cli/settings.ts';
import type { Database } from '../../../src/database/database.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { createTestDatabase, type CreatedDatabase } from '../../support/database.ts';
import { startTestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from '../graphql/prepared-catalogue.ts';

const SECURITY = readFileSync(new URL('../../../SECURITY.md', import.meta.url), 'utf8');
const ADMIN_TOKEN = 'operator-of-the-catalogue';
const PASSWORD = randomBytes(12).toString('hex');

/** A script without the lines that are for psql, which has to stop at the first error. */
function script(file: string): string {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  expect(text.split(/^BEGIN;$/m)[0], file).toContain('\\set ON_ERROR_STOP on\n');
  return text.replaceAll(/^\\.*$/gm, '');
}

/** What SECURITY.md says to run, in order: scripts, and the password. */
const STEPS = Array.from(
  SECURITY.matchAll(/^psql "\$DATABASE_URL" (?:-f (?<file>\S+)|-c '(?<command>.+)')/gm),
  ({ groups }) => groups?.file ?? groups?.command ?? '',
);

/** Runs the steps as `database` is logged in. */
async function follow(database: Database, steps: readonly string[]): Promise<void> {
  for (const step of steps) {
    const password = /^\\password (?<role>\w+)$/.exec(step)?.groups?.role;
    await database.pool.query(
      password === undefined ? script(step) : `ALTER ROLE ${password} PASSWORD '${PASSWORD}'`,
    );
  }
}

const QUESTIONS = `{
  searchMovies(query: "intersteller") { similarity movie { title } }
  movie(by: {title: "inceptoin"}) { similar(filter: {minYear: 1950}) { edges { reasons { label } node { title } } } }
  recommend(input: {like: [{tmdbId: 10}, {tmdbId: 20}], diversity: 0.5}) { edges { node { title } } }
  movies { totalCount nodes { title } } genres { name } model { id } models { id }
  node(id: "Movie:10") { id } }`;

describe.skipIf(inject('testDatabase').kind === 'embedded')('the roles of SECURITY.md', () => {
  const OWNER = `owner_${randomBytes(4).toString('hex')}`;
  let created: CreatedDatabase;
  let superuser: Database;
  let owner: Database;
  let asServer: Database;

  const open = (role: string): Promise<Database> => {
    const url = new URL(created.options.url!);
    url.username = role;
    url.password = PASSWORD;
    return openDatabase({ ...created.options, url: url.href, maxConnections: 3 });
  };
  const urlOf = (role: string): string => {
    const url = new URL(created.options.url!);
    url.username = role;
    url.password = PASSWORD;
    return url.href;
  };
  const doctorAs = async (url: string) =>
    (await examine(readSettings({ DATABASE_URL: url }))).filter(({ subject }) => subject === 'role');

  beforeAll(async () => {
    created = await createTestDatabase();
    superuser = await openDatabase({ ...created.options, maxConnections: 3 });
    // As scripts/compose-role.sh makes it: the owner of the database and of all that is in it, and nothing more.
    await superuser.pool.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD '${PASSWORD}'`);
    const { rows } = await superuser.pool.query<{ name: string }>('SELECT current_database() AS name');
    await superuser.pool.query(`ALTER DATABASE ${rows[0]!.name} OWNER TO ${OWNER}`);
    await superuser.pool.query(
      'DROP SCHEMA public CASCADE; DROP SCHEMA drizzle CASCADE; DROP SCHEMA reelgraph CASCADE',
    );
    await superuser.pool.query(
      `CREATE SCHEMA public AUTHORIZATION ${OWNER}; CREATE EXTENSION vector; CREATE EXTENSION pg_trgm`,
    );
    owner = await open(OWNER);
    await migrate(owner);
    await prepareCatalogue(owner);
  });

  afterAll(async () => {
    await asServer.close();
    await owner.close();
    for (const role of ['reelgraph_server', 'reelgraph_analyst', OWNER]) {
      await superuser.pool.query(
        `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`,
      );
    }
    await superuser.close();
    await created.drop();
  });

  async function refused(database: Database, statement: string): Promise<void> {
    await expect(database.pool.query(statement), statement).rejects.toMatchObject({ code: '42501' });
  }

  async function answersAll(): Promise<string> {
    const server = await startTestServer(asServer);
    try {
      const data = await server.data<{ model: { id: string }; recommend: { edges: unknown[] } }>(QUESTIONS);
      expect(data.recommend.edges.length).toBeGreaterThan(0);
      expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
      return data.model.id;
    } finally {
      await server.close();
    }
  }

  test('an owner who may not create roles is told who has to', async () => {
    expect(STEPS).toHaveLength(4);
    await expect(owner.pool.query(script(STEPS[0]!))).rejects.toMatchObject({
      message: `role ${OWNER} may not create roles`,
      hint: expect.stringContaining('CREATE ROLE reelgraph_server LOGIN') as string,
    });
  });

  test('an owner follows the steps; two trainings later all questions are answered', async () => {
    await superuser.pool.query(`ALTER ROLE ${OWNER} CREATEROLE`);
    await follow(owner, STEPS.slice(0, 2));
    asServer = await open('reelgraph_server');
    expect(await migrate(asServer)).toBe(0);
    await prepareCatalogue(owner);
    const modelId = await prepareCatalogue(owner);
    expect(await answersAll()).toBe(`Model:${modelId}`);
    expect(await doctorAs(urlOf('reelgraph_server'))).toMatchObject([{ verdict: 'advice' }]);
  });

  test('a superuser follows them; two trainings of the owner later all questions are answered', async () => {
    await superuser.pool.query('DROP OWNED BY reelgraph_server');
    await follow(superuser, STEPS.slice(0, 2));
    await prepareCatalogue(owner);
    const modelId = await prepareCatalogue(owner);
    expect(await answersAll()).toBe(`Model:${modelId}`);
  });

  test('readiness and doctor say what the role of the server may not read', async () => {
    const { rows } = await owner.pool.query<{ id: number }>(`SELECT id FROM model WHERE status = 'active'`);
    const table = `model_vector_${rows[0]!.id}`;
    await owner.pool.query(`REVOKE SELECT ON ${table} FROM reelgraph_server`);
    const server = await startTestServer(asServer);
    try {
      const ready = await fetch(`${server.url}/health/ready`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({
        message: expect.stringContaining(`reelgraph_server may not read ${table}`) as string,
      });
    } finally {
      await server.close();
    }
    for (const role of ['reelgraph_server', OWNER]) {
      expect(await doctorAs(urlOf(role)), role).toMatchObject([
        {
          verdict: 'fault',
          found: expect.stringContaining(`reelgraph_server may not read ${table}`) as string,
        },
      ]);
    }
    await follow(owner, STEPS.slice(0, 1));
    expect(await doctorAs(urlOf(OWNER))).toMatchObject([{ verdict: 'good' }]);
  });

  test('reelgraph_server is refused everything but reading', async () => {
    for (const statement of [
      `INSERT INTO movie (id, title) VALUES (1, 'x')`,
      `UPDATE movie SET title = 'x'`,
      'DELETE FROM movie',
      'TRUNCATE movie',
      'DROP TABLE movie_title',
      'ALTER TABLE movie ADD COLUMN x integer',
      'CREATE TABLE loot (x integer)',
      'CREATE SCHEMA loot',
      `UPDATE model SET status = 'ready'`,
      'DELETE FROM drizzle.__drizzle_migrations',
      'CREATE ROLE friend',
      'SELECT * FROM pg_authid',
      `SELECT pg_read_file('postgresql.conf')`,
      `COPY movie TO '/var/movies.csv'`,
      `COPY movie TO PROGRAM 'cat'`,
      'BEGIN; LOCK TABLE movie IN ACCESS EXCLUSIVE MODE; COMMIT',
    ]) {
      await refused(asServer, statement);
    }
  });

  test('it changes movies once that is granted, also in models trained later, and still nothing else', async () => {
    await follow(owner, STEPS.slice(2, 3));
    await prepareCatalogue(owner);
    const server = await startTestServer(asServer, { api: { adminToken: ADMIN_TOKEN } });
    try {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}` },
        body: JSON.stringify({
          query: `mutation { upsertMovies(movies: [
            {tmdbId: 10, title: "Inception", rating: 9},
            {tmdbId: 777777, title: "Newcomer", overview: "A dream within a heist", keywords: ["dream"]}]) { __typename } }`,
        }),
      });
      expect(await response.json()).toEqual({
        data: { upsertMovies: { __typename: 'UpsertMoviesPayload' } },
      });
      const found = await server.data('{ movie(by: {title: "Newcomer"}) { id } }');
      expect(found).toEqual({ movie: { id: 'Movie:777777' } });
    } finally {
      await server.close();
    }
    await owner.pool.query('CREATE TABLE of_somebody_else (x integer)');
    for (const statement of [
      'DELETE FROM movie',
      'TRUNCATE movie',
      'DROP TABLE movie',
      `UPDATE model SET status = 'ready'`,
      'DELETE FROM model_term',
      'CREATE TABLE loot (x integer)',
      'INSERT INTO of_somebody_else VALUES (1)',
      'INSERT INTO interaction (profile_id, movie_id, source) VALUES (1, 1, 1)',
    ]) {
      await refused(asServer, statement);
    }
  });

  test('an analyst reads the catalogue and the model, and can keep nobody waiting', async () => {
    const file = script('scripts/create-analyst-role.sql');
    // The rest of psql's own: a variable, and \gexec, which runs what a query returns.
    const sql = file
      .replace(/DO \$\$ BEGIN\s+RAISE EXCEPTION 'give the role a password[^]*?END \$\$;/, '')
      .replace(/SELECT '(CREATE ROLE reelgraph_analyst)'.*\n/, '$1;')
      .replace(":'password'", `'${PASSWORD}'`);
    await superuser.pool.query(sql);
    const modelId = await prepareCatalogue(owner);
    const client = new pg.Client({ connectionString: urlOf('reelgraph_analyst') });
    await client.connect();
    const denied = async (statement: string): Promise<void> => {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    };
    try {
      for (const relation of [
        'active_vector',
        'movie_overview',
        'movie_person',
        `public.model_vector_${modelId}`,
      ]) {
        expect((await client.query(`SELECT * FROM ${relation} LIMIT 1`)).rowCount, relation).toBe(1);
      }
      expect((await client.query('SELECT * FROM similar_movies(10, 3)')).rowCount).toBe(3);
      for (const statement of ['SELECT * FROM public.profile', 'SELECT * FROM public.profile_history']) {
        await denied(statement);
      }
      await client.query('SET default_transaction_read_only = off; SET transaction_read_only = off');
      for (const statement of [
        `DELETE FROM movie`,
        'CREATE TEMPORARY TABLE mine (x integer)',
        'SELECT pg_advisory_lock(1919249516, 2)',
        'SELECT pg_try_advisory_lock_shared(1919249516, 3)',
        'SELECT pg_advisory_xact_lock(1)',
        'BEGIN; LOCK TABLE public.model IN SHARE MODE',
      ]) {
        await denied(statement);
        await client.query('ROLLBACK');
      }
      const { rows } = await client.query('SHOW idle_in_transaction_session_timeout');
      expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
    } finally {
      await client.end();
    }
    // Those who need the locks have them still.
    await owner.pool.query('SELECT pg_advisory_lock(1, 1), pg_advisory_unlock_all()');
    await asServer.pool.query('BEGIN; SELECT pg_advisory_xact_lock(1, 1); COMMIT');
  });
});
