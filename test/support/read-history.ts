import type { HistoryFile, HistoryRow } from '../../src/people/import/history-row.ts';
import { readHistory } from '../../src/people/import/read-history.ts';

export async function read(name: string, text: string | Buffer): Promise<HistoryFile> {
  const [file] = await readHistory(name, typeof text === 'string' ? Buffer.from(text) : text);
  if (file === undefined) throw new Error('nothing was read');
  return file;
}

export const lines = (...rows: string[]) => `${rows.join('\r\n')}\r\n`;

/** The facts that a row states: what is not said is left out. */
export function facts(row: HistoryRow | undefined): Partial<HistoryRow> {
  return Object.fromEntries(
    Object.entries(row ?? {}).filter(([, value]) => value !== null && value !== false && value !== 0),
  );
}

/** Columns of Letterboxd's lists. */
export const LETTERBOXD_FILM = 'Date,Name,Year,Letterboxd URI';
