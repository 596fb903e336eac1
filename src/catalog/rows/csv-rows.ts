import type { TextChunk } from '../bytes/file-text.ts';
import { Rejection } from '../rejection.ts';
import { detectDialect, type CsvDialect, type DialectTrial } from './csv-dialect.ts';
import type { CsvSplitter } from './csv-splitter.ts';
import { EscapedSplitter } from './escaped-splitter.ts';
import { QuotedSplitter } from './quoted-splitter.ts';
import type { RawRows } from './raw-rows.ts';

/** How many characters decide the dialect. */
const SAMPLE_LENGTH = 256 * 1024;

/**
 * The rows of separated values, the header first, each with the line it begins on. Fields may be quoted and span lines;
 * lines end with LF, CRLF or CR. `dialect` is how they are written, or null to guess it from the beginning. Empty lines
 * are skipped. A quotation mark that is never closed costs its line, not the rest of the file: reading continues on the
 * next line.
 */
export async function* csvRows(
  chunks: AsyncIterable<TextChunk>,
  dialect: CsvDialect | null = null,
): AsyncGenerator<RawRows<readonly string[]>> {
  const state: { splitter: CsvSplitter | null; pending: string } = { splitter: null, pending: '' };
  let bytesRead = 0;
  const split = (complete: boolean): RawRows<readonly string[]> => {
    state.splitter ??= begin(state, complete, dialect);
    const { rows, rest } = state.splitter.split(state.pending, complete);
    state.pending = rest;
    return { rows, bytesRead };
  };
  try {
    for await (const chunk of chunks) {
      bytesRead = chunk.bytesRead;
      state.pending += chunk.text;
      const enough = dialect === null ? state.pending.length >= SAMPLE_LENGTH : /[\r\n]./.test(state.pending);
      if (state.splitter !== null || enough) yield split(false);
    }
  } catch (error) {
    // The rows before the damage are complete.
    if (state.splitter === null && state.pending !== '') yield split(false);
    throw error;
  }
  yield split(true);
}

/** The splitter for text that begins with `pending`; removes what comes before the header. */
function begin(state: { pending: string }, complete: boolean, given: CsvDialect | null): CsvSplitter {
  const text = state.pending;
  const dialect =
    given ?? detectDialect(text.slice(0, SAMPLE_LENGTH), (candidate) => tryOut(text, complete, candidate));
  state.pending = text.slice(dialect.preamble);
  return splitterFor(dialect, text);
}

function splitterFor(dialect: CsvDialect, text: string): CsvSplitter {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  return dialect.escape === '\\' && lineEnd === '\n'
    ? new EscapedSplitter(dialect)
    : new QuotedSplitter(dialect, lineEnd);
}

function tryOut(text: string, complete: boolean, dialect: CsvDialect): DialectTrial {
  const splitter = splitterFor(dialect, text);
  const { rows } = splitter.split(text.slice(dialect.preamble, SAMPLE_LENGTH), complete);
  const [header, ...others] = rows.map(({ values }) => values);
  const width = header === undefined || header instanceof Rejection ? 0 : header.length;
  const unreadable = others.filter((values) => values instanceof Rejection).length;
  return {
    fitting: others.filter((values) => !(values instanceof Rejection) && values.length === width).length,
    malformed: unreadable + splitter.misplacedQuotes,
  };
}
