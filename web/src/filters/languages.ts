/**
 * ISO 639-1 codes of languages that many films are made in. TMDB distinguishes Cantonese (`cn`) from Mandarin (`zh`).
 */
const CODES =
  'ar bn cn cs da de el en es fa fi fr he hi hu id it ja ko ml nl no pl pt ro ru sv ta te th tr uk ur vi zh'.split(
    ' ',
  );

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

export const LANGUAGES: readonly { readonly code: string; readonly name: string }[] = CODES.map((code) => ({
  code,
  name: languageName(code),
})).sort((a, b) => (a.name < b.name ? -1 : 1));

export function languageName(code: string): string {
  if (code === 'cn') return 'Cantonese';
  if (code === 'zh') return 'Mandarin';
  return NAMES.of(code) ?? code;
}
