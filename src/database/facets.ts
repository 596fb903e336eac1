import type { MovieFilter } from '../movie/filters.ts';
import type { Database } from './database.ts';
import { movieFilterConditions } from './movie-filter.ts';
import { movieSetConditions } from './movie-sets.ts';
import { SqlValues } from './sql-values.ts';
import { onNobodysBehalf } from './statement-scope.ts';

/** A name, and how many movies have it. */
export interface NameCount {
  readonly name: string;
  readonly count: number;
}

/** For each facet, SQL that yields the names of a movie, a row m of `movie`. */
const FACETS = {
  genres: 'unnest(m.genres)',
  countries: 'unnest(m.countries)',
  /** ISO 639-1 codes of the original language. */
  languages: '(SELECT m.original_language WHERE m.original_language IS NOT NULL)',
  keywords: 'unnest(m.keywords)',
} as const;

export type Facet = keyof typeof FACETS;

export interface FacetRequest {
  /** Which movies to count. */
  readonly filter: MovieFilter;
  /** Only names that begin with this, ignoring case. */
  readonly startsWith?: string;
  /** How many names to return, the most frequent; default all. */
  readonly first?: number;
}

/**
 * The names of a facet, each with the number of movies that have it. The most frequent come first, equals by name.
 * Reads every movie that satisfies the filter.
 */
export async function countNames(
  database: Database,
  facet: Facet,
  { filter, startsWith, first }: FacetRequest,
): Promise<NameCount[]> {
  const values = new SqlValues();
  const conditions = [
    ...movieFilterConditions(filter, values, 'm'),
    ...movieSetConditions(filter, values, 'm.id'),
  ];
  if (startsWith !== undefined) {
    conditions.push(`starts_with(lower(facet.name), lower(${values.bind(startsWith)}::text))`);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const limit = first === undefined ? '' : `LIMIT ${values.bind(first)}::integer`;
  const { rows } = await database.pool.query<NameCount>(
    `SELECT facet.name, count(*)::integer AS count FROM movie AS m CROSS JOIN LATERAL ${FACETS[facet]} AS facet (name)
     ${where} GROUP BY facet.name ORDER BY count DESC, facet.name ${limit}`,
    values.list,
  );
  return rows;
}

/**
 * Counts are read again after a minute. In a large catalogue they wait longer, so as to spend at most this share on it.
 */
const FRESH_MS = 60_000;
const READING_SHARE = 1 / 300;

/**
 * The names of a facet in the whole catalogue, remembered for a while: counting them reads every movie, and every
 * filter with such names is checked against them.
 */
class RememberedCounts {
  readonly #read: () => Promise<readonly NameCount[]>;
  readonly #now: () => number;
  #counts: readonly NameCount[] | null = null;
  #reading: Promise<readonly NameCount[]> | null = null;
  #freshUntil = 0;

  constructor(read: () => Promise<readonly NameCount[]>, now: () => number) {
    this.#read = read;
    this.#now = now;
  }

  /** Returns the old counts while new ones are read. If they were empty, waits for new ones: movies may have come. */
  async counts(): Promise<readonly NameCount[]> {
    if (this.#counts !== null && this.#counts.length > 0) {
      if (this.#now() < this.#freshUntil) return this.#counts;
      // The old counts are good enough to hide a failure. The next call tries again.
      this.#startReading().catch(() => undefined);
      return this.#counts;
    }
    return this.#startReading();
  }

  #startReading(): Promise<readonly NameCount[]> {
    return (this.#reading ??= this.#readAgain());
  }

  async #readAgain(): Promise<readonly NameCount[]> {
    const startedAt = this.#now();
    try {
      this.#counts = await onNobodysBehalf(this.#read);
      const readAt = this.#now();
      this.#freshUntil = readAt + Math.max(FRESH_MS, (readAt - startedAt) / READING_SHARE);
      return this.#counts;
    } finally {
      this.#reading = null;
    }
  }
}

/** The names of each facet in the whole catalogue, adult movies included. */
export class FacetDirectory {
  readonly #remembered: Readonly<Record<Facet, RememberedCounts>>;

  /** @param now milliseconds of a clock that never jumps */
  constructor(database: Database, now: () => number = () => performance.now()) {
    const remember = (facet: Facet): RememberedCounts =>
      new RememberedCounts(() => countNames(database, facet, { filter: { includeAdult: true } }), now);
    this.#remembered = {
      genres: remember('genres'),
      countries: remember('countries'),
      languages: remember('languages'),
      keywords: remember('keywords'),
    };
  }

  /** The names of a facet with their counts: see countNames. */
  counts(facet: Facet): Promise<readonly NameCount[]> {
    return this.#remembered[facet].counts();
  }
}
