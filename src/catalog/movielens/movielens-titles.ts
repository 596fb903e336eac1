import { fileText, type TextFile } from '../bytes/file-text.ts';
import type { CatalogueChunk, LocatedRecord } from '../catalogue-chunk.ts';
import { Rejection } from '../rejection.ts';
import { csvRows } from '../rows/csv-rows.ts';
import { readId } from '../scalar-values.ts';
import { movieLensColumns, type MovieColumns } from './movielens-movies.ts';
import { splitMovieLensTitle } from './movielens-title.ts';

/** The titles after "a.k.a." in MovieLens' movies.csv, and the original titles, as alternative titles. */
export async function* otherTitles(
  text: TextFile,
  tmdbIds: ReadonlyMap<number, number>,
): AsyncGenerator<CatalogueChunk> {
  let columns: MovieColumns | null = null;
  for await (const { rows, bytesRead } of csvRows(fileText(text))) {
    const records: LocatedRecord[] = [];
    for (const { line, values } of rows) {
      if (values instanceof Rejection) continue;
      if (columns === null) {
        columns = movieLensColumns(values);
        if (columns === null) return;
        continue;
      }
      const movie = readId(values[columns.id]);
      const id = movie instanceof Rejection ? undefined : tmdbIds.get(movie);
      if (id === undefined) continue;
      const { otherTitles: others, originalTitle } = splitMovieLensTitle(values[columns.title] ?? '');
      const titles = originalTitle === null ? others : [...others, originalTitle];
      for (const title of titles) records.push({ line, record: { id, title } });
    }
    yield { records, rejected: [], bytesRead };
  }
}
