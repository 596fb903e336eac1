import type { MovieRecord } from '../catalog/movie-record.ts';
import type { CopyColumn } from '../database/binary-copy.ts';
import { copyColumn } from '../database/movie-columns.ts';
import { FIELD_ROWS, MOVIE_FIELDS, type MovieField } from '../movie/movie.ts';

/** The fields that a source can have besides the id. */
export type StagedField = Exclude<MovieField, 'id'>;

interface StagedColumn {
  /** Writes the field; named like the column of `movie` and of the staging table. */
  readonly copy: CopyColumn<MovieRecord>;
  readonly type: string;
  /** The value in `movie` if no source has the field, as SQL; null for NULL. */
  readonly absent: string | null;
}

/** All fields in the order of the columns in every statement and tuple. */
export const STAGED_FIELDS = MOVIE_FIELDS.filter((field): field is StagedField => field !== 'id');

const COLUMNS = new Map(STAGED_FIELDS.map((field) => [field, stagedColumn(field)]));

/** Where a field goes. */
export function staged(field: StagedField): StagedColumn {
  const found = COLUMNS.get(field);
  if (found === undefined) throw new RangeError(`${field} is not a field of a movie`);
  return found;
}

function stagedColumn(field: StagedField): StagedColumn {
  const { type } = FIELD_ROWS[field];
  return { copy: copyColumn(field), type, absent: absentOf(field) };
}

function absentOf(field: StagedField): string | null {
  const { unknown } = FIELD_ROWS[field];
  if (unknown === null || unknown === 'required') return null;
  return typeof unknown === 'object' ? "'{}'" : String(unknown);
}
