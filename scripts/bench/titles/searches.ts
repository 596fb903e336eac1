import { pino } from 'pino';
import type { Database } from '../../../src/database/database.ts';
import { createServer } from '../../../src/graphql/server.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { searchTitles } from '../../../src/search/search-titles.ts';
import type { Find } from './measure-titles.ts';

const FIRST = 5;

const PLAIN_TRIGRAM = `
  SELECT movie_id AS id, max(similarity(folded, $1)) AS similarity FROM movie_title
  WHERE folded % $1 GROUP BY movie_id ORDER BY similarity DESC, movie_id LIMIT ${FIRST}`;

const SEARCH_MOVIES = `
  query ($query: String!) { searchMovies(query: $query, first: ${FIRST}) { similarity matchedTitle movie { tmdbId title year } } }`;

interface SearchAnswer {
  readonly data?: { readonly searchMovies: readonly { readonly movie: { readonly tmdbId: number } }[] };
  readonly errors?: readonly { readonly message: string }[];
}

/** The search itself, in this process. */
export function ownSearch(database: Database): Find {
  return async (query) => {
    const matches = await searchTitles(database, { query, first: FIRST });
    return matches.map(({ movieId }) => movieId);
  };
}

/** `searchMovies`, asked for over HTTP; the server runs in this process. */
export async function withHttpSearch(database: Database, use: (find: Find) => Promise<void>): Promise<void> {
  const server = await createServer({ database, logger: pino({ level: 'silent' }) });
  const { url } = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    await use(async (query) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: SEARCH_MOVIES, variables: { query } }),
      });
      const { data, errors } = (await response.json()) as SearchAnswer;
      if (data === undefined) throw new Error(`searchMovies: ${errors?.[0]?.message ?? response.status}`);
      return data.searchMovies.map(({ movie }) => movie.tmdbId);
    });
  } finally {
    await server.close({ graceMs: 1_000 });
  }
}

/** What one would write first: titles with the operator of pg_trgm, by similarity, under an index made for it. */
export async function withPlainTrigrams(
  database: Database,
  use: (find: Find) => Promise<void>,
): Promise<void> {
  await database.pool.query('CREATE INDEX bench_trigrams ON movie_title USING gin (folded gin_trgm_ops)');
  try {
    await use(async (query) => {
      const { rows } = await database.pool.query<{ id: number }>(PLAIN_TRIGRAM, [foldTitle(query)]);
      return rows.map(({ id }) => id);
    });
  } finally {
    await database.pool.query('DROP INDEX bench_trigrams');
  }
}
