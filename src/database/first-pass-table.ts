import { escapeLiteral } from 'pg';
import type { Database } from './database.ts';
import { bitsColumn, hasLabel, LABEL_LISTS, type LabelBits, type LabelList } from './label-bits.ts';

/**
 * The first pass over many movies: a narrow table beside the vectors of a model, with 63 bytes instead of 2,000 for
 * a vector of 500 dimensions. Bits are the signs of the rotated vector, so that the share of bits in which two
 * movies differ estimates their angle (Charikar 2002); the best are ranked again by the full vectors.
 */
export function bitTable(modelId: number): string {
  return `model_bits_${modelId}`;
}

/** Centres of the cells that the movies are divided into; the bit table is ordered by them. */
export function cellTable(modelId: number): string {
  return `model_cell_${modelId}`;
}

export function createCellTable(table: string, dimensions: number): readonly string[] {
  return [
    `CREATE TABLE ${table} (cell smallint PRIMARY KEY, centre vector(${Math.trunc(dimensions)}) NOT NULL)`,
    `ALTER TABLE ${table} ALTER centre SET STORAGE PLAIN`,
  ];
}

/**
 * Columns of fixed width come first: they are read without walking over the others. The bits of common genres and
 * countries answer conditions on them without unpacking the lists (label_bits). PLAIN keeps the signs aligned, so
 * that they are compared where they are instead of being copied first.
 */
export function createBitTable(table: string, dimensions: number, labels: LabelBits): readonly string[] {
  const labelBits = (list: LabelList) => {
    const texts = [...labels[list].keys()].map((label) => escapeLiteral(label)).join(', ');
    return `${bitsColumn(list)} integer NOT NULL GENERATED ALWAYS AS (label_bits(${list}, ARRAY[${texts}]::text[])) STORED`;
  };
  return [
    `CREATE TABLE ${table} (
      movie_id integer NOT NULL,
      vote_count integer NOT NULL,
      ${LABEL_LISTS.map(labelBits).join(', ')},
      vote_average real,
      year smallint,
      runtime smallint,
      cell smallint NOT NULL,
      adult boolean NOT NULL,
      bits bit(${Math.trunc(dimensions)}) NOT NULL,
      original_language text,
      genres text[] NOT NULL,
      countries text[] NOT NULL
    )`,
    `ALTER TABLE ${table} ALTER bits SET STORAGE PLAIN`,
  ];
}

export const BIT_COLUMNS = [
  'movie_id',
  'vote_count',
  'vote_average',
  'year',
  'runtime',
  'adult',
  'original_language',
  'genres',
  'countries',
] as const;

/** What comparing bits takes, and all columns of fixed width that filters look at. */
const COVERED = [
  'movie_id',
  'bits',
  'adult',
  'vote_count',
  'vote_average',
  'year',
  'runtime',
  'original_language',
  ...LABEL_LISTS.map(bitsColumn),
].join(', ');

/**
 * Filters that few movies pass are served by an index of their own; all others by the cells, and within a cell by
 * the column that the filter is about. A label that many movies have has an index of the cells that hold it.
 * Cells are read from their index alone, in half the time that fetching each row of the table takes.
 */
export function bitTableIndexes(table: string, labels: LabelBits): readonly string[] {
  const index = (name: string, columns: string) => `CREATE INDEX ${table}_${name}_idx ON ${table} ${columns}`;
  const cells = (name: string, columns: string, where = '') =>
    index(name, `(${columns}) INCLUDE (${COVERED})${where}`);
  const labelIndexes = (list: LabelList) =>
    Array.from(labels[list].values(), (bit) =>
      cells(`cell_${list}_${bit}`, 'cell', ` WHERE ${hasLabel(bitsColumn(list), bit)}`),
    );
  return [
    `ALTER TABLE ${table} ADD PRIMARY KEY (movie_id)`,
    cells('cell', 'cell'),
    cells('cell_votes', 'cell, vote_count'),
    cells('cell_rating', 'cell, vote_average'),
    cells('cell_year', 'cell, year'),
    cells('cell_runtime', 'cell, runtime'),
    index('votes', '(vote_count)'),
    index('rating', '(vote_average)'),
    index('year', '(year)'),
    index('runtime', '(runtime)'),
    cells('cell_language', 'original_language, cell'),
    index('genres', 'USING gin (genres) WITH (fastupdate = off)'),
    index('countries', 'USING gin (countries) WITH (fastupdate = off)'),
    ...LABEL_LISTS.flatMap(labelIndexes),
  ];
}

/** Whatever changes a vector or the columns beside it changes the bit table in the same transaction. */
export function keepBitTable(modelId: number): string {
  return `CREATE TRIGGER keep_bits AFTER INSERT OR UPDATE OR DELETE ON model_vector_${modelId}
    FOR EACH ROW EXECUTE FUNCTION keep_model_bits('${bitTable(modelId)}', '${cellTable(modelId)}')`;
}

/** Says whether a model has its first pass: without, it answers exactly, and slowly. */
export async function hasFirstPass(database: Database, modelId: number): Promise<boolean> {
  const { rows } = await database.pool.query<{ present: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AND to_regclass($2) IS NOT NULL AS present',
    [bitTable(modelId), cellTable(modelId)],
  );
  return rows[0]?.present === true;
}
