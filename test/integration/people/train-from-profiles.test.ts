import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { train } from '../../../src/model/train.ts';
import { readProfileTaste } from '../../../src/people/profile-taste-source.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillCatalogue } from '../model/small-catalogue.ts';

const MOVIES = 1200;
const PEOPLE = 300;
const TOPICS = 12;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await fillCatalogue(database, MOVIES);
});

afterAll(() => database.close());

async function insertPeople(people: number): Promise<void> {
  await database.pool.query(
    `INSERT INTO profile (id) SELECT 'person ' || lpad(p::text, 4, '0') FROM generate_series(1, $1) AS p`,
    [people],
  );
  // Two thirds of the movies of one topic are liked: rated 4.5, or marked as liked. What else was seen is disliked.
  await database.pool.query(
    `INSERT INTO interaction (profile_id, movie_id, source, rating, liked)
     SELECT 'person ' || lpad(p::text, 4, '0'), m, 'test',
       CASE WHEN m % $3 <> p % $3 THEN 2 WHEN m % 2 = 0 THEN 4.5 END, CASE WHEN m % $3 = p % $3 AND m % 2 = 1 THEN true END
     FROM generate_series(1, $1) AS p, generate_series(1, $2) AS m
     WHERE (m % $3 = p % $3 AND (m * 7 + p / $3) % 3 > 0) OR (m * 31 + p) % 97 = 0`,
    [people, MOVIES, TOPICS],
  );
}

describe('learning from what was recorded of people', () => {
  it('says what to do while nobody likes anything', async () => {
    await expect(readProfileTaste(database)).rejects.toThrow(/nothing to learn from\. Record or import/);
  });

  it('takes likes and half likes, by person and by movie', async () => {
    await database.pool.query("INSERT INTO profile (id) VALUES ('b'), ('a')");
    await database.pool.query(
      `INSERT INTO interaction (profile_id, movie_id, source, rating, liked, plays) VALUES
         ('b', 9, 'test', 5, NULL, 1), ('b', 3, 'test', 3.5, NULL, 1), ('b', 4, 'test', 3, NULL, 1), ('b', 5, 'test', 5, false, 1),
         ('a', 9, 'test', NULL, true, 0), ('a', 7, 'test', NULL, NULL, 1), ('a', 8, 'test', NULL, NULL, 0)`,
    );
    const { users, movies, strengths, learnShare, heldOut } = await readProfileTaste(database);
    expect([...users]).toEqual([1, 1, 2, 2]);
    expect([...movies]).toEqual([7, 9, 3, 9]);
    expect([...strengths]).toEqual([0.5, 1, 0.5, 1]);
    expect([learnShare, heldOut]).toEqual([1, false]);
    await database.pool.query('DELETE FROM profile');
  });

  it('trains a learned model when enough movies have enough likes, and not before', async () => {
    const options = { representation: 'learned', dimensions: 40 } as const;
    await insertPeople(60);
    const few = await readProfileTaste(database);
    await expect(train(database, { ...options, people: few })).rejects.toThrow(
      /1,?000 movies with 10 or more likes/,
    );
    await database.pool.query('DELETE FROM profile');
    await insertPeople(PEOPLE);
    const { modelId } = await train(database, { ...options, people: await readProfileTaste(database) });
    const { rows } = await database.pool.query<{ people: number }>(
      `SELECT (summary->'learning'->>'people')::integer AS people FROM model WHERE id = $1 AND status = 'active'`,
      [modelId],
    );
    expect(rows[0]?.people).toBe(PEOPLE);
  });
});
