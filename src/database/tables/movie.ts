import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { PgColumnBuilderBase } from 'drizzle-orm/pg-core';
import type { CatalogueField } from '../../movie/movie.ts';

/** A column for every field of movie/fields.ts; the compiler checks that none is missing. */
const movieColumns = {
  id: integer('id').primaryKey(),
  imdbId: text('imdb_id'),
  title: text('title').notNull(),
  originalTitle: text('original_title'),
  overview: text('overview'),
  tagline: text('tagline'),
  releaseDate: date('release_date', { mode: 'string' }),
  year: smallint('year').generatedAlwaysAs(sql`extract(year from release_date)::smallint`),
  runtime: smallint('runtime'),
  voteAverage: real('vote_average'),
  voteCount: integer('vote_count').notNull().default(0),
  qualityScore: real('quality_score')
    .notNull()
    .generatedAlwaysAs(sql`(coalesce(vote_average, 0) * ln(1 + vote_count::double precision))::real`),
  popularity: real('popularity'),
  status: text('status'),
  adult: boolean('adult').notNull().default(false),
  budget: bigint('budget', { mode: 'number' }),
  revenue: bigint('revenue', { mode: 'number' }),
  homepage: text('homepage'),
  originalLanguage: text('original_language'),
  posterPath: text('poster_path'),
  backdropPath: text('backdrop_path'),
  genres: text('genres')
    .array()
    .notNull()
    .default(sql`'{}'`),
  companies: text('companies')
    .array()
    .notNull()
    .default(sql`'{}'`),
  countries: text('countries')
    .array()
    .notNull()
    .default(sql`'{}'`),
  spokenLanguages: text('spoken_languages')
    .array()
    .notNull()
    .default(sql`'{}'`),
  keywords: text('keywords')
    .array()
    .notNull()
    .default(sql`'{}'`),
  directors: text('directors')
    .array()
    .notNull()
    .default(sql`'{}'`),
  cast: text('cast_members')
    .array()
    .notNull()
    .default(sql`'{}'`),
} satisfies Readonly<Record<CatalogueField, PgColumnBuilderBase>>;

/** Movies with their metadata. movie/fields.ts explains the fields. */
export const movie = pgTable(
  'movie',
  { ...movieColumns, updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow() },
  (table) => [
    index('movie_imdb_id_idx').on(table.imdbId),
    index('movie_quality_idx').on(table.qualityScore.desc().nullsFirst(), table.id),
    index('movie_vote_count_idx').on(table.voteCount.desc().nullsFirst(), table.id),
    index('movie_genres_idx').using('gin', table.genres),
    index('movie_directors_idx').using('gin', table.directors),
    index('movie_cast_members_idx').using('gin', table.cast),
    index('movie_keywords_idx').using('gin', table.keywords),
  ],
);

/** Other titles of a movie, besides `movie.title` and `movie.original_title`. */
export const alternativeTitle = pgTable(
  'alternative_title',
  {
    movieId: integer('movie_id')
      .notNull()
      .references(() => movie.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
  },
  (table) => [primaryKey({ columns: [table.movieId, table.title] })],
);
