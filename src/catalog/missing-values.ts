/** How programs spell that a value is not known: databases, pandas, polars, R, JavaScript, Excel. */
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

/** What data sets write where there is no text. */
const PLACEHOLDER =
  /^(no (overview|description|plot|synopsis|tagline|keywords|genres?)( (found|available|listed|yet))*\.?|\(no genres listed\)|-+|\.+)$/i;

/** True for null, undefined, NaN and the words files use for them; in any case of their letters. */
export function isMissing(value: unknown): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return true;
  if (typeof value !== 'string') return false;
  const text = value.trim();
  return text.length <= MAX_WORD_LENGTH && MISSING.has(text.toLowerCase());
}

/** True where a text says only that there is none. Titles are taken as they are: there are films called "None" and "NA". */
export function isMissingText(text: string): boolean {
  return isMissing(text) || (text.length < 40 && PLACEHOLDER.test(text));
}
