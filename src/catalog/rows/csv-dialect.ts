/** How a file of separated values is written. */
export interface CsvDialect {
  readonly separator: string;
  /** What fields that hold separators or line ends are set in; null when none are. */
  readonly quote: '"' | "'" | null;
  /** What stands before a quotation mark that is meant: another one, or a backslash, which then escapes other signs too. */
  readonly escape: '"' | '\\';
  /** Characters before the header: a line `sep=;`, as Excel reads it. */
  readonly preamble: number;
}

/** Rows of a sample by what they are under a dialect. */
export interface DialectTrial {
  /** Rows with as many fields as the header. */
  readonly fitting: number;
  /** Rows that cannot be read, and rows with a quotation mark where none belongs. */
  readonly malformed: number;
}

const SEPARATORS = [',', ';', '\t', '|', '\x01'];
const SEPARATOR_LINE = /^sep=([^\r\n])\r?\n/i;

/**
 * Finds out from the beginning of a file how it is written: the separator (comma, semicolon, tab, pipe or Hive's
 * control-A) that its header has most of, and by `trial`, which reads the sample, whether backslashes escape and
 * quotation marks enclose. MySQL, Spark, csv-stringify and pandas can be told to write backslashes; psql's COPY and
 * mysql --batch always do.
 */
export function detectDialect(sample: string, trial: (dialect: CsvDialect) => DialectTrial): CsvDialect {
  const [line = '', named] = SEPARATOR_LINE.exec(sample) ?? [];
  const separator = named ?? mostFrequent(headerOf(sample));
  const usual: CsvDialect = { separator, quote: '"', escape: '"', preamble: line.length };
  const others: CsvDialect[] = [];
  if (isSpaced(sample, separator)) others.push({ ...usual, separator: `${separator} ` });
  if (isInSingleQuotes(sample, separator)) return { ...usual, quote: "'" };
  if (sample.includes('\\')) {
    others.push({ ...usual, escape: '\\' });
    if (separator === '\t') others.push({ ...usual, quote: null, escape: '\\' });
  } else if (separator === '\t' && sample.includes('"')) {
    others.push({ ...usual, quote: null, escape: '\\' });
  }
  let best = usual;
  let bestTrial = others.length > 0 ? trial(usual) : null;
  for (const dialect of others) {
    const its = trial(dialect);
    if (bestTrial === null || isBetter(its, bestTrial)) [best, bestTrial] = [dialect, its];
  }
  // Text that nobody quotes is written with backslashes by the programs that write tabs.
  return separator === '\t' && best === usual && /\\[Nnrt\\]/.test(sample) && !sample.includes('"')
    ? { ...usual, quote: null, escape: '\\' }
    : best;
}

function isBetter(one: DialectTrial, other: DialectTrial): boolean {
  const [oneScore, otherScore] = [one.fitting - one.malformed, other.fitting - other.malformed];
  return oneScore > otherScore;
}

/** Whether every separator of the header has a space behind it, which may be part of the separator in all rows. */
function isSpaced(sample: string, separator: string): boolean {
  const header = headerOf(sample);
  return header.includes(separator) && !new RegExp(`${inPattern(separator)}(?! )`).test(header);
}

/** Whether single quotation marks enclose fields: one a line at least does, and no double ones. */
function isInSingleQuotes(sample: string, separator: string): boolean {
  const edge = `[${inPattern(separator)}\\r\\n]`;
  if (new RegExp(`(?:^|${edge})"`).test(sample)) return false;
  const enclosed = new RegExp(`(?<=^|${edge})'(?:[^'\\r\\n]|'')*'(?=${edge}|$)`, 'g');
  const lines = sample.split(/\r\n?|\n/).filter((line) => line !== '').length;
  return [...sample.matchAll(enclosed)].length >= Math.max(2, lines - 1);
}

function inPattern(separator: string): string {
  return separator === '|' ? '\\|' : separator;
}

function headerOf(sample: string): string {
  const [header = ''] = sample.split(/[\r\n]/, 1);
  return header.replace(/"[^"]*"/g, '""');
}

function mostFrequent(text: string): string {
  const count = (candidate: string) => text.split(candidate).length;
  return SEPARATORS.reduce((best, candidate) => (count(candidate) > count(best) ? candidate : best), ',');
}
