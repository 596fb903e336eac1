import type { DerivedRow, FieldRow, ValueOf } from './field.ts';
import { FIELDS } from './fields.ts';

/** Identifies a movie: the id of the catalogue it came from, which for TMDB files is the TMDB id. */
export type MovieId = number;

type Rows = typeof FIELDS;

/** A movie with what the database derives from its fields. */
export type CatalogueMovie = { readonly [Field in keyof Rows]: ValueOf<Rows[Field]> };

export type CatalogueField = keyof Rows;

/** Fields that files and clients give, in contrast to those derived from them. */
export type MovieField = {
  [Field in keyof Rows]: Rows[Field] extends { derived: true } ? never : Field;
}[keyof Rows];

/** A movie as its catalogue describes it. Unknown text and numbers are null, unknown lists are empty. */
export type Movie = Pick<CatalogueMovie, MovieField>;

/** Fields that stand beside the vectors of a model, where filters read them without a look at `movie`. */
export type BesideField = Exclude<
  { [Field in keyof Rows]: Rows[Field]['beside'] extends string ? Field : never }[keyof Rows],
  'id'
>;

/** What stands beside a vector. */
export type BesideVector = Pick<CatalogueMovie, BesideField>;

/** The rows of the table, for code that treats all fields alike. */
export const FIELD_ROWS: Readonly<
  Record<MovieField, FieldRow> & Record<CatalogueField, FieldRow | DerivedRow>
> = FIELDS;

export const CATALOGUE_FIELDS = Object.keys(FIELDS) as readonly CatalogueField[];

export const MOVIE_FIELDS = CATALOGUE_FIELDS.filter(
  (field): field is MovieField => FIELD_ROWS[field].derived !== true,
);

/** In the order of their columns there. */
export const BESIDE_FIELDS = CATALOGUE_FIELDS.filter(
  (field): field is BesideField => field !== 'id' && FIELD_ROWS[field].beside !== null,
);
