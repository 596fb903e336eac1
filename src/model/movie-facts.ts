import type { MovieId } from '../movie/movie.ts';
import { NumberList } from './growable.ts';
import type { TrainingMovie } from './training-movies.ts';

/** What stands beside a vector. */
export interface MovieFacts {
  readonly id: MovieId;
  readonly voteAverage: number | null;
  readonly voteCount: number;
  readonly year: number | null;
  readonly runtime: number | null;
  readonly originalLanguage: string | null;
  readonly genres: readonly string[];
  readonly countries: readonly string[];
  readonly adult: boolean;
  /** Whether the movie has enough metadata to be compared with others (its representation decides). */
  readonly informative: boolean;
}

/** Stands for an unknown year or runtime. */
const UNKNOWN = -32_768;

/**
 * Keeps the facts of all movies of a training from reading to writing in about 30 bytes a movie: numbers in typed
 * arrays, and lists (a million movies share a few thousand combinations of genres) by number.
 */
export class MovieFactsTable {
  readonly #ids = new NumberList(Int32Array);
  readonly #voteAverages = new NumberList(Float32Array);
  readonly #voteCounts = new NumberList(Int32Array);
  readonly #years = new NumberList(Int32Array);
  readonly #runtimes = new NumberList(Int32Array);
  readonly #languages = new NumberList(Uint32Array);
  readonly #genres = new NumberList(Uint32Array);
  readonly #countries = new NumberList(Uint32Array);
  readonly #adult = new NumberList(Uint8Array);
  readonly #informative = new NumberList(Uint8Array);
  readonly #lists = new ListPool();

  get size(): number {
    return this.#ids.length;
  }

  add(movie: TrainingMovie, informative: boolean): void {
    this.#ids.push(movie.id);
    this.#voteAverages.push(movie.voteAverage ?? Number.NaN);
    this.#voteCounts.push(movie.voteCount);
    this.#years.push(movie.year ?? UNKNOWN);
    this.#runtimes.push(movie.runtime ?? UNKNOWN);
    this.#languages.push(this.#lists.intern(movie.originalLanguage === null ? [] : [movie.originalLanguage]));
    this.#genres.push(this.#lists.intern(movie.genres));
    this.#countries.push(this.#lists.intern(movie.countries));
    this.#adult.push(movie.adult ? 1 : 0);
    this.#informative.push(informative ? 1 : 0);
  }

  /** The facts of the movie added `row`-th. */
  at(row: number): MovieFacts {
    const voteAverage = this.#voteAverages.get(row);
    return {
      id: this.#ids.get(row),
      voteAverage: Number.isNaN(voteAverage) ? null : voteAverage,
      voteCount: this.#voteCounts.get(row),
      year: known(this.#years.get(row)),
      runtime: known(this.#runtimes.get(row)),
      originalLanguage: this.#lists.at(this.#languages.get(row))[0] ?? null,
      genres: this.#lists.at(this.#genres.get(row)),
      countries: this.#lists.at(this.#countries.get(row)),
      adult: this.#adult.get(row) === 1,
      informative: this.#informative.get(row) === 1,
    };
  }
}

/** Each distinct list once. */
class ListPool {
  readonly #numbers = new Map<string, number>();
  readonly #lists: (readonly string[])[] = [];

  intern(list: readonly string[]): number {
    const key = list.join('\u001f');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#lists.length;
      this.#numbers.set(key, number);
      this.#lists.push([...list]);
    }
    return number;
  }

  at(number: number): readonly string[] {
    return this.#lists[number]!;
  }
}

function known(value: number): number | null {
  return value === UNKNOWN ? null : value;
}
