import type { MovieFilter } from '../../../src/movie/filters.ts';
import type { MovieId } from '../../../src/movie/movie.ts';
import type { Database } from '../../../src/database/database.ts';
import { randomSource, type RandomSource } from '../../../src/linalg/random.ts';
import { benchmarkFilters } from '../neighbours/filters.ts';

/** A request body for /graphql. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What people ask, and how often per hundred requests. Most requests come from typing. */
export const MIX = {
  'search as typed': 40,
  'search misspelt': 10,
  'movie by id': 20,
  'recommend, no filter': 15,
  'recommend, any filter': 12,
  '10 similar in one request': 3,
} as const;

/** Batches of growing size, which are asked only alone. */
export const BATCHES = ['1 similar', '50 similar in one request', '100 similar in one request'] as const;

export type Kind = keyof typeof MIX | (typeof BATCHES)[number];

/** Makes questions of a kind about movies of the catalogue; the same ones for the same catalogue and seed. */
export type Ask = (kind: Kind) => Question;

const SEARCH = `query Search($query: String!) {
  searchMovies(query: $query, first: 8) { similarity movie { id title year posterUrl } }
}`;
const MOVIE = `query Movie($id: Int!) {
  movie(by: {tmdbId: $id}) { id title year rating votes overview genres directors cast posterUrl }
}`;
const RECOMMEND = `query Recommend($id: Int!, $filter: MovieFilter) {
  recommend(input: {like: [{tmdbId: $id}], filter: $filter}) {
    edges { similarity score node { id title year rating genres posterUrl } reasons { kind label weight } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const SIMILAR = `query Similar($first: Int!, $maxYear: Int!) {
  movies(first: $first, filter: {maxYear: $maxYear}) { nodes { title similar(first: 5) { nodes { id title year } } } }
}`;

const KNOWN_MOVIES = 5_000;

/** `filters` of the grid of the knn benchmark, for the active model. */
export async function questionMaker(database: Database, modelId: number, seed: number): Promise<Ask> {
  const { rows } = await database.pool.query<{ id: MovieId; title: string }>(
    `SELECT id, title FROM movie WHERE NOT adult AND length(title) BETWEEN 5 AND 60
       AND EXISTS (SELECT FROM model_vector_${modelId} WHERE movie_id = id AND indexable)
     ORDER BY vote_count DESC, id LIMIT $1`,
    [KNOWN_MOVIES],
  );
  if (rows.length === 0)
    throw new Error('No movie of the model can be asked about: ingest a catalogue and train.');
  const filters = (await benchmarkFilters(database, modelId)).map(({ filter }) => filter);
  const random = randomSource(seed);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)]!;
  return (kind) => questionOf(kind, oneOf(rows), oneOf(filters), random);
}

function questionOf(
  kind: Kind,
  movie: { readonly id: MovieId; readonly title: string },
  filter: MovieFilter,
  random: RandomSource,
): Question {
  const { id, title } = movie;
  switch (kind) {
    case 'search as typed':
      return {
        query: SEARCH,
        variables: { query: title.slice(0, 2 + Math.floor(random.uniform() * title.length)) },
      };
    case 'search misspelt': {
      const at = Math.floor(random.uniform() * title.length);
      return { query: SEARCH, variables: { query: title.slice(0, at) + title.slice(at + 1) } };
    }
    case 'movie by id':
      return { query: MOVIE, variables: { id } };
    case 'recommend, no filter':
      return { query: RECOMMEND, variables: { id, filter: null } };
    case 'recommend, any filter':
      return { query: RECOMMEND, variables: { id, filter } };
    case '1 similar':
    case '10 similar in one request':
    case '50 similar in one request':
    case '100 similar in one request':
      return {
        query: SIMILAR,
        variables: { first: Number.parseInt(kind), maxYear: 1960 + Math.floor(random.uniform() * 65) },
      };
  }
}

/** Kinds drawn as often as the mix says. */
export function* mixedKinds(seed: number): Generator<keyof typeof MIX, never> {
  const random = randomSource(seed, 1);
  const kinds = Object.keys(MIX) as (keyof typeof MIX)[];
  const total = kinds.reduce((sum, kind) => sum + MIX[kind], 0);
  for (;;) {
    let left = random.uniform() * total;
    yield kinds.find((kind) => (left -= MIX[kind]) < 0) ?? kinds[0]!;
  }
}
