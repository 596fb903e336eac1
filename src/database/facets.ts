import type { MovieFilter } from '../movie/filters.ts';
import type { Database } from './database.ts';
import { movieFilterConditions } from './movie-filter.ts';
import { movieSetConditions } from './movie-sets.ts';
import { SqlValues } from './sql-values.ts';
import { onNobodysBehalf } from './statement-scope.ts';

/** A name with the number of movies that have it. */
export interface NameCount {
  readonly name: string;
  readonly count: number;
}

/** What names are counted of: from a row m of `movie`, a set of rows with a `name` each. */
const FACETS = {
  genres: 'unnest(m.genres)',
  countries: 'unnest(m.countries)',
  /** ISO 639-1 codes of the original language. */
  languages: '(SELECT m.original_language WHERE m.original_language IS NOT NULL)',
  keywords: 'unnest(m.keywords)',
} as const;

export type Facet = keyof typeof FACETS;

/** Restricts what is counted. */
export interface FacetRequest {
  /** Only movies for which this holds are counted. */
  readonly filter: MovieFilter;
  /** Only names that begin with this, whatever the case of their letters. */
  readonly startsWith?: string;
  /** So many names, the most frequent; all when absent. */
  readonly first?: number;
}

/**
 * The names that movies have, with how many have each: the most frequent first, then by name. Reads every movie that
 * satisfies the filter.
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

/** Counts are read again after a minute; of a large catalogue later, so that reading takes at most so much of the time. */
const FRESH_MS = 60_000;
const READING_SHARE = 1 / 300;

/**
 * The names of a facet in the whole catalogue, remembered for a while: counting them reads every movie, and every filter
 * that names one is checked against them.
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

  /** Stale ones while fresh ones are read. A directory that was read before the catalogue was filled is read again. */
  async counts(): Promise<readonly NameCount[]> {
    if (this.#counts !== null && this.#counts.length > 0) {
      if (this.#now() < this.#freshUntil) return this.#counts;
      // Whoever is answered by what is known does not hear of a failure; the next one tries again.
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

/** What the catalogue has of each facet, adult movies included. */
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

  /** The names of a facet with their numbers of movies, most frequent first, then by name. */
  counts(facet: Facet): Promise<readonly NameCount[]> {
    return this.#remembered[facet].counts();
  }
}
