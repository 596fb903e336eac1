import type { CatalogueChunk } from './catalogue-chunk.ts';
import { FIELD_ROWS, MOVIE_FIELDS, type MovieField } from '../movie/movie.ts';

/** Of fewer rows nobody expects that one of them has every list. */
const MIN_ROWS = 3;

const LIST_FIELDS = MOVIE_FIELDS.filter((field) => FIELD_ROWS[field].domain.kind === 'names');

/**
 * Watches for lists that a file has a column for and never says anything in: some programs leave lists out when they
 * write a table, as `write_csv` of R does, and the file looks as if all was well.
 */
export class EmptyLists {
  readonly #empty = new Set<MovieField>();
  #rows = 0;
  #unseen: readonly MovieField[] = LIST_FIELDS;

  async *watch(chunks: AsyncIterable<CatalogueChunk>): AsyncGenerator<CatalogueChunk> {
    for await (const chunk of chunks) {
      this.#rows += chunk.records.length;
      if (this.#unseen.length > 0) this.#look(chunk);
      yield chunk;
    }
  }

  /** What a person should know once the file has been read. */
  notes(): readonly string[] {
    if (this.#empty.size === 0 || this.#rows < MIN_ROWS) return [];
    const names = [...this.#empty].map((field) => FIELD_ROWS[field].files[0] ?? field);
    return [
      `lists that are empty in every row: ${names.join(', ')}; if they were not before, join them into text ` +
        '("Action|Drama") before the file is written: write_csv of R, for one, drops list columns',
    ];
  }

  #look({ records }: CatalogueChunk): void {
    for (const { record } of records) {
      for (const field of this.#unseen) {
        const list = record[field];
        if (!Array.isArray(list)) continue;
        if (list.length === 0) this.#empty.add(field);
        else {
          this.#empty.delete(field);
          this.#unseen = this.#unseen.filter((one) => one !== field);
        }
      }
    }
  }
}
