import { bigint, boolean, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { tsvector } from './column-types.ts';

const titleColumns = {
  movieId: integer('movie_id').notNull(),
  title: text('title').notNull(),
  /** Whether the movie is shown under another title. */
  alias: boolean('alias').notNull(),
  /** See foldTitle. */
  folded: text('folded').notNull(),
  votes: integer('votes').notNull(),
  year: smallint('year'),
  adult: boolean('adult').notNull(),
  lexemes: tsvector('lexemes').notNull(),
};

/** Every title of every movie. Its indexes are hand-written in migrations. */
export const movieTitle = pgTable('movie_title', titleColumns);

/** Titles of the movies with the most votes: the shortlist in which misspelt titles are looked up first. */
export const knownTitle = pgTable('known_title', titleColumns);

/** How long the shortlist is; one row. */
export const titleShortlist = pgTable('title_shortlist', {
  onlyRow: boolean('only_row').primaryKey().default(true),
  minVotes: integer('min_votes').notNull(),
  titles: integer('titles').notNull(),
});

const wordColumns = {
  word: text('word').primaryKey(),
  known: boolean('known').notNull(),
  keys: integer('keys').array().notNull(),
};

/** The words of titles, with keys for finding misspelt words. */
export const titleWord = pgTable('title_word', wordColumns);

/** People credited in a movie, by name. Triggers on `movie` keep their counts up to date. */
export const creditedPerson = pgTable('credited_person', {
  name: text('name').primaryKey(),
  movies: integer('movies').notNull(),
  votes: bigint('votes', { mode: 'number' }).notNull(),
  /** Whether search looks for the person first. */
  known: boolean('known').notNull(),
  /** Null until the name has been indexed for search. */
  folded: text('folded'),
  lexemes: tsvector('lexemes'),
});

/** The words of people's names, like `titleWord`. */
export const personWord = pgTable('person_word', wordColumns);
