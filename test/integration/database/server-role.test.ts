import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from '../graphql/prepared-catalogue.ts';

/** A script without the lines that are for psql. */
const script = (name: string) =>
  readFileSync(new URL(`../../../scripts/${name}.sql`, import.meta.url), 'utf8').replaceAll(/^\\.*$/gm, '');
const ADMIN_TOKEN = 'operator-of-the-catalogue';

describe.skipIf(inject('testDatabase').kind === 'embedded')(
  'a server that logs in as reelgraph_server',
  () => {
    let owner: TestDatabase;
    let asServer: Database;

    beforeAll(async () => {
      owner = await openTestDatabase();
      await prepareCatalogue(owner);
      await owner.pool.query(script('create-server-role'));
      const password = randomBytes(12).toString('hex');
      await owner.pool.query(`ALTER ROLE reelgraph_server PASSWORD '${password}'`);
      const url = new URL(owner.options.url!);
      url.username = 'reelgraph_server';
      url.password = password;
      asServer = await openDatabase({
        url: url.href,
        dataDirectory: owner.options.dataDirectory,
        maxConnections: 3,
      });
    });

    afterAll(async () => {
      await asServer.close();
      await owner.pool.query('DROP OWNED BY reelgraph_server');
      await owner.pool.query('DROP ROLE reelgraph_server');
      await owner.close();
    });

    async function refused(statement: string): Promise<void> {
      await expect(asServer.pool.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }

    test('starts, answers every kind of question, and the models trained after it was made', async () => {
      expect(await migrate(asServer)).toBe(0);
      const modelId = await prepareCatalogue(owner);
      const server = await startTestServer(asServer);
      try {
        const data = await server.data<{ model: object }>(`{
        searchMovies(query: "intersteller") { similarity movie { title } }
        movie(by: {title: "inceptoin"}) { similar(filter: {minYear: 1950}) { edges { reasons { label } node { title } } } }
        recommend(input: {like: [{tmdbId: 10}, {tmdbId: 20}], diversity: 0.5}) { __typename }
        movies { totalCount nodes { title } } genres { name } model { id } models { id }
        node(id: "Movie:10") { id } }`);
        expect(data.model).toEqual({ id: `Model:${modelId}` });
        expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
      } finally {
        await server.close();
      }
    });

    test('is refused everything else', async () => {
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
        await refused(statement);
      }
    });

    test('changes movies once that is granted, and still nothing else', async () => {
      await owner.pool.query(script('grant-upserts'));
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
      for (const statement of [
        'DELETE FROM movie',
        'TRUNCATE movie',
        'DROP TABLE movie',
        `UPDATE model SET status = 'ready'`,
        'DELETE FROM model_term',
        'CREATE TABLE loot (x integer)',
      ]) {
        await refused(statement);
      }
    });
  },
);
