import type { LocatedRecord } from '../catalog/catalogue-chunk.ts';
import type { MovieId } from '../movie/movie.ts';
import type { MovieRecord } from '../catalog/movie-record.ts';
import { staged, STAGED_FIELDS, type StagedField } from './movie-columns.ts';
import type { SeenIds } from './seen-ids.ts';
import type { TupleWriter } from '../database/tuple-writer.ts';

/** Movies for the staging table, each once. */
export interface MovieBatch {
  /** Fields that at least one record has, in the order of STAGED_FIELDS. */
  readonly fields: readonly StagedField[];
  /** Whether some records lack some of the fields. Then a bit mask of its fields ends each tuple. */
  readonly sparse: boolean;
  /** Tuples of id, fields and, when sparse, the mask. */
  readonly tuples: readonly Uint8Array[];
  /** The line of each movie in the file. */
  readonly lines: ReadonlyMap<MovieId, number>;
  /** Movies that were also in an earlier batch of this source. */
  readonly repeated: ReadonlySet<MovieId>;
  /** Rows that a later row of the source replaced. */
  readonly duplicates: number;
}

/** Encodes records for the database. Of rows with the same id, the last wins, field by field. */
export function movieBatch(
  records: readonly LocatedRecord[],
  seen: SeenIds,
  writer: TupleWriter,
): MovieBatch {
  const movies = new Map<MovieId, MovieRecord>();
  const lines = new Map<MovieId, number>();
  const repeated = new Set<MovieId>();
  for (const { line, record } of records) {
    const former = movies.get(record.id);
    if (former === undefined && seen.add(record.id)) repeated.add(record.id);
    movies.set(record.id, former === undefined ? record : { ...former, ...record });
    lines.set(record.id, line);
  }
  const { fields, sparse } = fieldsOf(movies.values());
  const columns = fields.map((field) => staged(field).copy);
  const tupleFields = 1 + columns.length + (sparse ? 1 : 0);
  for (const movie of movies.values()) {
    writer.tuple(tupleFields);
    writer.int32(movie.id);
    for (const column of columns) column.write(writer, movie);
    if (sparse) writer.int32(maskOf(movie, fields));
  }
  return {
    fields,
    sparse,
    tuples: writer.take(),
    lines,
    repeated,
    duplicates: records.length - movies.size + repeated.size,
  };
}

function fieldsOf(movies: Iterable<MovieRecord>): {
  fields: readonly StagedField[];
  sparse: boolean;
} {
  const found = new Set<string>();
  let fewest = Number.POSITIVE_INFINITY;
  for (const movie of movies) {
    let count = 0;
    for (const field in movie) {
      count += 1;
      found.add(field);
    }
    fewest = Math.min(fewest, count);
  }
  return {
    fields: STAGED_FIELDS.filter((field) => found.has(field)),
    sparse: fewest < found.size,
  };
}

/** Bit k is set when the record has `fields[k]`. */
function maskOf(movie: MovieRecord, fields: readonly StagedField[]): number {
  let mask = 0;
  for (const [bit, field] of fields.entries()) {
    if (field in movie) mask |= 1 << bit;
  }
  return mask;
}
