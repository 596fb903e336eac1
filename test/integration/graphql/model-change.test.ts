import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;
let models: readonly [number, number];

beforeAll(async () => {
  database = await openTestDatabase();
  models = [await prepareCatalogue(database), await prepareCatalogue(database)];
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

const ROUNDS = 20;
const CLIENTS = 3;

const SEVERAL_QUESTIONS = `{
  model { id }
  recommend(input: {like: [{tmdbId: 10}]}, first: 3) { ... on RecommendationConnection { model { id } } }
  again: recommend(input: {like: [{tmdbId: 20}, {tmdbId: 30}]}, first: 3) {
    ... on RecommendationConnection { model { id } nodes { similar(first: 2) { model { id } } } } }
  movies(first: 5) { nodes { similar(first: 2, ranking: SIMILARITY) { model { id } } } }
}`;

async function activate(modelId: number): Promise<void> {
  await database.transaction(async (client) => {
    await client.query(`UPDATE model SET status = 'ready' WHERE status = 'active'`);
    await client.query(`UPDATE model SET status = 'active' WHERE id = $1`, [modelId]);
  });
}

test('while models are published, each response is wholly of one model, and the newest answers', async () => {
  let publishing = true;
  const seen = new Set<string>();
  const client = async (): Promise<void> => {
    while (publishing) {
      const text = JSON.stringify(await server.data(SEVERAL_QUESTIONS));
      const ids = new Set(text.match(/Model:\d+/g));
      expect([...ids]).toHaveLength(1);
      for (const id of ids) seen.add(id);
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  for (let round = 0; round < ROUNDS || seen.size < models.length; round++) {
    await activate(models[round % 2]!);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  publishing = false;
  await Promise.all(clients);
  expect([...seen].sort()).toEqual(models.map((id) => `Model:${id}`).sort());
  expect(await server.data('{ model { id } }')).toEqual({ model: { id: `Model:${models[1]}` } });
});
