/** Spellings of an unknown value in databases, pandas, polars, R, JavaScript and Excel. */
const MISSING = new Set([
  '',
  'nan',
  'na',
  'n/a',
  '#n/a',
  '<na>',
  'nat',
  'none',
  'null',
  '(null)',
  '\\n',
  'undefined',
  'nil',
  '#null!',
  '#value!',
  '#ref!',
  '#div/0!',
  '#name?',
]);

const MAX_WORD_LENGTH = Math.max(...[...MISSING].map((word) => word.length));

/** Texts that data sets use as placeholders. */
const PLACEHOLDER =
  /^(no (overview|description|plot|synopsis|tagline|keywords|genres?)( (found|available|listed|yet))*\.?|\(no genres listed\)|-+|\.+)$/i;

/** True for null, undefined, NaN and the words that files use for them, in upper or lower case. */
export function isMissing(value: unknown): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return true;
  if (typeof value !== 'string') return false;
  const text = value.trim();
  return text.length <= MAX_WORD_LENGTH && MISSING.has(text.toLowerCase());
}

/** True for a text that only says that there is none. Do not use it for titles: there are films called "None" and "NA". */
export function isMissingText(text: string): boolean {
  return isMissing(text) || (text.length < 40 && PLACEHOLDER.test(text));
}
