import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';
import { statementsDuring } from './statements.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database);
  // What the server reads once and remembers is not what these tests count.
  await server.data('{ movie(by: {tmdbId: 10}) { similar(first: 1) { edges { reasons { label } } } } }');
});

afterAll(async () => {
  await server.close();
  await database.close();
});

/** Each statement's kind, counted. */
async function count(query: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const statement of await statementsDuring(() => server.data(query))) {
    const kind = /model_vector_\d+/.test(statement)
      ? 'neighbours'
      : statement.includes('FROM movie m WHERE m.id = ANY')
        ? 'movies by id'
        : statement.includes('FROM movie m')
          ? 'browse'
          : statement.includes('imdb_id = ANY')
            ? 'imdb ids'
            : statement.includes("status = 'active'")
              ? 'active model'
              : 'other';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

test('similar movies of fifty movies are one statement, and their facts one more', async () => {
  expect(
    await count(
      '{ movies(first: 50) { nodes { title similar(first: 10) { nodes { title } basedOn { id } } } } }',
    ),
  ).toEqual({ browse: 1, 'active model': 1, neighbours: 1, 'movies by id': 1 });
});

test('reasons of all pages add no statement', async () => {
  expect(
    await count(
      '{ movies(first: 50) { nodes { similar(first: 10) { edges { reasons { label } node { id } } } } } }',
    ),
  ).toEqual({ browse: 1, 'active model': 1, neighbours: 1, 'movies by id': 1 });
});

test('each set of arguments is one statement', async () => {
  expect(
    await count(`{ movies(first: 20) { nodes {
      a: similar(first: 5) { nodes { id } }
      b: similar(first: 5, ranking: SIMILARITY) { nodes { id } }
      c: similar(first: 5, filter: {minYear: 1990, genres: ["Drama", "Comedy"]}) { nodes { id } }
      d: similar(first: 5, filter: {genres: ["comedy", "drama"], minYear: 1990}) { nodes { id } } } } }`),
  ).toMatchObject({ neighbours: 3 });
});

test('movies asked for by id, under any number of aliases, are one statement', async () => {
  const aliases = Array.from(
    { length: 30 },
    (_, i) => `m${i}: movie(by: {tmdbId: ${10 * (i + 1)}}) { title }`,
  );
  expect(await count(`{ ${aliases.join(' ')} node(id: "Movie:10") { id } }`)).toEqual({ 'movies by id': 1 });
});

test('references of several recommendations are looked up together', async () => {
  const aliases = Array.from(
    { length: 5 },
    (_, i) => `r${i}: recommend(input: {like: [{imdbId: "tt1375666"}, {tmdbId: ${10 * (i + 5)}}]}, first: 3) {
      pageInfo { endCursor } }`,
  );
  expect(await count(`{ ${aliases.join(' ')} }`)).toMatchObject({
    'active model': 1,
    'imdb ids': 1,
    'movies by id': 2,
  });
});

test('recommendations under any number of aliases are one statement for each set of arguments', async () => {
  const aliases = Array.from({ length: 6 }, (_, i) => {
    const like = `like: [{tmdbId: ${10 * (i + 5)}}, {tmdbId: ${10 * (i + 20)}}], dislike: [{tmdbId: ${10 * (i + 1)}}]`;
    const [filter, first] = i < 3 ? ['', 3] : [', filter: {minYear: 1980}', 4];
    return `r${i}: recommend(input: {${like}${filter}}, first: ${first}) { nodes { id } }`;
  });
  expect(await count(`{ ${aliases.join(' ')} }`)).toMatchObject({ 'active model': 1, neighbours: 2 });
});

test('the films of several people are one statement, and their numbers one more', async () => {
  const statements = await statementsDuring(() =>
    server.data(`{ nodes(ids: ["Person:Christopher Nolan", "Person:Michael Caine"]) {
      ... on Person { directed(first: 2) { totalCount nodes { title } } } } }`),
  );
  expect(statements).toHaveLength(3);
});

test('what is not selected is not asked for', async () => {
  const statements = await statementsDuring(() => server.data('{ movies(first: 5) { nodes { title } } }'));
  expect(statements.filter((statement) => statement.includes('count(*)'))).toEqual([]);
  expect(statements).toHaveLength(1);
});
