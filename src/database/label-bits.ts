import { eq } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { BesideField, CatalogueField, CatalogueMovie } from '../movie/movie.ts';
import type { Database } from './database.ts';
import { openOrm } from './orm.ts';
import { modelLabel } from './schema.ts';

/** The lists of a movie that the vector table copies: genres and countries. */
export type LabelList = {
  [Field in BesideField]: CatalogueMovie[Field] extends readonly string[] ? Field : never;
}[BesideField];

/** The column of the bit table that holds each list's bits. */
const BITS_COLUMNS: Readonly<Record<LabelList, string>> = { genres: 'genre_bits', countries: 'country_bits' };

export const LABEL_LISTS = Object.keys(BITS_COLUMNS) as readonly LabelList[];

export function isLabelList(field: CatalogueField): field is LabelList {
  return field in BITS_COLUMNS;
}

/**
 * Which bit stands for which label in the bit table of a model (first-pass-table.ts). Only the common genres and
 * countries of its movies have bits.
 */
export type LabelBits = Readonly<Record<LabelList, ReadonlyMap<string, number>>>;

export const NO_LABEL_BITS: LabelBits = { genres: new Map(), countries: new Map() };

/**
 * A label gets a bit if at least this share of the movies has it. MAX_LABELS limits them, since each costs an index.
 */
const COMMON_SHARE = 0.01;
const MAX_LABELS = 24;

/**
 * Assigns bits to common labels of a model that have none yet, the most common first. `vectors` is the model's table.
 * A bit never changes its meaning, because running servers remember it.
 */
export async function assignLabelBits(client: PoolClient, modelId: number, vectors: string): Promise<void> {
  for (const list of LABEL_LISTS) {
    await client.query(
      `WITH known AS MATERIALIZED (SELECT label FROM model_label WHERE model_id = $1 AND list = $2)
       INSERT INTO model_label (model_id, list, label, bit)
       SELECT $1, $2, label, (SELECT count(*) FROM known) + row_number() OVER (ORDER BY count(*) DESC, label) - 1
       FROM (SELECT ${list} FROM ${vectors} WHERE indexable) AS v, unnest(v.${list}) AS label
       WHERE label NOT IN (SELECT label FROM known)
       GROUP BY label
       HAVING count(*) >= $3::double precision * (SELECT count(*) FROM ${vectors} WHERE indexable)
       ORDER BY count(*) DESC, label LIMIT greatest(0, $4 - (SELECT count(*) FROM known))`,
      [modelId, list, COMMON_SHARE, MAX_LABELS],
    );
  }
}

/** The labels of a model that have a bit, in the order of their bits from 0. */
export async function readLabelBits(database: Database | PoolClient, modelId: number): Promise<LabelBits> {
  const orm = 'pool' in database ? database.orm : openOrm(database);
  const rows = await orm
    .select({ list: modelLabel.list, label: modelLabel.label, bit: modelLabel.bit })
    .from(modelLabel)
    .where(eq(modelLabel.modelId, modelId))
    .orderBy(modelLabel.list, modelLabel.bit);
  const of = (wanted: LabelList) =>
    new Map(rows.filter(({ list }) => list === wanted).map(({ label, bit }) => [label, bit]));
  return { genres: of('genres'), countries: of('countries') };
}

/** The column of the bit table that holds a list's bits. */
export function bitsColumn(list: LabelList): string {
  return BITS_COLUMNS[list];
}

/** SQL: whether a movie has a label, written exactly as in the bit table's partial indexes. */
export function hasLabel(column: string, bit: number): string {
  return `(${column} & ${2 ** Math.trunc(bit)}) <> 0`;
}
