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
  /** What the pool is ordered by. */
  readonly ranking: Ranking;
  /** How many of the pool are wanted, the best ranked. */
  readonly best: number;
  /**
   * Movies with enough metadata, which the index holds, or the rest: those with so little that many of
   * them share one vector.
   */
  readonly part: 'indexed' | 'rest';
  readonly withEmbeddings: boolean;
}

export interface Statement {
  /** For those that are planned once a connection: the widest, whose plan does not depend on the values. */
  readonly name: string | null;
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
  readonly score: number | null;
  /** How many movies are in the pool. */
  readonly pool: number | null;
  readonly title: string;
  readonly year: number | null;
  /** Big-endian floats after a head of four bytes. */
  readonly embedding: Buffer | null;
  /** Whether the model has a vector for it. */
  readonly hasVector: boolean;
}

/** Compared before the index gives up: four times what no filter takes. Past that the inverted lists are sooner done. */
export const MAX_SCANNED = 12_000;

/**
 * One statement for any number of queries. Plans, with q the vectors asked about, v the vector table, b the bit
 * table, c the centroids of its inverted lists:
 *
 *   hnsw:  Nested Loop (q, Limit -> Index Scan using model_vector_N_embedding_idx on v, Order By: embedding <=> q)
 *   ivf:   Nested Loop (q, Limit -> Sort -> Nested Loop (Limit -> Sort -> Limit -> Nested Loop (Sort -> Seq Scan on
 *          c, Index Scan using model_bits_N_cell_idx on b), Index Scan using model_vector_N_pkey on v))
 *   bits:  the same with any scan on b that serves the filter
 *   exact: Nested Loop (q, Limit -> Sort -> any scan on v)
 *
 * OFFSET 0 keeps a query apart. Without it the bits of q would be made again for every movie they are compared
 * with, and the lists be read in another order than that of their distance.
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
  // Taken out when the candidates are ranked again, so that there have to be more of them.
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

/** What a search is made of, as it is written into SQL. */
export interface NeighbourTerms extends Pick<NeighbourSearch, 'part' | 'ranking' | 'withEmbeddings'> {
  readonly method: NeighbourPlan['method'];
  readonly query: QuerySource;
  /** Tables of the model. */
  readonly vectors: string;
  readonly bits: string;
  readonly centroids: string;
  /** Numbers, as in NeighbourSearch and NeighbourPlan. */
  readonly limit: string;
  readonly best: string;
  readonly candidates: string;
  readonly matches: string;
  /** Of the filter: see conditionsFor. */
  readonly conditions: readonly string[];
}

/** The conditions of a filter for the table that a method looks at: v, the vectors, or b, the bits. */
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

/** By default the nearest neighbours by their ranking. */
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

/** Limits are written out, so that a plan made once is right for all that share the text. */
function nameOf(text: string): string {
  return `neighbours_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}

/**
 * What neighbours are ranked by. `balanced` weighs the cosine with the prior; a negative cosine stays as it is, or
 * being unknown would be an advantage among the unlike. Where nobody voted for any movie all are equally known.
 */
function scoreOf(ranking: Ranking): string {
  if (ranking === 'similarity') return '1 - n.distance';
  return 'CASE WHEN n.distance < 1 THEN (1 - n.distance) * coalesce(n.prior, 1) ELSE 1 - n.distance END';
}

/**
 * Selects movie_id, embedding, distance and person_score of the movies that suit a person best: out vector . out +
 * prior x embedding . taste, of every movie that satisfies the filter. Plan: Limit -> Sort -> Hash Join (person table,
 * any scan on v). A scan of 20,000 movies takes some 20 ms; of the movies on a shelf as much less as they are fewer.
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

/** Selects movie_id, prior, embedding and distance of the neighbours of q. */
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

/** The bare operator can be answered by the index; a sum cannot, and keeps the planner from trying. */
const EXACT_DISTANCE = '(v.embedding <=> q.embedding) + 0';

function hnswSettings({ efSearch, scansOn }: Extract<NeighbourPlan, { method: 'hnsw' }>): string[] {
  return [
    `SET LOCAL hnsw.ef_search = ${efSearch}`,
    `SET LOCAL hnsw.iterative_scan = ${scansOn ? 'relaxed_order' : 'off'}`,
    `SET LOCAL hnsw.max_scan_tuples = ${MAX_SCANNED}`,
    // Without sorts the index is the only way left to the order that is asked for.
    'SET LOCAL enable_sort = off',
  ];
}
