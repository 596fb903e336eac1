import { fileText, type TextFile } from '../bytes/file-text.ts';
import type { CatalogueChunk, LocatedRecord } from '../catalogue-chunk.ts';
import { columnKey } from '../columns.ts';
import { InputError } from '../../movie/errors.ts';
import { Rejection, type RejectedRow } from '../rejection.ts';
import { csvRows } from '../rows/csv-rows.ts';
import { readId } from '../scalar-values.ts';

/** How many tags of a movie to keep: rarer ones tell more about the people who gave them. */
const MAX_TAGS = 30;
const MAX_TAG_LENGTH = 60;

/** MovieLens id -> TMDB id. */
type TmdbIds = ReadonlyMap<number, number>;

/**
 * The votes in MovieLens' ratings.csv: how many people rated each movie, and their mean. 0.5 to 5 stars become 1 to 10.
 * Keeps a sum and a count per movie in memory.
 */
export async function* ratingCounts(text: TextFile, tmdbIds: TmdbIds): AsyncGenerator<CatalogueChunk> {
  const votes = new Map<number, { count: number; sum: number }>();
  yield* eachRow(text, ['movieid', 'rating'], ([movie, rating]) => {
    const id = readId(movie);
    if (id instanceof Rejection) return id;
    const stars = Number(rating);
    if (!(stars >= 0.5 && stars <= 5)) return new Rejection('rating is not between 0.5 and 5', rating);
    const vote = votes.get(id);
    if (vote === undefined) votes.set(id, { count: 1, sum: stars });
    else {
      vote.count += 1;
      vote.sum += stars;
    }
    return null;
  });
  yield chunkOf(
    [...votes].flatMap(([movie, { count, sum }]) => {
      const id = tmdbIds.get(movie);
      return id === undefined ? [] : [{ id, voteCount: count, voteAverage: (2 * sum) / count }];
    }),
    text,
  );
}

/** The tags of movies in MovieLens' tags.csv, the most frequent first. */
export async function* tagCounts(text: TextFile, tmdbIds: TmdbIds): AsyncGenerator<CatalogueChunk> {
  const tags = new Map<number, Map<string, number>>();
  yield* eachRow(text, ['movieid', 'tag'], ([movie, tag]) => {
    const id = readId(movie);
    if (id instanceof Rejection) return id;
    const word = String(tag).replace(/\s+/g, ' ').trim().toLowerCase();
    if (word === '' || word.length > MAX_TAG_LENGTH) return null;
    let counts = tags.get(id);
    if (counts === undefined) {
      counts = new Map();
      tags.set(id, counts);
    }
    counts.set(word, (counts.get(word) ?? 0) + 1);
    return null;
  });
  yield chunkOf(
    [...tags].flatMap(([movie, counts]) => {
      const id = tmdbIds.get(movie);
      const byCount = [...counts].sort(([, left], [, right]) => right - left);
      return id === undefined ? [] : [{ id, keywords: byCount.slice(0, MAX_TAGS).map(([word]) => word) }];
    }),
    text,
  );
}

function chunkOf(records: readonly LocatedRecord['record'][], text: TextFile): CatalogueChunk {
  return {
    records: records.map((record) => ({ line: 1, record })),
    rejected: [],
    bytesRead: text.file.bytes,
  };
}

/** Passes the named columns of every row to `take`. The chunks have the rows that it rejects. */
async function* eachRow(
  text: TextFile,
  names: readonly string[],
  take: (values: readonly unknown[]) => Rejection | null,
): AsyncGenerator<CatalogueChunk> {
  let positions: readonly number[] | null = null;
  for await (const { rows, bytesRead } of csvRows(fileText(text))) {
    const rejected: RejectedRow[] = [];
    for (const { line, values } of rows) {
      if (values instanceof Rejection) {
        rejected.push({ line, rejection: values });
      } else if (positions === null) {
        positions = positionsOf(values, names, text.file.path);
      } else {
        const rejection = take(positions.map((position) => values[position]));
        if (rejection !== null) rejected.push({ line, rejection });
      }
    }
    yield { records: [], rejected, bytesRead };
  }
}

function positionsOf(header: readonly string[], names: readonly string[], path: string): readonly number[] {
  const keys = header.map(columnKey);
  const missing = names.filter((name) => !keys.includes(name));
  if (missing.length === 0) return names.map((name) => keys.indexOf(name));
  throw new InputError(
    `${path} lacks the columns ${missing.join(', ')}. Columns found: ${header.join(', ')}.`,
  );
}
