/** What a movie is described by; each block is a TF-IDF of its own. */
export type ContentBlock =
  | 'text'
  | 'cast'
  | 'director'
  | 'genre'
  | 'company'
  | 'period'
  | 'title'
  | 'country'
  | 'language'
  | 'keyword';

export interface BlockDefinition {
  /** Length of the block in a movie's vector, before the whole is brought to length 1. */
  readonly weight: number;
  /** A term has to describe so many movies to count. */
  readonly fewestMovies: number;
  /** Of more terms than this, the most frequent count. */
  readonly mostTerms: number;
  /** Whether rare terms weigh more (inverse document frequency). */
  readonly rarity: boolean;
  readonly meaning: string;
}

/**
 * The weights of the content representation, in the order of its columns. The square of a weight is about the
 * block's share in the similarity of two movies that agree in everything. Adjusted by coordinate search on the
 * learning half of the users in the evaluation data; changes of a tenth make no difference.
 */
export const CONTENT_BLOCKS: Readonly<Record<ContentBlock, BlockDefinition>> = {
  text: {
    weight: 1.05,
    fewestMovies: 4,
    mostTerms: 22_000,
    rarity: true,
    meaning: 'words of the overview, tagline, title and (twice) of the keywords',
  },
  cast: {
    weight: 0.7,
    fewestMovies: 2,
    mostTerms: 12_000,
    rarity: true,
    meaning: 'the five billed first; the two leads count three times',
  },
  director: {
    weight: 0.6,
    fewestMovies: 2,
    mostTerms: 6_000,
    rarity: true,
    meaning: 'who directed: worth more than any actor',
  },
  genre: { weight: 0.45, fewestMovies: 2, mostTerms: 200, rarity: true, meaning: 'genres' },
  company: {
    weight: 0.38,
    fewestMovies: 2,
    mostTerms: 6_000,
    rarity: true,
    meaning: 'who produced it, whole names',
  },
  period: {
    weight: 0.37,
    fewestMovies: 1,
    mostTerms: 200,
    rarity: false,
    meaning: 'the year, as bumps that neighbouring years share',
  },
  title: {
    weight: 0.33,
    fewestMovies: 2,
    mostTerms: 5_000,
    rarity: true,
    meaning: 'words of the title once more: sequels and series',
  },
  country: { weight: 0.3, fewestMovies: 2, mostTerms: 300, rarity: true, meaning: 'where it was produced' },
  language: {
    weight: 0.29,
    fewestMovies: 2,
    mostTerms: 400,
    rarity: true,
    meaning: 'the original language (twice) and those spoken',
  },
  keyword: {
    weight: 0.15,
    fewestMovies: 3,
    mostTerms: 9_000,
    rarity: true,
    meaning: 'whole keywords ("time travel"), beside their words in `text`',
  },
};

export const CONTENT_BLOCK_NAMES = Object.keys(CONTENT_BLOCKS) as readonly ContentBlock[];
