/**
 * Titles written as people type them on a Latin keyboard: Hangul by the Revised Romanization of Korean (2000,
 * without sound changes between syllables), kana by Hepburn without long-vowel marks, Cyrillic by the common
 * English transliteration, Greek by ISO 843 type 2 without digraphs.
 */

const HANGUL_INITIALS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const HANGUL_MEDIALS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const HANGUL_FINALS = ' k k ks n nj nh t l lk lm lp ls lt lp lh m p ps t t ng t t k t p h'.split(' ');
const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;

const KANA_ROWS: readonly (readonly [string, string])[] = [
  ['あいうえお', 'a i u e o'],
  ['かきくけこ', 'ka ki ku ke ko'],
  ['がぎぐげご', 'ga gi gu ge go'],
  ['さしすせそ', 'sa shi su se so'],
  ['ざじずぜぞ', 'za ji zu ze zo'],
  ['たちつてと', 'ta chi tsu te to'],
  ['だぢづでど', 'da ji zu de do'],
  ['なにぬねの', 'na ni nu ne no'],
  ['はひふへほ', 'ha hi fu he ho'],
  ['ばびぶべぼ', 'ba bi bu be bo'],
  ['ぱぴぷぺぽ', 'pa pi pu pe po'],
  ['まみむめも', 'ma mi mu me mo'],
  ['やゆよ', 'ya yu yo'],
  ['らりるれろ', 'ra ri ru re ro'],
  ['わゐゑをんゔ', 'wa i e o n vu'],
  ['ぁぃぅぇぉ', 'a i u e o'],
  ['ゃゅょ', 'ya yu yo'],
];
const KANA = letterTable(KANA_ROWS);
const CYRILLIC = letterTable([
  [
    'абвгдежзиклмнопрстуфхцчшщъыьэюя',
    'a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya',
  ],
  ['йіїєґў', 'y i yi ye g u'],
]);
const GREEK = letterTable([
  ['αβγδεζηθικλμνξοπρστυφχψω', 'a v g d e z i th i k l m n x o p r s t y f ch ps o'],
]);

const ROMANIZABLE =
  /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const LATIN_ONLY = /^[a-z0-9 ]+$/;

/** The folded title in Latin letters; null if it is in Latin already or in a script without a table here (Han, ...). */
export function romanizeTitle(folded: string): string | null {
  if (!ROMANIZABLE.test(folded)) return null;
  const letters = Array.from(folded.normalize('NFC'));
  let latin = '';
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? '';
    const hiragana = toHiragana(letter);
    const next = toHiragana(letters[i + 1] ?? '');
    if (hiragana === 'っ') latin += (KANA.get(next) ?? '').replace(/^ch/, 't').charAt(0);
    else if ('ゃゅょ'.includes(hiragana) && latin.endsWith('i')) latin = contracted(latin, hiragana);
    else if (hiragana !== 'ー') latin += romanizeLetter(letter, hiragana);
  }
  const words = latin.replace(/ +/g, ' ').trim();
  return LATIN_ONLY.test(words) ? words : null;
}

function romanizeLetter(letter: string, hiragana: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= FIRST_SYLLABLE && code <= LAST_SYLLABLE) return romanizeSyllable(code - FIRST_SYLLABLE);
  return KANA.get(hiragana) ?? CYRILLIC.get(letter) ?? GREEK.get(letter) ?? letter;
}

/** The number of a Hangul syllable is (initial * 21 + medial) * 28 + final. */
function romanizeSyllable(syllable: number): string {
  const final = syllable % 28;
  const medial = Math.floor(syllable / 28) % 21;
  const initial = Math.floor(syllable / (28 * 21));
  return `${HANGUL_INITIALS[initial] ?? ''}${HANGUL_MEDIALS[medial] ?? ''}${HANGUL_FINALS[final] ?? ''}`;
}

/** ki + ya = kya, shi + ya = sha. */
function contracted(latin: string, smallKana: string): string {
  const vowel = KANA.get(smallKana) ?? '';
  const stem = latin.slice(0, -1);
  return stem + (/(?:sh|ch|j)$/.test(stem) ? vowel.slice(1) : vowel);
}

function toHiragana(letter: string): string {
  return letter >= 'ァ' && letter <= 'ヴ' ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : letter;
}

function letterTable(rows: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(([letters, spellings]) => {
      const spelled = spellings.split(' ');
      return Array.from(letters).map((letter, i): [string, string] => [letter, spelled[i] ?? '']);
    }),
  );
}
