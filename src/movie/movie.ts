import type { DerivedRow, FieldRow, ValueOf } from './field.ts';
import { FIELDS } from './fields.ts';

/** Identifies a movie: its id in its catalogue; for TMDB files, the TMDB id. */
export type MovieId = number;

type Rows = typeof FIELDS;

/** A movie with the fields that the database derives. */
export type CatalogueMovie = { readonly [Field in keyof Rows]: ValueOf<Rows[Field]> };

export type CatalogueField = keyof Rows;

/** Fields that files and clients provide, as opposed to derived ones. */
export type MovieField = {
  [Field in keyof Rows]: Rows[Field] extends { derived: true } ? never : Field;
}[keyof Rows];

/** A movie with its metadata. Unknown texts and numbers are null, and unknown lists are empty. */
export type Movie = Pick<CatalogueMovie, MovieField>;

/** Fields that the vector table copies, so that filters need not read `movie`. */
export type BesideField = Exclude<
  { [Field in keyof Rows]: Rows[Field]['beside'] extends string ? Field : never }[keyof Rows],
  'id'
>;

/** The fields stored beside a vector. */
export type BesideVector = Pick<CatalogueMovie, BesideField>;

/** The rows of FIELDS, for code that treats all fields alike. */
export const FIELD_ROWS: Readonly<
  Record<MovieField, FieldRow> & Record<CatalogueField, FieldRow | DerivedRow>
> = FIELDS;

export const CATALOGUE_FIELDS = Object.keys(FIELDS) as readonly CatalogueField[];

export const MOVIE_FIELDS = CATALOGUE_FIELDS.filter(
  (field): field is MovieField => FIELD_ROWS[field].derived !== true,
);

/** In the order of the columns in the vector table. */
export const BESIDE_FIELDS = CATALOGUE_FIELDS.filter(
  (field): field is BesideField => field !== 'id' && FIELD_ROWS[field].beside !== null,
);
