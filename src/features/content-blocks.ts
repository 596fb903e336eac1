/** The blocks that describe a movie. Each has its own TF-IDF. */
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
  /** Length of the block in a movie's vector, before the whole vector is scaled to length 1. */
  readonly weight: number;
  /** Terms in fewer movies are left out. */
  readonly minMovies: number;
  /** At most this many terms, the most frequent. */
  readonly maxTerms: number;
  /** Whether counts are multiplied by the inverse document frequency. */
  readonly idfWeighted: boolean;
  readonly meaning: string;
}

/**
 * The weights of the content representation, in the order of its columns. The square of a weight is about the block's
 * share in the similarity of two movies that agree in everything. The weights come from a coordinate search on the
 * training half of the users in the evaluation data. Changes of a tenth make no difference.
 */
export const CONTENT_BLOCKS: Readonly<Record<ContentBlock, BlockDefinition>> = {
  text: {
    weight: 1.05,
    minMovies: 4,
    maxTerms: 22_000,
    idfWeighted: true,
    meaning: 'words of the overview, tagline, title and (twice) of the keywords',
  },
  cast: {
    weight: 0.7,
    minMovies: 2,
    maxTerms: 12_000,
    idfWeighted: true,
    meaning: 'the five billed first; the two leads count three times',
  },
  director: {
    weight: 0.6,
    minMovies: 2,
    maxTerms: 6_000,
    idfWeighted: true,
    meaning: 'who directed: worth more than any actor',
  },
  genre: { weight: 0.45, minMovies: 2, maxTerms: 200, idfWeighted: true, meaning: 'genres' },
  company: {
    weight: 0.38,
    minMovies: 2,
    maxTerms: 6_000,
    idfWeighted: true,
    meaning: 'who produced it, whole names',
  },
  period: {
    weight: 0.37,
    minMovies: 1,
    maxTerms: 200,
    idfWeighted: false,
    meaning: 'the year, RBF-encoded so that neighbouring years share columns',
  },
  title: {
    weight: 0.33,
    minMovies: 2,
    maxTerms: 5_000,
    idfWeighted: true,
    meaning: 'words of the title once more: sequels and series',
  },
  country: { weight: 0.3, minMovies: 2, maxTerms: 300, idfWeighted: true, meaning: 'where it was produced' },
  language: {
    weight: 0.29,
    minMovies: 2,
    maxTerms: 400,
    idfWeighted: true,
    meaning: 'the original language (twice) and those spoken',
  },
  keyword: {
    weight: 0.15,
    minMovies: 3,
    maxTerms: 9_000,
    idfWeighted: true,
    meaning: 'whole keywords ("time travel"), beside their words in `text`',
  },
};

export const CONTENT_BLOCK_NAMES = Object.keys(CONTENT_BLOCKS) as readonly ContentBlock[];
