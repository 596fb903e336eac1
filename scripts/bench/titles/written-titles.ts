import type { MovieId } from '../../../src/movie/movie.ts';
import { type Numbered, numbersAsDigits, numbersAsWords, ordinalsTheOtherWay } from './written-numbers.ts';

/** A movie whose title somebody writes down. */
export interface WrittenMovie {
  readonly id: MovieId;
  readonly title: string;
  readonly originalTitle: string | null;
  readonly alternatives: readonly string[];
  readonly year: number | null;
  readonly votes: number;
}

interface Way {
  readonly name: string;
  /** Group that shares a row of the table in BENCHMARKS.md. */
  readonly group: WrittenGroup;
  readonly minVotes: number;
  /** What is written; null when a title does not lend itself to this way. */
  readonly write: (movie: WrittenMovie) => string | null;
}

/** In the order in which they are reported. */
export const writtenGroups = {
  own: 'its own title',
  bracketed: 'Title (YYYY)',
  dated: 'Title,YYYY and the like',
  file: 'title.YYYY.mkv, Title%20(YYYY) and the like',
  decorated: 'Title (YYYY film) and the like',
  numbers: 'numbers written another way',
  movielens: 'as MovieLens prints it',
  unspaced: 'second half of a Japanese or Chinese title',
} as const;

export type WrittenGroup = keyof typeof writtenGroups;

const dated = (group: WrittenGroup, name: string, write: (title: string, year: number) => string): Way => ({
  name,
  group,
  minVotes: 50,
  write: ({ title, year }) => (year === null ? null : write(title, year)),
});

const plain = (name: string, write: (title: string) => string): Way => ({
  name,
  group: 'decorated',
  minVotes: 50,
  write: ({ title }) => write(title),
});

const numbered = (name: string, write: Numbered): Way => ({
  name,
  group: 'numbers',
  minVotes: 500,
  write: ({ title }) => write(title),
});

/** The ways in which people and programs write a title down. */
export const writtenWays: readonly Way[] = [
  { name: 'Title', group: 'own', minVotes: 50, write: ({ title }) => title },
  dated('bracketed', 'Title (YYYY)', (title, year) => `${title} (${year})`),
  dated('dated', 'Title,YYYY', (title, year) => `${title},${year}`),
  dated('dated', 'Title, YYYY', (title, year) => `${title}, ${year}`),
  dated('dated', 'Title.With.Dots.YYYY', (title, year) => `${title.replaceAll(' ', '.')}.${year}`),
  dated('dated', 'Title_YYYY', (title, year) => `${title}_${year}`),
  dated('dated', 'Title_With_Lines_YYYY', (title, year) => `${title.replaceAll(' ', '_')}_${year}`),
  dated('dated', 'YYYY Title', (title, year) => `${year} ${title}`),
  dated('dated', '(YYYY) Title', (title, year) => `(${year}) ${title}`),
  dated('dated', 'YYYY - Title', (title, year) => `${year} - ${title}`),
  dated('dated', 'Title - YYYY', (title, year) => `${title} - ${year}`),
  dated('dated', 'Title [YYYY]', (title, year) => `${title} [${year}]`),
  dated('dated', 'Title-YYYY', (title, year) => `${title}-${year}`),
  dated('dated', 'Title: YYYY', (title, year) => `${title}: ${year}`),
  dated('dated', 'Title (YYYY-MM-DD)', (title, year) => `${title} (${year}-06-15)`),
  dated(
    'dated',
    'Title.YYYY.1080p.BluRay',
    (title, year) => `${title.replaceAll(' ', '.')}.${year}.1080p.BluRay.x264-GROUP`,
  ),
  dated('file', 'title.YYYY.mkv', (title, year) => `${title.replaceAll(' ', '.').toLowerCase()}.${year}.mkv`),
  dated(
    'file',
    '[Group] Title (YYYY) [BD 1080p]',
    (title, year) => `[Group] ${title} (${year}) [BD 1080p HEVC]`,
  ),
  dated('file', 'TITLE_(YYYY)_WEB-DL', (title, year) => {
    return `${title.toUpperCase().replaceAll(' ', '_')}_(${year})_WEB-DL_DDP5.1_H264`;
  }),
  dated('file', 'Title, a YYYY film', (title, year) => `${title}, a ${year} film`),
  dated('file', 'Title%20(YYYY)', (title, year) => encodeURIComponent(`${title} (${year})`)),
  dated('file', 'title-YYYY', (title, year) => `${title.toLowerCase().replaceAll(' ', '-')}-${year}`),
  dated('decorated', 'Title (YYYY film)', (title, year) => `${title} (${year} film)`),
  dated(
    'decorated',
    "Title (YYYY) - [Director's Cut]",
    (title, year) => `${title} (${year}) - [Director's Cut]`,
  ),
  dated('decorated', 'Title (YYYY) {tmdb-ID}', (title, year) => `${title} (${year}) {tmdb-1}`),
  dated('decorated', 'Title (YYYY) [1080p]', (title, year) => `${title} (${year}) [1080p]`),
  dated('decorated', 'Title (YYYY American film)', (title, year) => `${title} (${year} American film)`),
  dated('decorated', 'Title (YYYY movie)', (title, year) => `${title} (${year} movie)`),
  plain('Title movie', (title) => `${title} movie`),
  plain('Title film', (title) => `${title} film`),
  plain('Title (film)', (title) => `${title} (film)`),
  plain('Title the movie', (title) => `${title} the movie`),
  plain('Title (Extended Edition)', (title) => `${title} (Extended Edition)`),
  plain("Title - Director's Cut", (title) => `${title} - Director's Cut`),
  plain('Title [Blu-ray]', (title) => `${title} [Blu-ray]`),
  plain('"Title"', (title) => `"${title}"`),
  numbered('digits as words', numbersAsWords),
  numbered('words as digits', numbersAsDigits),
  numbered('ordinals', ordinalsTheOtherWay),
  { name: 'Title, The (Original, L) (YYYY)', group: 'movielens', minVotes: 50, write: movieLens },
  { name: 'Title (a.k.a. Other) (YYYY)', group: 'movielens', minVotes: 50, write: alsoKnownAs },
  {
    name: 'Title, The',
    group: 'movielens',
    minVotes: 50,
    write: ({ title }) => different(articleLast(title), title),
  },
  { name: 'second half', group: 'unspaced', minVotes: 100, write: secondHalf },
];

const ARTICLE =
  /^(The|An?|Les?|La|L'|Las|Los|El|Der|Die|Das|Il|Gli|I|Un|Une|Den|Det|De|Het|O|Os|As) ?(?<=[ '])(\S.*)$/;

/** "The Postman" -> "Postman, The". */
function articleLast(title: string): string {
  const [, article, rest] = ARTICLE.exec(title) ?? [];
  return article === undefined || rest === undefined ? title : `${rest}, ${article}`;
}

/** "Postman, The (Postino, Il) (1994)"; null without an article or another title in Latin letters. */
function movieLens({ title, originalTitle, year }: WrittenMovie): string | null {
  if (year === null) return null;
  const original =
    originalTitle === null || originalTitle === title || !/^[\u0020-\u024f’]+$/.test(originalTitle)
      ? ''
      : ` (${articleLast(originalTitle)})`;
  const last = articleLast(title);
  return last === title && original === '' ? null : `${last}${original} (${year})`;
}

/** "Seven (a.k.a. Se7en) (1995)". */
function alsoKnownAs({ title, originalTitle, alternatives, year }: WrittenMovie): string | null {
  const other = [originalTitle, ...alternatives].find((name) => name !== null && name !== title);
  return other === undefined || year === null ? null : `${articleLast(title)} (a.k.a. ${other}) (${year})`;
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{5,}$/u;

function secondHalf({ title, originalTitle, alternatives }: WrittenMovie): string | null {
  const written = [title, originalTitle, ...alternatives].find(
    (name) => name !== null && UNSPACED.test(name),
  );
  if (written === undefined || written === null) return null;
  const letters = Array.from(written);
  return letters.slice(Math.floor(letters.length / 2)).join('');
}

function different(written: string, title: string): string | null {
  return written === title ? null : written;
}
