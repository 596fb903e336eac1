import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** The functions, triggers and views of objects/, as last created. */
export const sqlObject = pgTable('sql_object', {
  name: text('name').primaryKey(),
  /** SHA-256 of the file. */
  hash: text('hash').notNull(),
  revision: integer('revision').notNull(),
  madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Loads that have begun and not finished. */
export const unfinishedLoad = pgTable('unfinished_load', {
  name: text('name').primaryKey(),
  begunAt: timestamp('begun_at', { withTimezone: true }).notNull().defaultNow(),
});
