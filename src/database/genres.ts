import type { Database } from './database.ts';
import { onNobodysBehalf } from './statement-scope.ts';

export interface GenreCount {
  readonly name: string;
  readonly count: number;
}

const FRESH_MS = 60_000;

/**
 * The genres of the catalogue, remembered for a minute: counting them reads every movie, and every filter
 * with a genre is checked against them.
 */
export class GenreDirectory {
  readonly #database: Database;
  /** Milliseconds of a clock that never jumps. */
  readonly #now: () => number;
  #counts: Promise<readonly GenreCount[]> | null = null;
  #readAt = 0;

  constructor(database: Database, now: () => number = () => performance.now()) {
    this.#database = database;
    this.#now = now;
  }

  /** Genres with their numbers of movies, most frequent first, then by name. */
  async counts(): Promise<readonly GenreCount[]> {
    if (this.#counts === null || this.#now() - this.#readAt > FRESH_MS) {
      const before = this.#counts;
      this.#readAt = this.#now();
      const reading = onNobodysBehalf(() => genreCounts(this.#database));
      this.#counts = reading;
      reading.catch(() => {
        if (this.#counts === reading) this.#counts = null;
      });
      // Stale counts serve while fresh ones are read.
      if (before !== null) return before;
    }
    return this.#counts;
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
