/** Ratings in three parallel columns: user `users[i]` gave movie `movies[i]` the rating `values[i]`. */
export interface RatingTable {
  /** User ids of the file. */
  readonly users: Int32Array;
  /** Movie ids of the catalogue (TMDB). */
  readonly movies: Int32Array;
  readonly values: Float32Array;
}

export interface ReadRatingsOptions {
  /** MovieLens `links.csv`; default: the one in the folder of `ratings.csv`. */
  readonly links?: string;
  readonly onProgress?: (ratings: number, total: number | null) => void;
  readonly signal?: AbortSignal;
}

/** Collects ratings whose number is not known in advance, at 12 bytes each. */
export class RatingTableBuilder {
  #users = new Int32Array(1 << 16);
  #movies = new Int32Array(1 << 16);
  #values = new Float32Array(1 << 16);
  #length = 0;

  add(user: number, movie: number, value: number): void {
    if (this.#length === this.#users.length) this.#grow();
    this.#users[this.#length] = user;
    this.#movies[this.#length] = movie;
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  build(): RatingTable {
    return {
      users: this.#users.slice(0, this.#length),
      movies: this.#movies.slice(0, this.#length),
      values: this.#values.slice(0, this.#length),
    };
  }

  #grow(): void {
    const capacity = this.#users.length * 2;
    const users = new Int32Array(capacity);
    const movies = new Int32Array(capacity);
    const values = new Float32Array(capacity);
    users.set(this.#users);
    movies.set(this.#movies);
    values.set(this.#values);
    this.#users = users;
    this.#movies = movies;
    this.#values = values;
  }
}
