import { createHash } from 'node:crypto';
import type { MovieFilter } from '../movie/filters.ts';
import type { MovieId } from '../movie/movie.ts';
import { bitTable, centroidTable } from '../database/first-pass-table.ts';
import type { LabelBits } from '../database/label-bits.ts';
import { invertedListConditions, type Lookup, modelFilterConditions } from '../database/movie-filter.ts';
import { movieSetConditions } from '../database/movie-sets.ts';
import { SqlValues } from '../database/sql-values.ts';
import { personTable } from '../database/person-table.ts';
import { formatVector } from '../database/type-parsers.ts';
import { vectorTable } from '../database/vector-table.ts';
import type { PersonQuery } from '../model/person/person-query.ts';
import type { NeighbourPlan } from './neighbour-plan.ts';
import { type QuerySource, querySource, type Taste } from './neighbour-query.ts';
import type { Ranking } from './request.ts';

export interface NeighbourSearch {
  readonly modelId: number;
  readonly dimensions: number;
  readonly tastes: readonly Taste[];
  readonly filter: MovieFilter;
  /** How many neighbours make the pool. */
  readonly limit: number;
  readonly ranking: Ranking;
  /** How many of the pool to return, the best ranked. */
  readonly best: number;
  /**
   * `indexed`: movies with enough metadata, which the index holds. `rest`: movies with so little that many of them
   * share one vector.
   */
  readonly part: 'indexed' | 'rest';
  readonly withEmbeddings: boolean;
}

export interface Statement {
  /** Names a statement that each connection plans once: that of the graph, whose plan does not depend on the values. */
  readonly name: string | null;
  /** To be run first, in the same transaction. */
  readonly settings: readonly string[];
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A row of the answer. `similarity` is null for the movies that the taste itself names. */
export interface NeighbourRow {
  readonly position: number;
  readonly movieId: MovieId;
  readonly similarity: number | null;
  readonly score: number | null;
  /** How many movies are in the pool. */
  readonly pool: number | null;
  readonly title: string;
  readonly year: number | null;
  /** A header of four bytes, then big-endian floats. */
  readonly embedding: Buffer | null;
  /** Whether the model has a vector for the movie. */
  readonly hasVector: boolean;
}

/**
 * How many movies the index compares before it gives up: four times what a search without a filter needs. Beyond that,
 * the inverted lists are faster.
 */
export const MAX_SCANNED = 12_000;

/**
 * One statement for any number of tastes. These are the plans. q are the vectors of the tastes, v is the vector table,
 * b the bit table, and c the centroids of its inverted lists.
 *
 *   hnsw:  Nested Loop (q, Limit -> Index Scan using model_vector_N_embedding_idx on v, Order By: embedding <=> q)
 *   ivf:   Nested Loop (q, Limit -> Sort -> Nested Loop (Limit -> Sort -> Limit -> Nested Loop (Sort -> Seq Scan on
 *          c, Index Scan using model_bits_N_cell_idx on b), Index Scan using model_vector_N_pkey on v))
 *   bits:  the same with any scan on b that serves the filter
 *   exact: Nested Loop (q, Limit -> Sort -> any scan on v)
 *
 * OFFSET 0 keeps PostgreSQL from merging a subquery into the query around it. Without it, the bits of q would be
 * computed again for every movie, and the lists would not be read in the order of their distance.
 */
export function neighbourStatement(
  search: NeighbourSearch,
  plan: NeighbourPlan,
  labels: LabelBits,
): Statement {
  const values = new SqlValues();
  const { modelId, dimensions, limit } = search;
  const vectors = vectorTable(modelId);
  const query = querySource(search.tastes, { vectors, dimensions: String(Math.trunc(dimensions)) }, values);
  // Known movies are removed only when the candidates are ranked again, so there must be enough candidates.
  const withKnown = (count: number) => String(Math.trunc(count + query.mostKnown));
  const scored = search.tastes[0]?.person?.scored ?? null;
  const terms: NeighbourTerms = {
    method: plan.method,
    part: search.part,
    ranking: search.ranking,
    withEmbeddings: search.withEmbeddings,
    query,
    vectors,
    bits: bitTable(modelId),
    centroids: centroidTable(modelId),
    limit: String(Math.trunc(limit)),
    best: String(Math.trunc(search.best)),
    candidates: 'candidates' in plan ? withKnown(plan.candidates) : '',
    matches: 'matches' in plan ? withKnown(plan.matches) : '',
    conditions: scored === null ? conditionsFor(plan.method, search.filter, values, labels) : [],
  };
  const text =
    scored === null
      ? neighbourText(terms)
      : neighbourText(terms, bestForPerson(search, scored, values), 'n.person_score');
  return plan.method === 'hnsw'
    ? { name: nameOf(text), settings: hnswSettings(plan), text, values: values.list }
    : { name: null, settings: [], text, values: values.list };
}

/** The parts of a search as SQL text. */
export interface NeighbourTerms extends Pick<NeighbourSearch, 'part' | 'ranking' | 'withEmbeddings'> {
  readonly method: NeighbourPlan['method'];
  readonly query: QuerySource;
  /** Names of the model's tables. */
  readonly vectors: string;
  readonly bits: string;
  readonly centroids: string;
  /** Numbers, as in NeighbourSearch and NeighbourPlan. */
  readonly limit: string;
  readonly best: string;
  readonly candidates: string;
  readonly matches: string;
  /** From the filter: see conditionsFor. */
  readonly conditions: readonly string[];
}

/** The conditions of a filter on the table that a method reads: v, the vectors, or b, the bits. */
export function conditionsFor(
  method: NeighbourPlan['method'],
  filter: MovieFilter,
  values: SqlValues,
  labels: LabelBits,
): string[] {
  const conditionsOn = (alias: 'v' | 'b', lookup: Lookup) => [
    ...modelFilterConditions(filter, values, alias, lookup),
    ...movieSetConditions(filter, values, `${alias}.movie_id`),
  ];
  switch (method) {
    case 'hnsw':
      return conditionsOn('v', 'row by row');
    case 'exact':
      return conditionsOn('v', 'join');
    case 'bits':
      return conditionsOn('b', 'join');
    case 'ivf':
      return [
        ...invertedListConditions(filter, values, 'b', labels),
        ...movieSetConditions(filter, values, 'b.movie_id'),
      ];
  }
}

/** The text of the statement. By default it selects the nearest neighbours, in the order of the ranking. */
export function neighbourText(
  terms: NeighbourTerms,
  nearest = nearestNeighbours(terms),
  score = scoreOf(terms.ranking),
): string {
  const { query } = terms;
  const embedding = terms.withEmbeddings ? 'vector_send(n.embedding)' : 'NULL::bytea';
  return `
    SELECT q.position, n.movie_id AS "movieId", n.similarity, n.score, n.pool, m.title, m.year,
      ${embedding} AS embedding, true AS "hasVector"
    FROM (${query.vectors} OFFSET 0) AS q
    CROSS JOIN LATERAL (
      SELECT n.movie_id, n.embedding, 1 - n.distance AS similarity, ${score} AS score,
        count(*) OVER ()::integer AS pool
      FROM (${nearest}) AS n
      ORDER BY score DESC, n.movie_id LIMIT ${terms.best}
    ) AS n
    JOIN movie AS m ON m.id = n.movie_id
    ${query.isNoCopy === null ? '' : `WHERE ${query.isNoCopy}`}
    UNION ALL
    SELECT a.position, m.id, NULL, NULL, NULL, m.title, m.year, NULL, s.embedding IS NOT NULL
    FROM (${query.known}) AS a JOIN movie AS m ON m.id = a.movie_id
    LEFT JOIN ${terms.vectors} AS s ON s.movie_id = a.movie_id`;
}

/** The text contains the limits, so one plan is right for all statements with the same text. */
function nameOf(text: string): string {
  return `neighbours_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}

/**
 * The score that ranks neighbours. `balanced` multiplies the cosine by the movie's prior. A negative cosine stays as it
 * is: a small prior would bring it nearer to 0, and so raise it. In a catalogue without votes, all movies count alike.
 */
function scoreOf(ranking: Ranking): string {
  if (ranking === 'similarity') return '1 - n.distance';
  return 'CASE WHEN n.distance < 1 THEN (1 - n.distance) * coalesce(n.prior, 1) ELSE 1 - n.distance END';
}

/**
 * Selects movie_id, embedding, distance and person_score of the movies with the best person_score:
 * out vector . out + prior x embedding . taste. Scores every movie that satisfies the filter.
 * Plan: Limit -> Sort -> Hash Join (person table, any scan on v). Scoring 20,000 movies takes about 20 ms, and fewer
 * movies take proportionally less.
 */
function bestForPerson(search: NeighbourSearch, { out, taste }: PersonQuery, values: SqlValues): string {
  const { modelId, filter } = search;
  const part = search.part === 'indexed' ? 'v.indexable' : 'NOT v.indexable AND v.embedding IS NOT NULL';
  const conditions = [
    part,
    ...modelFilterConditions(filter, values, 'v', 'join'),
    ...movieSetConditions(filter, values, 'v.movie_id'),
  ];
  const people = `-(p.out_vector <#> ${values.bind(formatVector(out))}::halfvec)`;
  const tastes =
    taste === null
      ? ''
      : ` - coalesce(v.prior, 1) * (v.embedding <#> ${values.bind(formatVector(taste))}::vector)`;
  return `SELECT v.movie_id, v.embedding, coalesce(v.embedding <=> q.embedding, 1) AS distance, v.person_score
    FROM (
      SELECT v.movie_id, v.embedding, ${people}${tastes} AS person_score
      FROM ${personTable(modelId)} AS p JOIN ${vectorTable(modelId)} AS v USING (movie_id)
      WHERE ${conditions.join(' AND ')}
      ORDER BY person_score DESC, v.movie_id LIMIT ${Math.trunc(search.limit)}
    ) AS v`;
}

/** Selects movie_id, prior, embedding and distance of the nearest neighbours of q. */
function nearestNeighbours(terms: NeighbourTerms): string {
  const { vectors, limit, query, conditions } = terms;
  const nearest = (from: string) => `
    SELECT v.movie_id, v.prior, v.embedding, ${EXACT_DISTANCE} AS distance FROM ${from}
    ORDER BY distance, v.movie_id LIMIT ${limit}`;
  const ofCandidates = (from: string) =>
    nearest(`(${from}) AS candidate JOIN ${vectors} AS v USING (movie_id) WHERE ${query.isUnknown}`);

  switch (terms.method) {
    case 'hnsw':
      return `SELECT v.movie_id, v.prior, v.embedding, v.embedding <=> q.embedding AS distance
        FROM ${vectors} AS v
        WHERE ${['v.indexable', query.isUnknown, ...conditions].join(' AND ')}
        ORDER BY v.embedding <=> q.embedding LIMIT ${limit}`;
    case 'exact': {
      const part = terms.part === 'indexed' ? 'v.indexable' : 'NOT v.indexable AND v.embedding IS NOT NULL';
      return nearest(`${vectors} AS v WHERE ${[part, query.isUnknown, ...conditions].join(' AND ')}`);
    }
    case 'bits':
      return ofCandidates(`
        SELECT b.movie_id FROM ${terms.bits} AS b ${where(conditions)}
        ORDER BY b.bits <~> q.bits, b.movie_id LIMIT ${terms.candidates}`);
    case 'ivf': {
      return ofCandidates(`
        SELECT near.movie_id FROM (
          SELECT b.movie_id, b.distance
          FROM (SELECT c.cell FROM ${terms.centroids} AS c ORDER BY (c.centre <=> q.embedding) + 0, c.cell) AS c
          CROSS JOIN LATERAL (
            SELECT b.movie_id, b.bits <~> q.bits AS distance FROM ${terms.bits} AS b ${where(['b.cell = c.cell', ...conditions])}
            OFFSET 0
          ) AS b
          LIMIT ${terms.matches}
        ) AS near
        ORDER BY near.distance, near.movie_id LIMIT ${terms.candidates}`);
    }
  }
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** The index can answer the bare operator. It cannot answer a sum, so the planner does not try. */
const EXACT_DISTANCE = '(v.embedding <=> q.embedding) + 0';

function hnswSettings({ efSearch, scansOn }: Extract<NeighbourPlan, { method: 'hnsw' }>): string[] {
  return [
    `SET LOCAL hnsw.ef_search = ${efSearch}`,
    `SET LOCAL hnsw.iterative_scan = ${scansOn ? 'relaxed_order' : 'off'}`,
    `SET LOCAL hnsw.max_scan_tuples = ${MAX_SCANNED}`,
    // With sorting off, only the index can give the order asked for.
    'SET LOCAL enable_sort = off',
  ];
}
