import type { MovieFilter } from '../../../src/movie/filters.ts';
import type { Database } from '../../../src/database/database.ts';

export interface NamedFilter {
  readonly name: string;
  /** Whether it is correlated with the vectors (genre, language, era), or random to them. */
  readonly kind: 'none' | 'random' | 'correlated';
  readonly filter: MovieFilter;
}

/**
 * Filters from 100 % to 0.001 % of a model: bounds on votes and rating at the wanted shares, and what people
 * choose: genres, languages, eras, countries, and several of them at once.
 */
export async function benchmarkFilters(database: Database, modelId: number): Promise<NamedFilter[]> {
  const table = `model_vector_${modelId}`;
  const bound = async (column: 'vote_count' | 'vote_average' | 'runtime', share: number): Promise<number> => {
    const { rows } = await database.pool.query<{ bound: number }>(
      `SELECT percentile_disc($1) WITHIN GROUP (ORDER BY ${column} DESC)::double precision AS bound FROM ${table}
       WHERE indexable AND ${column} IS NOT NULL`,
      [share],
    );
    return rows[0]?.bound ?? 0;
  };
  const random: NamedFilter[] = [];
  for (const share of [0.5, 0.2, 0.1, 0.05, 0.02, 0.01]) {
    random.push({
      name: `votes, best ${100 * share} %`,
      kind: 'random',
      filter: { minVotes: await bound('vote_count', share) },
    });
  }
  // Few bounds on one column pass so few movies: many have the most votes.
  for (const share of [0.003, 0.001, 0.0001, 0.00001]) {
    const each = Math.sqrt(share);
    random.push({
      name: `rating and runtime, best ${(100 * each).toFixed(1)} % each`,
      kind: 'random',
      filter: { minRating: await bound('vote_average', each), minRuntime: await bound('runtime', each) },
    });
  }
  random.push(
    { name: 'rating, best 5 %', kind: 'random', filter: { minRating: await bound('vote_average', 0.05) } },
    { name: 'runtime, longest 2 %', kind: 'random', filter: { minRuntime: await bound('runtime', 0.02) } },
    {
      name: 'rating 7 and votes, best 10 %',
      kind: 'random',
      filter: { minRating: 7, minVotes: await bound('vote_count', 0.1) },
    },
  );
  const correlated: Record<string, MovieFilter> = {
    'genre Drama': { genres: ['Drama'] },
    'genre Horror': { genres: ['Horror'] },
    'genre Animation': { genres: ['Animation'] },
    'genre Western': { genres: ['Western'] },
    'not Drama, not Comedy': { excludeGenres: ['Drama', 'Comedy'] },
    'Drama and Romance': { allGenres: ['Drama', 'Romance'] },
    'Science Fiction and Horror': { allGenres: ['Science Fiction', 'Horror'] },
    English: { languages: ['en'] },
    French: { languages: ['fr'] },
    Japanese: { languages: ['ja'] },
    Korean: { languages: ['ko'] },
    'from France': { countries: ['France'] },
    'before 1970': { maxYear: 1969 },
    'of the 1980s': { minYear: 1980, maxYear: 1989 },
    'since 2015': { minYear: 2015 },
    'Japanese Animation since 2000': { languages: ['ja'], genres: ['Animation'], minYear: 2000 },
    'Western before 1960, rating 7': { genres: ['Western'], maxYear: 1959, minRating: 7 },
  };
  return [
    { name: 'none', kind: 'none', filter: {} },
    ...random,
    ...Object.entries(correlated).map(([name, filter]) => ({ name, kind: 'correlated', filter }) as const),
  ];
}
