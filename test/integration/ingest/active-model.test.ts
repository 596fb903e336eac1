import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { train } from '../../../src/model/train.ts';
import { generateMovies } from '../../../scripts/catalogue/generate-movies.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { asCsv, temporaryFolder, type TemporaryFolder } from '../../support/catalogue-files.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const movies = [...generateMovies({ movies: 300, seed: 21, minVotes: 50 })];

let database: TestDatabase;
let folder: TemporaryFolder;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = await temporaryFolder();
  await load(asCsv(movies));
});
afterAll(async () => {
  await database.close();
  await folder.remove();
});

async function load(csv: string): Promise<void> {
  const path = await folder.write('movies.csv', csv);
  await ingest(database, [{ path, purpose: 'movies' }], { rejectedFile: join(folder.path, 'rejected') });
}

describe('loading changes of movies a model serves', () => {
  it('changes the columns that filter and rank beside their vectors, and no other movie', async () => {
    const { modelId } = await train(database, { tier: 'medium', dimensions: 20 });
    const table = `model_vector_${modelId}`;
    const oddVectors = async () => {
      const { rows } = await database.pool.query<{ hash: string }>(
        `SELECT md5(string_agg(embedding::text, '|' ORDER BY movie_id)) AS hash FROM ${table} WHERE movie_id % 2 = 1`,
      );
      return rows[0]?.hash;
    };
    const before = await oddVectors();
    const changed = movies.map((movie) =>
      movie.id % 2 === 0
        ? {
            ...movie,
            voteCount: movie.voteCount + 7,
            voteAverage: 1.5,
            releaseDate: '1933-03-03',
            runtime: 77,
            adult: true,
            originalLanguage: 'xx',
            genres: ['Noir'],
            countries: ['Atlantis'],
          }
        : movie,
    );
    await load(asCsv(changed));

    const { rows: astray } = await database.pool.query(
      `SELECT FROM ${table} v JOIN movie m ON m.id = v.movie_id
       WHERE ROW(v.vote_average, v.vote_count, v.year, v.runtime, v.adult, v.original_language, v.genres, v.countries)
         IS DISTINCT FROM
         ROW(m.vote_average, m.vote_count, m.year, m.runtime, m.adult, m.original_language, m.genres, m.countries)`,
    );
    expect(astray).toEqual([]);
    const { rows: counts } = await database.pool.query<{ even: number; noir: number }>(
      `SELECT count(*) FILTER (WHERE movie_id % 2 = 0)::int AS even,
         count(*) FILTER (WHERE genres = '{Noir}' AND year = 1933)::int AS noir FROM ${table}`,
    );
    expect(counts[0]?.noir).toBeGreaterThan(100);
    expect(counts[0]?.noir).toBe(counts[0]?.even);
    expect(await oddVectors()).toBe(before);
  });
});
