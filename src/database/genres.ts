import type { Database } from './database.ts';
import { onNobodysBehalf } from './statement-scope.ts';

export interface GenreCount {
  readonly name: string;
  readonly count: number;
}

/** Counts are read anew after a minute; of a large catalogue later, so that reading takes at most so much of the time. */
const FRESH_MS = 60_000;
const READING_SHARE = 1 / 300;

/**
 * The genres of the catalogue, remembered for a while: counting them reads every movie, and every filter with a genre
 * is checked against them.
 */
export class GenreDirectory {
  readonly #database: Database;
  /** Milliseconds of a clock that never jumps. */
  readonly #now: () => number;
  #counts: readonly GenreCount[] | null = null;
  #reading: Promise<readonly GenreCount[]> | null = null;
  #freshUntil = 0;

  constructor(database: Database, now: () => number = () => performance.now()) {
    this.#database = database;
    this.#now = now;
  }

  /** Genres with their numbers of movies, most frequent first, then by name. Stale ones while fresh ones are read. */
  async counts(): Promise<readonly GenreCount[]> {
    if (this.#counts !== null && this.#now() < this.#freshUntil) return this.#counts;
    this.#reading ??= this.#read();
    if (this.#counts === null) return this.#reading;
    // Whoever is answered by what is known does not hear of a failure; the next one tries again.
    this.#reading.catch(() => undefined);
    return this.#counts;
  }

  async #read(): Promise<readonly GenreCount[]> {
    const startedAt = this.#now();
    try {
      this.#counts = await onNobodysBehalf(() => genreCounts(this.#database));
      const readAt = this.#now();
      this.#freshUntil = readAt + Math.max(FRESH_MS, (readAt - startedAt) / READING_SHARE);
      return this.#counts;
    } finally {
      this.#reading = null;
    }
  }

  /** Names of the known genres. A directory that was read before the catalogue was filled is read again. */
  async names(): Promise<readonly string[]> {
    const counts = await this.counts();
    if (counts.length > 0) return counts.map((genre) => genre.name);
    this.#counts = null;
    return (await this.counts()).map((genre) => genre.name);
  }
}

/** Counts the genres of all movies, adult ones included; reads the whole table. */
async function genreCounts(database: Database): Promise<GenreCount[]> {
  const { rows } = await database.pool.query<GenreCount>(
    `SELECT name, sum(movies)::integer AS count
     FROM (SELECT genres, count(*) AS movies FROM movie GROUP BY genres) AS combination
       CROSS JOIN LATERAL unnest(genres) AS name
     GROUP BY name ORDER BY count DESC, name`,
  );
  return rows;
}
