import type { Database } from './database.ts';

/**
 * The first pass over many movies: a narrow table beside the vectors of a model, with 63 bytes instead of 2,000 for
 * a vector of 500 dimensions. Bits are the signs of the rotated vector, so that the share of bits in which two
 * movies differ estimates their angle (Charikar 2002); the best are ranked again by the full vectors.
 */
export function bitTable(modelId: number): string {
  return `model_bits_${modelId}`;
}

/** Centres of the cells by which the bit table of a large model is ordered. */
export function cellTable(modelId: number): string {
  return `model_cell_${modelId}`;
}

/** Narrow columns of fixed width come first: they are read without walking over the others. */
export function createBitTable(modelId: number, dimensions: number): string {
  return `CREATE TABLE ${bitTable(modelId)} (
    movie_id integer NOT NULL,
    cell smallint,
    year smallint,
    runtime smallint,
    vote_count integer NOT NULL,
    vote_average real,
    adult boolean NOT NULL,
    bits bit(${Math.trunc(dimensions)}) NOT NULL,
    original_language text,
    genres text[] NOT NULL,
    countries text[] NOT NULL
  )`;
}

export const BIT_COLUMNS = [
  'movie_id',
  'year',
  'runtime',
  'vote_count',
  'vote_average',
  'adult',
  'original_language',
  'genres',
  'countries',
] as const;

/** Each index serves a filter that few movies pass. */
export function bitTableIndexes(modelId: number): readonly string[] {
  const table = bitTable(modelId);
  return [
    `ALTER TABLE ${table} ADD PRIMARY KEY (movie_id)`,
    `CREATE INDEX ${table}_cell_idx ON ${table} (cell)`,
    `CREATE INDEX ${table}_votes_idx ON ${table} (vote_count)`,
    `CREATE INDEX ${table}_rating_idx ON ${table} (vote_average)`,
    `CREATE INDEX ${table}_year_idx ON ${table} (year)`,
    `CREATE INDEX ${table}_runtime_idx ON ${table} (runtime)`,
    `CREATE INDEX ${table}_language_idx ON ${table} (original_language)`,
    `CREATE INDEX ${table}_genres_idx ON ${table} USING gin (genres) WITH (fastupdate = off)`,
    `CREATE INDEX ${table}_countries_idx ON ${table} USING gin (countries) WITH (fastupdate = off)`,
  ];
}

/** Whatever changes a vector or the columns beside it changes the bit table in the same transaction. */
export function keepBitTable(modelId: number): string {
  return `CREATE TRIGGER keep_bits AFTER INSERT OR UPDATE OR DELETE ON model_vector_${modelId}
    FOR EACH ROW EXECUTE FUNCTION keep_model_bits('${bitTable(modelId)}', '${cellTable(modelId)}')`;
}

/** How many cells the bit table of a model is ordered by, 0 for none; null when it has no bit table. */
export async function readFirstPass(
  database: Database,
  modelId: number,
): Promise<{ readonly cells: number } | null> {
  const { rows } = await database.pool.query<{ bits: boolean; cells: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS bits, to_regclass($2) IS NOT NULL AS cells',
    [bitTable(modelId), cellTable(modelId)],
  );
  if (rows[0]?.bits !== true) return null;
  if (!rows[0].cells) return { cells: 0 };
  const counted = await database.pool.query<{ cells: number }>(
    `SELECT count(*)::integer AS cells FROM ${cellTable(modelId)}`,
  );
  return { cells: counted.rows[0]?.cells ?? 0 };
}
