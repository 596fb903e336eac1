import Papa from 'papaparse';
import { InputError } from '../../movie/errors.ts';
import { readZip } from './archive.ts';
import { columnName, type Table, tableOf } from './cells.ts';
import { isReadable, readAnyTable } from './formats/any-table.ts';
import { IMDB } from './formats/imdb.ts';
import { JSON_FORMATS } from './formats/json-formats.ts';
import { isObject, type JsonObject } from './formats/json-value.ts';
import { LETTERBOXD, letterboxdList } from './formats/letterboxd.ts';
import { NETFLIX, NETFLIX_HISTORY } from './formats/netflix.ts';
import { isPlaybackReport, playbackRow } from './formats/playback-reporting.ts';
import type { TableFormat, TableReading } from './formats/table-format.ts';
import { TRACKERS } from './formats/trackers.ts';
import { TV_TIME } from './formats/tv-time.ts';
import type { HistoryFile, HistoryRow } from './history-row.ts';

/** The known kinds of tables; those with more specific columns come first. */
const TABLE_FORMATS: readonly TableFormat[] = [...LETTERBOXD, ...IMDB, ...TRACKERS, ...NETFLIX, ...TV_TIME];

/** A single file that was handed in may be as large as this; so may an archive. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;
const MAX_ROWS = 200_000;
/** No title, date or id is longer. Reviews are, but they are not stored. */
const MAX_CELL_LENGTH = 1_000;

/** The members of an archive that can hold a history. The person's profile, comments and messages are never opened. */
const HISTORY_MEMBER = /\.(?:csv|json|tsv|txt)$/i;
const OTHER_MEMBER =
  /(?:^|\/)(?:__MACOSX|deleted|orphaned)\/|(?:^|\/)(?:profile|comments|user|followers?|following|friends)[^/]*$/i;

/**
 * Reads the export of a person's history: a zip, or one of its files, recognised by content. Throws InputError if it is too
 * large, damaged, or not an export. Unknown files of an archive are returned without a format.
 */
export async function readHistory(name: string, bytes: Buffer): Promise<readonly HistoryFile[]> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new InputError(
      `${name} is too large for a history: at most ${MAX_FILE_BYTES / 1024 / 1024} MB are accepted.`,
    );
  }
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return [readFile(name, bytes)];
  const isWanted = (member: string) => HISTORY_MEMBER.test(member) && !OTHER_MEMBER.test(member);
  const members = await readZip(bytes, isWanted);
  if (members.length === 0) {
    throw new InputError(`${name} holds no CSV or JSON file, so it cannot be a history. ${accepted()}`);
  }
  return members.map((member) => readFile(member.name, member.bytes));
}

function readFile(name: string, bytes: Buffer): HistoryFile {
  const text = decode(bytes);
  if (/^\s*[[{]/.test(text)) return readJson(name, text);
  if (isPlaybackReport(text)) {
    const rows = text
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map(playbackRow);
    return historyFile(name, 'Jellyfin Playback Reporting', { rows });
  }
  return readTable(name, text);
}

/** UTF-8, or Windows-1252 (which Latin-1 is read as everywhere) when the bytes are not UTF-8. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function readTable(name: string, text: string): HistoryFile {
  const lines = parseCsv(text.replace(/^sep=.\r?\n/i, ''));
  if (lines.length > MAX_ROWS) {
    throw new InputError(
      `${name} has more than ${MAX_ROWS.toLocaleString('en')} rows, too many for the history of one person.`,
    );
  }
  const list = lines[0]?.[0]?.startsWith('Letterboxd list export') === true ? listTable(lines) : null;
  if (list !== null) return historyFile(name, list.format.name, list.format.read(list.table, name));
  const [header = [], ...rows] = lines;
  const table = tableOf(header, rows);
  const format = TABLE_FORMATS.find(({ columns }) => columns.every((column) => table.columns.has(column)));
  if (format !== undefined) return historyFile(name, format.name, format.read(table, name));
  if (table.columns.size === 2 && NETFLIX_HISTORY.columns.every((column) => table.columns.has(column))) {
    return historyFile(name, NETFLIX_HISTORY.name, NETFLIX_HISTORY.read(table, name));
  }
  if (isReadable(table)) return historyFile(name, 'films as a table', readAnyTable(table, name));
  return {
    name,
    format: null,
    rows: [],
    skipped: rows.length,
    notes: [`Its columns are ${shortList(header)}.`],
  };
}

function parseCsv(text: string): string[][] {
  // Criticker writes a space behind every comma, in front of quotation marks, too.
  const [header = ''] = text.split(/[\r\n]/, 1);
  const spaced = header.includes(', ') && !/,[^ ]/.test(header);
  return parseTidyCsv(spaced ? text.replace(/, +"/g, ',"') : text);
}

function parseTidyCsv(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  return data.map((row) => row.map((cell) => cell.slice(0, MAX_CELL_LENGTH)));
}

/** A list of Letterboxd's is two tables: one row of what the list is, and below it the films. */
function listTable(lines: readonly string[][]): { format: TableFormat; table: Table } | null {
  const at = lines.findIndex((line) => columnName(line[0] ?? '') === 'position');
  if (at < 0) return null;
  const about = tableOf(lines[1] ?? [], lines.slice(2, 3));
  const list = about.rows[0]?.('name') ?? '';
  return { format: letterboxdList(list), table: tableOf(lines[at] ?? [], lines.slice(at + 1)) };
}

function readJson(name: string, text: string): HistoryFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { name, format: null, rows: [], skipped: 0, notes: ['It is not valid JSON.'] };
  }
  const items = itemsOf(content);
  if (items.length > MAX_ROWS) {
    throw new InputError(
      `${name} has more than ${MAX_ROWS.toLocaleString('en')} entries, too many for the history of one person.`,
    );
  }
  const [first] = items;
  const format = first && JSON_FORMATS.find(({ fits }) => fits(first));
  if (format === undefined) return { name, format: null, rows: [], skipped: items.length, notes: [] };
  return historyFile(name, format.name, { rows: items.map((item) => format.read(item, name)) });
}

/** The array of objects that an API's answer wraps: `Items`, `MediaContainer.Metadata`, `response.data.data`, … */
function itemsOf(content: unknown, depth = 0): JsonObject[] {
  if (Array.isArray(content)) return content.filter(isObject);
  if (!isObject(content) || depth > 4) return [];
  // An export of this program's own also holds lists of what was shown.
  if (Array.isArray(content.history)) return itemsOf(content.history, depth + 1);
  const inside = Object.values(content).map((value) => itemsOf(value, depth + 1));
  return inside.reduce((longest, items) => (items.length > longest.length ? items : longest), []);
}

function historyFile(name: string, format: string, reading: TableReading): HistoryFile {
  const rows = reading.rows.filter((row): row is HistoryRow => row !== null && isIdentified(row));
  return { name, format, rows, skipped: reading.rows.length - rows.length, notes: reading.notes ?? [] };
}

function isIdentified({ title, tmdbId, imdbId }: HistoryRow): boolean {
  return title !== '' || tmdbId !== null || imdbId !== null;
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `"${name.trim().slice(0, 40)}"`);
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`;
}

/** What can be imported, for messages. */
export function accepted(): string {
  return (
    'Accepted: the exports of Letterboxd, IMDb, Trakt, MovieLens, TMDB, Simkl, Criticker, Netflix, TV Time, Plex, Tautulli, ' +
    'Jellyfin and Douban, and any CSV with an id or a title and year.'
  );
}
