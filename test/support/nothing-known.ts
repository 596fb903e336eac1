import type { ExplainedMovie } from '../../src/model/explain/described-term.ts';

/** A movie of which the catalogue says nothing. */
export const NOTHING_KNOWN: Omit<ExplainedMovie, 'id'> = {
  title: '',
  overview: null,
  tagline: null,
  releaseDate: null,
  runtime: null,
  voteAverage: null,
  voteCount: 0,
  originalLanguage: null,
  genres: [],
  companies: [],
  countries: [],
  spokenLanguages: [],
  keywords: [],
  directors: [],
  cast: [],
};
