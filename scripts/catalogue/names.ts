import type { RankCounts } from './figures.ts';

/** Genres and how many movies of the real catalogue have each. */
export const GENRES: readonly (readonly [name: string, movies: number])[] = [
  ['Drama', 35_938],
  ['Comedy', 22_090],
  ['Thriller', 13_616],
  ['Romance', 11_376],
  ['Action', 10_907],
  ['Documentary', 9204],
  ['Horror', 9049],
  ['Crime', 7251],
  ['Adventure', 5517],
  ['Science Fiction', 4909],
  ['Family', 4730],
  ['Mystery', 4581],
  ['Fantasy', 4444],
  ['Animation', 3882],
  ['Music', 3320],
  ['History', 2722],
  ['TV Movie', 1902],
  ['War', 1895],
  ['Western', 1252],
];

/** Countries, movies, language. */
export const COUNTRIES: readonly (readonly [name: string, movies: number, code: string, language: string])[] =
  [
    ['United States of America', 18_996, 'en', 'English'],
    ['United Kingdom', 3218, 'en', 'English'],
    ['France', 2803, 'fr', 'French'],
    ['Japan', 1638, 'ja', 'Japanese'],
    ['Canada', 1610, 'en', 'English'],
    ['Italy', 1490, 'it', 'Italian'],
    ['Germany', 1460, 'de', 'German'],
    ['Russia', 843, 'ru', 'Russian'],
    ['India', 841, 'hi', 'Hindi'],
    ['Spain', 656, 'es', 'Spanish'],
    ['Australia', 529, 'en', 'English'],
    ['South Korea', 494, 'ko', 'Korean'],
    ['Hong Kong', 478, 'cn', 'Cantonese'],
    ['Sweden', 403, 'sv', 'Swedish'],
    ['Poland', 374, 'pl', 'Polish'],
    ['China', 348, 'zh', 'Mandarin'],
    ['Finland', 339, 'fi', 'Finnish'],
    ['Denmark', 301, 'da', 'Danish'],
    ['Brazil', 295, 'pt', 'Portuguese'],
    ['Mexico', 277, 'es', 'Spanish'],
    ['Netherlands', 233, 'nl', 'Dutch'],
    ['Turkey', 143, 'tr', 'Turkish'],
    ['Greece', 140, 'el', 'Greek'],
    ['Norway', 130, 'no', 'Norwegian'],
    ['Thailand', 100, 'th', 'Thai'],
  ];

export const COMPANY_SUFFIXES = [
  'Pictures',
  'Films',
  'Entertainment',
  'Productions',
  'Studios',
  'Film',
  'Media',
];

/** The most frequent words of overviews, in their order; made-up words follow them. */
export const FUNCTION_WORDS: readonly string[] =
  `the a to and of in his is with her an for he on their that as by who from when she they but at has are after into
   one this it him two be up out about will have all through while was only where must them not what between get which
   own can during first three more over against been back or most each its being other how before no himself just also
   than soon so both off there some down even until then very same any`.split(/\s+/);

export const WORD_COUNTS: RankCounts = [
  [1, 134_637],
  [2, 111_465],
  [5, 72_611],
  [10, 25_137],
  [20, 13_355],
  [50, 3900],
  [100, 1938],
  [200, 1041],
  [500, 476],
  [1000, 247],
  [2000, 127],
  [5000, 47],
  [10_000, 20],
  [20_000, 8],
  [60_000, 1.5],
  [200_000, 0.3],
];

export const KEYWORD_COUNTS: RankCounts = [
  [1, 3274],
  [2, 1839],
  [5, 837],
  [10, 603],
  [50, 313],
  [200, 130],
  [1000, 36],
  [5000, 7],
  [10_000, 2],
  [24_000, 1],
];

export const COMPANY_COUNTS: RankCounts = [
  [1, 1033],
  [2, 1015],
  [5, 678],
  [10, 314],
  [50, 85],
  [200, 34],
  [1000, 10],
  [5000, 3],
  [10_000, 1],
  [27_000, 1],
];
