const LANGUAGE_NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** Asking for a name takes as long as the rest of a reason; there are as many as there are codes. */
const namesFound = new Map<string, string>();

/** "fr" is French; names are left as they are. */
export function languageName(codeOrName: string): string {
  if (!/^[a-z]{2,3}$/.test(codeOrName)) return codeOrName;
  // TMDB's own codes: "xx" is no language, "cn" Cantonese.
  if (codeOrName === 'xx') return 'No Language';
  if (codeOrName === 'cn') return 'Cantonese';
  let name = namesFound.get(codeOrName);
  if (name === undefined) namesFound.set(codeOrName, (name = LANGUAGE_NAMES.of(codeOrName) ?? codeOrName));
  return name;
}
