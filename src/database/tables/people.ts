import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { anyVector } from './column-types.ts';

/** A person for whom movies are recommended. */
export const profile = pgTable('profile', {
  id: text('id').primaryKey(),
  household: text('household'),
  entries: integer('entries').notNull().default(0),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

const profileId = () =>
  text('profile_id')
    .notNull()
    .references(() => profile.id, { onDelete: 'cascade' });

/** What a person did with a movie. */
export const interaction = pgTable(
  'interaction',
  {
    profileId: profileId(),
    movieId: integer('movie_id').notNull(),
    rating: real('rating'),
    liked: boolean('liked'),
    watchedOn: date('watched_on', { mode: 'string' }),
    watchedAt: timestamp('watched_at', { withTimezone: true }),
    plays: integer('plays').notNull().default(0),
    watchlist: boolean('watchlist').notNull().default(false),
    hidden: boolean('hidden').notNull().default(false),
    source: text('source').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.profileId, table.movieId] })],
);

/** Sums of the vectors of a person's likes in one model, updated as the history changes. */
export const profileVector = pgTable('profile_vector', {
  profileId: profileId().primaryKey(),
  modelId: integer('model_id').notNull(),
  revision: integer('revision').notNull(),
  weight: doublePrecision('weight').notNull(),
  taste: anyVector('taste'),
  person: anyVector('person'),
});

/** A named set of movies that belongs to a person, or to everybody if the profile is ''. */
export const shelf = pgTable(
  'shelf',
  {
    profileId: text('profile_id').notNull(),
    name: text('name').notNull(),
    movieCount: integer('movie_count').notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.profileId, table.name] })],
);

export const shelfMovie = pgTable(
  'shelf_movie',
  {
    profileId: text('profile_id').notNull(),
    shelf: text('shelf').notNull(),
    movieId: integer('movie_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.profileId, table.shelf, table.movieId] }),
    foreignKey({
      columns: [table.profileId, table.shelf],
      foreignColumns: [shelf.profileId, shelf.name],
    }).onDelete('cascade'),
  ],
);

/** A recommendation that a person was shown, and when the movie was watched afterwards. */
export const impression = pgTable(
  'impression',
  {
    profileId: profileId(),
    movieId: integer('movie_id').notNull(),
    modelId: integer('model_id').notNull(),
    shownAt: timestamp('shown_at', { withTimezone: true }).notNull().defaultNow(),
    watchedAt: timestamp('watched_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.profileId, table.movieId, table.modelId] })],
);
