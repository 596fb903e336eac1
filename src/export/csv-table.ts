import { open } from 'node:fs/promises';
import Papa from 'papaparse';
import type { ExportColumn } from './tables.ts';
import type { TableWriter } from './write-table.ts';

/** Writes a table as CSV (RFC 4180, UTF-8, LF). Lists are JSON, unknown values empty. */
export async function csvTable(path: string, columns: readonly ExportColumn[]): Promise<TableWriter> {
  const file = await open(path, 'w');
  const line = (rows: readonly (readonly unknown[])[]) =>
    `${Papa.unparse([...rows] as unknown[][], { newline: '\n' })}\n`;
  await file.write(line([columns.map(({ name }) => name)]));
  return {
    path,
    write: async (rows) => {
      if (rows.length === 0) return;
      await file.write(
        line(rows.map((row) => row.map((value) => (Array.isArray(value) ? JSON.stringify(value) : value)))),
      );
    },
    end: () => file.close(),
  };
}
