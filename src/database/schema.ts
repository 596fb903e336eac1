/**
 * Every table of the program, for queries through drizzle; a test compares it with the database. The tables of a model
 * N (model_vector_N and others) are created by its training: see vector-table.ts, first-pass-table.ts, person-table.ts.
 */
export * from './tables/model.ts';
export * from './tables/movie.ts';
export * from './tables/people.ts';
export * from './tables/program.ts';
export * from './tables/search.ts';
