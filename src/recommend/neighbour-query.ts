import type { PersonQuery } from '../model/person/person-query.ts';
import type { MovieSet } from '../movie/movie-set.ts';
import type { MovieId } from '../movie/movie.ts';
import { selectSet } from '../database/movie-sets.ts';
import type { SqlValues } from '../database/sql-values.ts';
import { formatVector } from '../database/type-parsers.ts';

/** What to find neighbours of: the mean of the likes minus half the mean of the dislikes. */
export interface Taste {
  readonly likes: readonly MovieId[];
  readonly dislikes: readonly MovieId[];
  /** Never returned; nor are the likes and dislikes themselves. */
  readonly excluded: readonly MovieId[];
  /** A person or group: finds neighbours of `vector` instead. The filter leaves out what they have seen or hidden. */
  readonly person?: {
    /** Identifies the list, as part of its cursors. */
    readonly name: string;
    /** Null for people who like nothing yet. */
    readonly vector: Float32Array | null;
    /** Scores every movie, in a model that has vectors for people. If null, neighbours of `vector` are found. */
    readonly scored: PersonQuery | null;
    /** Movies that the person knows. Copies of them under other ids are not recommended either. */
    readonly known: readonly MovieSet[];
  };
  /** Projected vectors of the likes and dislikes for which the model has none. */
  readonly projected?: ProjectedTaste;
}

interface ProjectedTaste {
  readonly likes: readonly Float32Array[];
  readonly dislikes: readonly Float32Array[];
}

/** Weight of the dislikes relative to the likes. */
const DISLIKE_WEIGHT = 0.5;

/** Tastes as parts of an SQL statement, which calls their vectors q. */
export interface QuerySource {
  /** Selects position, from 1, known (movie ids), embedding and bits of each taste that has a vector. */
  readonly vectors: string;
  /** Selects position and movie_id of the movies that a taste names, which must not be recommended. */
  readonly known: string;
  /** The condition that a row of v is none of those movies. */
  readonly isUnknown: string;
  /** How many neighbours of one taste that condition can remove at most. */
  readonly mostKnown: number;
  /** The condition that the movie m is no copy of a movie that a person knows; null for none. */
  readonly isNoCopy: string | null;
}

/** Both as SQL text. */
export interface QueryTerms {
  /** The table of vectors. */
  readonly vectors: string;
  readonly dimensions: string;
}

export function querySource(
  tastes: readonly Taste[],
  { vectors, dimensions }: QueryTerms,
  values: SqlValues,
): QuerySource {
  const [first] = tastes;
  if (first?.person !== undefined) {
    if (tastes.length > 1) throw new Error("a person is asked about alone: the filter is the person's own");
    return personSource(first.person, dimensions, values);
  }
  const anyProjected = tastes.some(({ projected }) => projected !== undefined);
  const rows = tastes.map(({ likes, dislikes, excluded, projected }, i) => {
    const projections = anyProjected
      ? {
          likes_projected: projected?.likes.map(formatVector) ?? [],
          dislikes_projected: projected?.dislikes.map(formatVector) ?? [],
        }
      : {};
    return { position: i + 1, likes, dislikes, known: [...likes, ...dislikes, ...excluded], ...projections };
  });
  const asked = `jsonb_to_recordset(${values.bind(JSON.stringify(rows))}::jsonb)
    AS t (position integer, likes integer[], dislikes integer[], known integer[]${
      anyProjected ? ', likes_projected text[], dislikes_projected text[]' : ''
    })`;
  const mean = (ids: string) => {
    const stored = `SELECT s.embedding FROM ${vectors} AS s WHERE s.movie_id = ANY (${ids})`;
    return anyProjected
      ? `(SELECT avg(e.embedding) FROM (${stored} UNION ALL SELECT p::vector FROM unnest(${ids}_projected) AS p) AS e)`
      : `(SELECT avg(s.embedding) FROM ${vectors} AS s WHERE s.movie_id = ANY (${ids}))`;
  };
  // pgvector multiplies vectors element by element only.
  const weight = `array_fill(${DISLIKE_WEIGHT}::real, ARRAY[${dimensions}])::vector`;
  const taste = tastes.every(({ dislikes }) => dislikes.length === 0)
    ? mean('t.likes')
    : `(SELECT coalesce(l.mean - d.mean * ${weight}, l.mean)
        FROM (SELECT ${mean('t.likes')} AS mean) AS l, (SELECT ${mean('t.dislikes')} AS mean) AS d)`;
  return {
    vectors: `SELECT v.position, v.known, v.embedding, binary_quantize(v.embedding)::bit(${dimensions}) AS bits
      FROM (SELECT t.position, t.known, ${taste} AS embedding FROM ${asked} OFFSET 0) AS v
      WHERE vector_norm(v.embedding) > 0`,
    known: `SELECT t.position, unnest(t.known) AS movie_id FROM ${asked}`,
    isUnknown: 'v.movie_id <> ALL (q.known)',
    mostKnown: Math.max(0, ...rows.map(({ known }) => known.length)),
    isNoCopy: null,
  };
}

function personSource(
  { vector, scored, known }: NonNullable<Taste['person']>,
  dimensions: string,
  values: SqlValues,
): QuerySource {
  const sent = values.bind(vector === null ? null : formatVector(vector));
  const sets = known.map((set) => selectSet(set, values));
  return {
    vectors: `SELECT 1 AS position, v.embedding, binary_quantize(v.embedding)::bit(${dimensions}) AS bits
      FROM (SELECT ${sent}::vector(${dimensions}) AS embedding OFFSET 0) AS v
      ${scored === null ? 'WHERE vector_norm(v.embedding) > 0' : ''}`,
    known: 'SELECT 1 AS position, 0 AS movie_id WHERE false',
    isUnknown: 'true',
    mostKnown: 0,
    isNoCopy:
      sets.length === 0
        ? null
        : // OFFSET 0: reads the known titles once. Without it, each movie of the pool would read all movies of its year.
          `NOT EXISTS (SELECT FROM (
            SELECT same.year, lower(same.title) AS title
            FROM (${sets.join(' UNION ALL ')}) AS k JOIN movie AS same ON same.id = k.movie_id OFFSET 0
          ) AS known WHERE known.year = m.year AND known.title = lower(m.title))`,
  };
}
