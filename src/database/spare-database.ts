import type { Pool } from 'pg';
import type { Database } from './database.ts';
import { openOrm } from './orm.ts';
import { isDatabaseUnavailable, isPoolFull } from './unavailable.ts';

/**
 * `database`, for reading. If it becomes unavailable during a query, the query runs once more on `spare`, which has the
 * same rows.
 */
export function withSpare(database: Database, spare: Database): Database {
  const query = async (...given: unknown[]): Promise<unknown> => {
    const ask = (pool: Pool): Promise<unknown> =>
      Reflect.apply(pool.query.bind(pool), pool, given) as Promise<unknown>;
    return orFromSpare(
      () => ask(database.pool),
      () => ask(spare.pool),
    );
  };
  const pool = Object.create(database.pool, { query: { value: query } }) as Pool;
  return {
    ...database,
    pool,
    orm: openOrm(pool),
    transaction: (work, settings) =>
      orFromSpare(
        () => database.transaction(work, settings),
        () => spare.transaction(work, settings),
      ),
  };
}

async function orFromSpare<T>(read: () => Promise<T>, readSpare: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isDatabaseUnavailable(error) || isPoolFull(error)) throw error;
    return readSpare();
  }
}
