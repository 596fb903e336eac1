import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';
import { statementsDuring } from './statements.ts';

const WHY = `{ recommend(input: {like: [{tmdbId: 10}]}, first: 3) {
  edges { reasons { label } } } }`;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
});

afterAll(() => database.close());

/** Statements that read what is remembered of a model. */
const ofTheModel = (statements: readonly string[]) =>
  statements.filter((text) => /model_term|model_sample|model_label/.test(text));

test('what answers take of the model is read beforehand, once', async () => {
  const server = await startTestServer(database);
  try {
    const before = await statementsDuring(() => server.server.warmUp());
    expect(ofTheModel(before)).toHaveLength(3);
    const after = await statementsDuring(() => server.data(WHY));
    expect(ofTheModel(after)).toEqual([]);
  } finally {
    await server.close();
  }
});

test('a server without a database goes on without', async () => {
  const server = await startTestServer(new Promise<Database>(() => undefined));
  try {
    await server.server.warmUp();
    expect((await server.ask('{ __typename }')).status).toBe(200);
  } finally {
    await server.close();
  }
});
