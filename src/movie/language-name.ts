const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** Remembers names: a look-up takes as long as the rest of a reason, and there are few codes. */
const namesFound = new Map<string, string>();

/** "fr" becomes "French". Names stay as they are. */
export function languageName(codeOrName: string): string {
  if (!/^[a-z]{2,3}$/.test(codeOrName)) return codeOrName;
  // TMDB's own codes: "xx" means no language, and "cn" means Cantonese.
  if (codeOrName === 'xx') return 'No Language';
  if (codeOrName === 'cn') return 'Cantonese';
  let name = namesFound.get(codeOrName);
  if (name === undefined) namesFound.set(codeOrName, (name = LANGUAGE_NAMES.of(codeOrName) ?? codeOrName));
  return name;
}
