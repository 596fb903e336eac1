import fc from 'fast-check';
import type { MovieFilter } from '../../../src/movie/filters.ts';
import { GENRES } from './synthetic-model.ts';

const genres = fc.uniqueArray(fc.constantFrom(...GENRES), { maxLength: 3 });

/** Filters from wide open to impossible, every condition alone and together with others. */
export const anyFilter: fc.Arbitrary<MovieFilter> = fc.record(
  {
    minRating: fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10),
    maxRating: fc.integer({ min: 30, max: 100 }).map((tenths) => tenths / 10),
    minVotes: fc.nat(5_000),
    minYear: fc.integer({ min: 1910, max: 2025 }),
    maxYear: fc.integer({ min: 1930, max: 2025 }),
    releasedAfter: fc.constantFrom('1950-01-01', '1985-06-30', '2020-01-01'),
    releasedBefore: fc.constantFrom('1960-12-31', '2000-01-01', '2024-01-01'),
    includeUnknown: fc.boolean(),
    genres,
    allGenres: fc.uniqueArray(fc.constantFrom(...GENRES), { maxLength: 2 }),
    excludeGenres: genres,
    languages: fc.uniqueArray(fc.constantFrom('en', 'fr', 'ko', 'xx', 'zz'), { maxLength: 2 }),
    countries: fc.uniqueArray(fc.constantFrom('France', 'Japan', 'Nowhere'), { maxLength: 2 }),
    minRuntime: fc.nat(150),
    maxRuntime: fc.integer({ min: 60, max: 250 }),
    includeAdult: fc.boolean(),
  },
  { requiredKeys: [] },
);
