import type { MovieFilter } from '../catalog/filter.ts';
import type { MovieId } from '../catalog/movie.ts';
import { movieFilterConditions } from '../database/movie-filter.ts';
import { SqlValues } from '../database/sql-values.ts';
import type { NeighbourPlan } from './neighbour-plan.ts';

/** Whose neighbours are looked for. */
export type NeighbourQuery =
  | {
      /** Each movie for itself; results are told apart by the movie's place in the list, from 1. */
      readonly kind: 'each';
      readonly movieIds: readonly MovieId[];
    }
  | {
      /** One point for all: the mean of the likes less half the mean of the dislikes. */
      readonly kind: 'taste';
      readonly likes: readonly MovieId[];
      readonly dislikes: readonly MovieId[];
      readonly excluded: readonly MovieId[];
    };

export interface NeighbourSearch {
  readonly modelId: number;
  readonly dimensions: number;
  readonly query: NeighbourQuery;
  readonly filter: MovieFilter;
  /** How many neighbours. */
  readonly limit: number;
  /**
   * Movies with enough metadata, which the index holds, or the rest: those with so little that many of
   * them share one vector.
   */
  readonly part: 'indexed' | 'rest';
  readonly withEmbeddings: boolean;
}

export interface Statement {
  /** Run before it in the same transaction; none when empty. */
  readonly settings: readonly string[];
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Rows of the statement. `similarity` is null for the movies asked about themselves. */
export interface NeighbourRow {
  readonly position: number;
  readonly movieId: MovieId;
  readonly similarity: number | null;
  readonly prior: number | null;
  readonly title: string;
  readonly year: number | null;
  /** Big-endian floats after a head of four bytes. */
  readonly embedding: Buffer | null;
}

/** Weight of what is disliked against what is liked. */
const DISLIKE_WEIGHT = 0.5;

/** Scanned before the index gives up and the exact pass takes over. */
const MOST_SCANNED = 100_000;

/**
 * One statement for any number of queries. Plans, with q the vectors asked about, v the vector table, b the bit
 * table:
 *
 *   hnsw:  Nested Loop (q, Limit -> Index Scan using model_vector_N_embedding_idx on v, Order By: embedding <=> q)
 *   bits:  Nested Loop (q, Limit -> Sort -> Nested Loop (Limit -> Sort -> any scan on b that serves the filter,
 *          or its cells; Index Scan using model_vector_N_pkey on v))
 *   exact: Nested Loop (q, Limit -> Sort -> any scan on v)
 *
 * OFFSET 0 keeps q apart: merged into the rest, its bits would be made again for every movie they are compared with.
 */
export function neighbourStatement(search: NeighbourSearch, plan: NeighbourPlan): Statement {
  const values = new SqlValues();
  const table = `model_vector_${search.modelId}`;
  const query = querySource(search, table, values);
  const nearest = nearestNeighbours(search, plan, query, values);
  const embedding = search.withEmbeddings ? 'vector_send(n.embedding)' : 'NULL::bytea';
  const text = `
    SELECT q.position, n.movie_id AS "movieId", 1 - n.distance AS similarity, n.prior, m.title, m.year,
      ${embedding} AS embedding
    FROM (${query.vectors} OFFSET 0) AS q
    CROSS JOIN LATERAL (${nearest}) AS n
    JOIN movie AS m ON m.id = n.movie_id
    UNION ALL
    SELECT a.position, m.id, NULL, NULL, m.title, m.year, NULL
    FROM (${query.askedAbout}) AS a JOIN movie AS m ON m.id = a.movie_id`;
  return { settings: plan.method === 'hnsw' ? hnswSettings(plan.efSearch) : [], text, values: values.list };
}

/** Selects movie_id, prior, embedding and distance of the neighbours of q. */
function nearestNeighbours(
  search: NeighbourSearch,
  plan: NeighbourPlan,
  query: QuerySource,
  values: SqlValues,
): string {
  const vectors = `model_vector_${search.modelId}`;
  const limit = `${values.bind(search.limit)}::integer`;
  const matching = (alias: string) =>
    [query.notAskedAbout(alias), ...movieFilterConditions(search.filter, values, alias)].join(' AND ');
  switch (plan.method) {
    case 'hnsw':
      return `SELECT v.movie_id, v.prior, v.embedding, v.embedding <=> q.embedding AS distance
        FROM ${vectors} AS v WHERE v.indexable AND ${matching('v')}
        ORDER BY v.embedding <=> q.embedding LIMIT ${limit}`;
    case 'exact': {
      const part = search.part === 'indexed' ? 'v.indexable' : 'NOT v.indexable AND v.embedding IS NOT NULL';
      return `SELECT v.movie_id, v.prior, v.embedding, ${EXACT_DISTANCE} AS distance
        FROM ${vectors} AS v WHERE ${part} AND ${matching('v')}
        ORDER BY distance, v.movie_id LIMIT ${limit}`;
    }
    case 'bits': {
      const cells =
        plan.cells === null
          ? ''
          : `AND b.cell = ANY (ARRAY(SELECT c.cell FROM model_cell_${search.modelId} AS c
               ORDER BY (c.centre <=> q.embedding) + 0 LIMIT ${values.bind(plan.cells)}::integer))`;
      return `SELECT v.movie_id, v.prior, v.embedding, ${EXACT_DISTANCE} AS distance
        FROM (
          SELECT b.movie_id FROM model_bits_${search.modelId} AS b WHERE ${matching('b')} ${cells}
          ORDER BY b.bits <~> q.bits, b.movie_id LIMIT ${values.bind(plan.candidates)}::integer
        ) AS candidate JOIN ${vectors} AS v USING (movie_id)
        ORDER BY distance, v.movie_id LIMIT ${limit}`;
    }
  }
}

/** The bare operator can be answered by the index; a sum cannot, and keeps the planner from trying. */
const EXACT_DISTANCE = '(v.embedding <=> q.embedding) + 0';

interface QuerySource {
  /** Selects position, asked (the movie, if one), embedding and bits of each query that has a vector. */
  readonly vectors: string;
  /** Selects position and movie_id of what must not be recommended. */
  readonly askedAbout: string;
  /** Condition on the movies of a table. */
  readonly notAskedAbout: (alias: string) => string;
}

function querySource(search: NeighbourSearch, table: string, values: SqlValues): QuerySource {
  const { query } = search;
  const bitsOf = (vector: string) => `binary_quantize(${vector})::bit(${search.dimensions})`;
  if (query.kind === 'each') {
    const asked = `unnest(${values.bind(query.movieIds)}::integer[]) WITH ORDINALITY AS a (movie_id, position)`;
    return {
      vectors: `SELECT a.position::integer, a.movie_id AS asked, s.embedding, ${bitsOf('s.embedding')} AS bits
        FROM ${asked} JOIN ${table} AS s USING (movie_id) WHERE vector_norm(s.embedding) > 0`,
      askedAbout: `SELECT a.position::integer, a.movie_id FROM ${asked}`,
      notAskedAbout: (alias) => `${alias}.movie_id <> q.asked`,
    };
  }
  const mean = (ids: readonly MovieId[]) =>
    `(SELECT avg(s.embedding) FROM ${table} AS s WHERE s.movie_id = ANY (${values.bind(ids)}::integer[]))`;
  const likes = mean(query.likes);
  // pgvector multiplies vectors element by element only.
  const weight = `array_fill(${DISLIKE_WEIGHT}::real, ARRAY[${search.dimensions}])::vector`;
  const taste =
    query.dislikes.length === 0
      ? likes
      : `(SELECT coalesce(l.mean - d.mean * ${weight}, l.mean)
          FROM (SELECT ${likes} AS mean) AS l, (SELECT ${mean(query.dislikes)} AS mean) AS d)`;
  const known = `${values.bind([...query.likes, ...query.dislikes, ...query.excluded])}::integer[]`;
  return {
    vectors: `SELECT 1 AS position, t.embedding, ${bitsOf('t.embedding')} AS bits
      FROM (SELECT ${taste} AS embedding OFFSET 0) AS t
      WHERE vector_norm(t.embedding) > 0`,
    askedAbout: `SELECT 1 AS position, unnest(${known}) AS movie_id`,
    notAskedAbout: (alias) => `${alias}.movie_id <> ALL (${known})`,
  };
}

function hnswSettings(efSearch: number): string[] {
  return [
    `SET LOCAL hnsw.ef_search = ${efSearch}`,
    'SET LOCAL hnsw.iterative_scan = relaxed_order',
    `SET LOCAL hnsw.max_scan_tuples = ${MOST_SCANNED}`,
    // Without sorts the index is the only way left to the order that is asked for.
    'SET LOCAL enable_sort = off',
  ];
}
