/**
 * How a real catalogue of 84,621 movies is distributed; the generator draws from these figures.
 * A quantile table is a list of [share of movies, value]; between two of its points values are interpolated.
 */
export type Quantiles = readonly (readonly [share: number, value: number])[];

/** Counts by rank, most frequent first: [rank, count]; between two points on a straight line in log-log. */
export type RankCounts = readonly (readonly [rank: number, count: number])[];

export const VOTES: Quantiles = [
  [0, 0],
  [0.38, 0],
  [0.4, 2],
  [0.5, 5],
  [0.6, 9],
  [0.7, 20],
  [0.75, 35],
  [0.8, 82],
  [0.85, 217],
  [0.9, 433],
  [0.95, 1184],
  [0.98, 3290],
  [0.99, 5896],
  [0.995, 9112],
  [0.999, 18_825],
  [1, 40_778],
];

export const YEARS: Quantiles = [
  [0, 1896],
  [0.01, 1930],
  [0.02, 1936],
  [0.05, 1952],
  [0.1, 1968],
  [0.15, 1980],
  [0.2, 1989],
  [0.25, 1996],
  [0.3, 2001],
  [0.4, 2008],
  [0.5, 2012],
  [0.6, 2016],
  [0.7, 2021],
  [0.8, 2024],
  [1, 2026],
];

export const NO_DATE = 0.028;
/** Of the dates, those that are only a year. */
export const YEAR_ONLY = 0.29;

/** What depends on how well known a movie is. Shares are of movies, lengths are words or names where there are any. */
export interface Band {
  /** Votes below this belong to the band. */
  readonly below: number;
  readonly average: Quantiles;
  readonly runtime: Quantiles;
  readonly overviewWords: Quantiles;
  readonly taglineWords: Quantiles;
  readonly keywords: Quantiles;
  readonly genres: Quantiles;
  readonly companies: Quantiles;
  readonly countries: Quantiles;
  readonly popularity: Quantiles;
  readonly budget: Quantiles;
  readonly has: Readonly<
    Record<
      | 'runtime'
      | 'overview'
      | 'tagline'
      | 'keywords'
      | 'genres'
      | 'companies'
      | 'countries'
      | 'budget'
      | 'revenue'
      | 'homepage'
      | 'imdb'
      | 'poster'
      | 'backdrop',
      number
    >
  >;
}

const TAGLINE_WORDS: Quantiles = quantiles(
  [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1],
  [1, 4, 5, 7, 10, 13, 23, 42],
);

export const BANDS: readonly Band[] = [
  {
    below: 5,
    average: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], [0.5, 2.5, 5, 6, 7.1, 10, 10]),
    runtime: quantiles(
      [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1],
      [1, 9, 20, 72, 90, 100, 116, 192, 1140],
    ),
    overviewWords: quantiles([0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [5, 15, 23, 35, 54, 84, 147, 185]),
    taglineWords: TAGLINE_WORDS,
    keywords: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 4, 6, 13, 60]),
    genres: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 2, 3, 5, 8]),
    companies: quantiles([0, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 3, 6, 20]),
    countries: quantiles([0, 0.75, 0.9, 0.99, 1], [1, 1, 2, 3, 10]),
    popularity: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [0.001, 0.34, 1, 1.7, 2.9, 9.6, 237]),
    budget: quantiles([0, 0.25, 0.5, 0.75, 0.9, 1], [100, 300, 5000, 270_000, 2_870_000, 50_000_000]),
    has: {
      runtime: 0.39,
      overview: 0.66,
      tagline: 0.03,
      keywords: 0.18,
      genres: 0.85,
      companies: 0.21,
      countries: 0.26,
      budget: 0.01,
      revenue: 0.01,
      homepage: 0.01,
      imdb: 0.54,
      poster: 0.58,
      backdrop: 0.23,
    },
  },
  {
    below: 50,
    average: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], [0.5, 3.9, 5.3, 6, 6.8, 7.6, 10]),
    runtime: quantiles(
      [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.99, 1],
      [1, 7, 54, 86, 95, 106, 124, 188, 1256],
    ),
    overviewWords: quantiles([0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [5, 18, 24, 35, 58, 85, 146, 186]),
    taglineWords: TAGLINE_WORDS,
    keywords: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 2, 3, 5, 9, 20, 83]),
    genres: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 3, 3, 5, 8]),
    companies: quantiles([0, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 3, 8, 26]),
    countries: quantiles([0, 0.75, 0.9, 0.99, 1], [1, 1, 2, 4, 11]),
    popularity: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [0.001, 1.3, 3, 5.9, 11, 68, 804]),
    budget: quantiles(
      [0, 0.25, 0.5, 0.75, 0.9, 1],
      [100, 600_000, 2_600_000, 8_000_000, 20_000_000, 330_000_000],
    ),
    has: {
      runtime: 0.89,
      overview: 0.48,
      tagline: 0.11,
      keywords: 0.57,
      genres: 0.98,
      companies: 0.6,
      countries: 0.69,
      budget: 0.04,
      revenue: 0.05,
      homepage: 0.03,
      imdb: 0.91,
      poster: 0.35,
      backdrop: 0.24,
    },
  },
  {
    below: 500,
    average: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], [1.8, 4.9, 5.8, 6.4, 6.95, 7.6, 9.5]),
    runtime: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 75, 91, 100, 112, 128, 185, 877]),
    overviewWords: quantiles([0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [5, 20, 27, 40, 61, 77, 128, 177]),
    taglineWords: TAGLINE_WORDS,
    keywords: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 2, 5, 8, 12, 22, 101]),
    genres: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 2, 2, 3, 4, 5, 8]),
    companies: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 3, 4, 11, 27]),
    countries: quantiles([0, 0.75, 0.9, 0.99, 1], [1, 1, 2, 4, 11]),
    popularity: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [0.01, 2.3, 6.3, 10, 16, 75, 1228]),
    budget: quantiles([0, 0.25, 0.5, 0.75, 0.9, 1], [100, 3e6, 7.5e6, 17e6, 30e6, 250e6]),
    has: {
      runtime: 0.89,
      overview: 0.96,
      tagline: 0.54,
      keywords: 0.68,
      genres: 0.98,
      companies: 0.65,
      countries: 0.68,
      budget: 0.26,
      revenue: 0.34,
      homepage: 0.05,
      imdb: 0.91,
      poster: 0.81,
      backdrop: 0.66,
    },
  },
  {
    below: Number.POSITIVE_INFINITY,
    average: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.95, 1], [2.9, 5.45, 6.2, 6.7, 7.3, 7.9, 9.2]),
    runtime: quantiles([0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [2, 82, 95, 105, 118, 133, 178, 705]),
    overviewWords: quantiles([0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [6, 22, 28, 41, 60, 74, 112, 168]),
    taglineWords: TAGLINE_WORDS,
    keywords: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 6, 10, 14, 20, 33, 99]),
    genres: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 2, 3, 3, 4, 5, 7]),
    companies: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [1, 2, 3, 4, 6, 11, 30]),
    countries: quantiles([0, 0.5, 0.75, 0.9, 0.99, 1], [1, 1, 2, 2, 5, 12]),
    popularity: quantiles([0, 0.25, 0.5, 0.75, 0.9, 0.99, 1], [0.01, 7.7, 15, 25, 41, 131, 1820]),
    budget: quantiles([0, 0.25, 0.5, 0.75, 0.9, 1], [100, 9e6, 23e6, 50e6, 100e6, 460e6]),
    has: {
      runtime: 0.95,
      overview: 1,
      tagline: 0.83,
      keywords: 0.95,
      genres: 1,
      companies: 0.84,
      countries: 0.8,
      budget: 0.72,
      revenue: 0.75,
      homepage: 0.35,
      imdb: 0.98,
      poster: 0.95,
      backdrop: 0.9,
    },
  },
];

function quantiles(shares: readonly number[], values: readonly number[]): Quantiles {
  return shares.map((share, at) => [share, values[at]!] as const);
}
