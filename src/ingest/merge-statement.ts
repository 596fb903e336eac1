import { staged, STAGED_FIELDS, type StagedField } from './movie-columns.ts';

/** A temporary table of the connection, empty between transactions. */
export const STAGING_TABLE = 'ingest_movie';

const MASK = 'given';

/** Creates the staging table on a connection that has none yet. */
export const CREATE_STAGING = `
  CREATE TEMPORARY TABLE IF NOT EXISTS ${STAGING_TABLE} (
    id integer,
    ${STAGED_FIELDS.map((field) => `${staged(field).copy.name} ${staged(field).type}`).join(', ')},
    ${MASK} integer
  ) ON COMMIT DELETE ROWS`;

/**
 * Makes the planner look up staged rows by id, however large `movie` is. Otherwise it would read the whole table of some
 * hundred thousand rows for every batch.
 */
export const JOIN_BY_INDEX = 'SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off';

/** Resets this for the rest of the transaction. */
export const JOIN_AS_USUAL = 'SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on';

/** How staged rows are merged. */
export interface MergeOptions {
  /** Whether rows have a mask of the fields that they contain. */
  readonly sparse: boolean;
  /** Fields that `movie` knows stay as they are, but for votes that nobody but MovieLens gave. */
  readonly fillsOnly: boolean;
}

/** What a newer release of MovieLens counts again. */
const COUNTED_ANEW: ReadonlySet<StagedField> = new Set<StagedField>(['voteCount', 'voteAverage']);

/**
 * True of a movie that only MovieLens describes: without all that MovieLens has no column for, and dated by its year
 * alone.
 */
const ONLY_MOVIELENS = `m.overview IS NULL AND m.runtime IS NULL AND m.popularity IS NULL
    AND m.original_language IS NULL AND coalesce(extract(doy FROM m.release_date) = 1, true)`;

/** Columns of the staging table in the order of a batch's tuples. */
export function stagedColumns(fields: readonly StagedField[], sparse: boolean): readonly string[] {
  return ['id', ...fields.map((field) => staged(field).copy.name), ...(sparse ? [MASK] : [])];
}

/**
 * Upserts the staged movies: only the columns of `fields`, and only rows that differ, so that loading a file again writes
 * nothing. Returns one row: `inserted` and `updated`, ids or null.
 *
 * Plan, after JOIN_BY_INDEX: Nested Loop Left Join (Seq Scan on ingest_movie, Index Scan using movie_pkey).
 */
export function upsertStatement(fields: readonly StagedField[], how: MergeOptions): string {
  const names = fields.map((field) => staged(field).copy.name);
  const values = stagedValues(fields, how);
  const assignments = names.map((name) => `${name} = excluded.${name}`);
  return `
    WITH merged AS (
      INSERT INTO movie AS old (id, ${names.join(', ')})
      SELECT s.id, ${values.join(', ')}
      FROM ${STAGING_TABLE} s LEFT JOIN movie m ON m.id = s.id
      WHERE m.id IS NULL OR ${differs(names, values)}
      ORDER BY s.id
      ON CONFLICT (id) DO UPDATE SET ${assignments.join(', ')}, updated_at = now()
      RETURNING old.id, old.xmax = 0 AS inserted
    )
    SELECT array_agg(id) FILTER (WHERE inserted) AS inserted,
      array_agg(id) FILTER (WHERE NOT inserted) AS updated
    FROM merged`;
}

/**
 * Updates existing movies from the staged rows. Returns one row: `updated` and `unknown`, ids of movies and of staged rows
 * without a movie, or null.
 */
export function updateStatement(fields: readonly StagedField[], how: MergeOptions): string {
  const names = fields.map((field) => staged(field).copy.name);
  const values = stagedValues(fields, how);
  return `
    WITH merged AS (
      UPDATE movie m SET ${names.map((name, at) => `${name} = ${values[at] ?? ''}`).join(', ')}, updated_at = now()
      FROM ${STAGING_TABLE} s
      WHERE m.id = s.id
        AND ${differs(names, values)}
      RETURNING m.id
    )
    SELECT (SELECT array_agg(id) FROM merged) AS updated,
      (SELECT array_agg(id) FROM ${STAGING_TABLE} s
       WHERE NOT EXISTS (SELECT FROM movie m WHERE m.id = s.id)) AS unknown`;
}

function differs(names: readonly string[], values: readonly string[]): string {
  return `ROW(${names.map((name) => `m.${name}`).join(', ')}) IS DISTINCT FROM ROW(${values.join(', ')})`;
}

/** The new value of each field: the staged value, or the old one if the row does not contain the field. */
function stagedValues(
  fields: readonly StagedField[],
  { sparse, fillsOnly }: MergeOptions,
): readonly string[] {
  return fields.map((field, bit) => {
    const { copy, absent } = staged(field);
    const { name } = copy;
    const stored = absent === null ? `m.${name}` : `nullif(m.${name}, ${absent})`;
    const kept = COUNTED_ANEW.has(field)
      ? `CASE WHEN ${ONLY_MOVIELENS} THEN NULL ELSE ${stored} END`
      : stored;
    const known = fillsOnly ? kept : null;
    const given = sparse
      ? `CASE WHEN s.${MASK} & ${2 ** bit} <> 0 THEN s.${name} ELSE m.${name} END`
      : `s.${name}`;
    const parts = [known, given, fillsOnly ? stored : null, absent].filter((part) => part !== null);
    return parts.length === 1 ? given : `coalesce(${parts.join(', ')})`;
  });
}
