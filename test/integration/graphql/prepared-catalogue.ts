import type { Database } from '../../../src/database/database.ts';
import { indexPeople } from '../../../src/search/index-people.ts';
import { indexTitles } from '../../../src/search/index-titles.ts';
import { publishSyntheticModel, syntheticMovies } from '../recommend/synthetic-model.ts';

export const MOVIES = 300;
const DIMENSIONS = 16;
/** With it the best-known fifty movies all have a vector, and no genre has more movies than a page. */
const SEED = 1;

/** Movies with facts that the answers of the API are compared with. The others are called Movie 1, Movie 2, ... */
const KNOWN = [
  { id: 10, title: 'Inception', imdbId: 'tt1375666', posterPath: '/inception.jpg', genres: ['Action'] },
  { id: 20, title: 'Interstellar', imdbId: 'tt0816692', posterPath: '/inter.jpg', genres: ['Drama'] },
  { id: 30, title: 'The Prestige', imdbId: 'tt0482571', posterPath: '../../evil', genres: ['Drama'] },
] as const;

/** Fills the database with 300 movies and publishes a model of them; returns its id. */
export async function prepareCatalogue(database: Database): Promise<number> {
  const movies = syntheticMovies(MOVIES, DIMENSIONS, SEED).map((movie, i) => {
    const known = KNOWN[i];
    return known
      ? {
          ...movie,
          ...known,
          voteAverage: 8,
          voteCount: 30_000 - i,
          year: 2010,
          adult: false,
          indexable: true,
        }
      : movie;
  });
  // As training leaves so few: without a graph.
  const modelId = await publishSyntheticModel(database, movies, DIMENSIONS, { graph: false });
  for (const { id, imdbId, posterPath } of KNOWN) {
    await database.pool.query(
      `UPDATE movie SET imdb_id = $2, poster_path = $3, keywords = '{dream,heist}', directors = '{Christopher Nolan}',
       cast_members = '{Michael Caine}'
       WHERE id = $1`,
      [id, imdbId, posterPath],
    );
  }
  await database.pool.query('UPDATE movie SET vote_count = 0, vote_average = NULL WHERE id = 40');
  await database.pool.query(
    `UPDATE model SET trained_at = now(), feature_count = 1000, explained_variance = 0.5, training_seconds = 12
     WHERE id = $1`,
    [modelId],
  );
  await database.pool.query(
    `INSERT INTO model_term (model_id, position, term, idf) VALUES ($1, 0, 'dream', 2), ($1, 1, 'heist', 3)`,
    [modelId],
  );
  await database.transaction((client) =>
    indexTitles(
      client,
      movies.map((movie) => movie.id),
    ),
  );
  await database.transaction(indexPeople);
  return modelId;
}
