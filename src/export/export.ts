import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { InputError } from '../movie/errors.ts';
import type { Database } from '../database/database.ts';
import { csvTable } from './csv-table.ts';
import { parquetTable } from './parquet-table.ts';
import { LEXICON, MOVIES, vectorsOf, type ExportTable } from './tables.ts';
import type { ExportRow, TableWriter } from './write-table.ts';
import { activeModelId } from '../database/active-model.ts';

export const EXPORT_FORMATS = ['parquet', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file that was written. */
export interface ExportedFile {
  readonly path: string;
  readonly rows: number;
}

export interface ExportOptions {
  readonly format: ExportFormat;
  /** Made when it is not there; files of former exports in it are replaced. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes movies, the vectors of the active model, and the lexicon of genres and keywords to files, all as they are
 * at one moment. Without a model there is no file of vectors. Holds a few thousand rows. Throws InputError when the
 * folder cannot be written.
 */
export async function exportCatalogue(
  database: Database,
  options: ExportOptions,
): Promise<readonly ExportedFile[]> {
  await mkdir(options.folder, { recursive: true }).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new InputError(`${options.folder} cannot be written: ${cause}.`);
  });
  return database.transaction(
    async (client) => {
      const files: ExportedFile[] = [];
      for (const table of await tablesOf(client)) files.push(await exportTable(client, table, options));
      return files;
    },
    ['SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY'],
  );
}

async function tablesOf(client: PoolClient): Promise<readonly ExportTable[]> {
  const modelId = await activeModelId(client);
  return modelId === null ? [MOVIES, LEXICON] : [MOVIES, vectorsOf(modelId), LEXICON];
}

async function exportTable(
  client: PoolClient,
  table: ExportTable,
  { folder, format, signal }: ExportOptions,
): Promise<ExportedFile> {
  const path = join(folder, `${table.name}.${format}`);
  const writer: TableWriter =
    format === 'parquet' ? parquetTable(path, table.columns) : await csvTable(path, table.columns);
  let rows = 0;
  try {
    for await (const page of pagesOf(client, table)) {
      signal?.throwIfAborted();
      await writer.write(page);
      rows += page.length;
    }
  } finally {
    await writer.end();
  }
  return { path, rows };
}

async function* pagesOf(client: PoolClient, table: ExportTable): AsyncGenerator<readonly ExportRow[]> {
  const { key, columns, pageRows } = table;
  const select = columns.map(({ sql, name }) => `${sql} AS "${name}"`).join(', ');
  const text = `SELECT ${select}, ${key.sql} AS key_ ${table.from('$1')} ORDER BY key_ LIMIT ${pageRows}`;
  let after: unknown = key.first;
  for (;;) {
    const { rows } = await client.query<unknown[]>({ text, values: [after], rowMode: 'array' });
    if (rows.length > 0) yield rows.map((row) => row.slice(0, columns.length));
    if (rows.length < pageRows) return;
    after = rows[rows.length - 1]?.[columns.length];
  }
}
