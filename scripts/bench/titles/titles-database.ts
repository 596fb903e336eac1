import { readFile } from 'node:fs/promises';
import type { Database } from '../../../src/database/database.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import { inventTitles, loadRealTitles } from './title-catalogue.ts';

/** CPU of a server on this machine, from /proc (100 ticks a second). */
const TICK_MS = 10;

/** Fills an empty database with the real titles, and adds made-up ones until there are `size`. */
export async function fillTitles(database: Database, size: number): Promise<void> {
  const { rows } = await database.pool.query<{ movies: number }>(
    'SELECT count(*)::integer AS movies FROM movie',
  );
  const movies = sharedData('tmdb_movies.csv.gz');
  const alternatives = sharedData('alternative_titles.csv');
  const isEmpty = rows[0]?.movies === 0;
  if (isEmpty && movies !== null && alternatives !== null) {
    await loadRealTitles(database, { movies, alternatives, minVotes: 0 });
  }
  await inventTitles(database, size);
  if (isEmpty || size > 0) await database.pool.query('VACUUM ANALYZE');
}

export async function describeTitles(database: Database): Promise<string> {
  const { rows } = await database.pool.query<{ text: string }>(`
    SELECT 'PostgreSQL ' || current_setting('server_version') || ', ' || (SELECT count(*) FROM movie) || ' movies, '
      || (SELECT count(*) FROM movie_title) || ' titles, shortlist ' || (SELECT count(*) FROM known_title)
      || ', ' || (SELECT count(*) FROM title_word) || ' words, index '
      || pg_size_pretty(pg_total_relation_size('movie_title') + pg_total_relation_size('known_title')
        + pg_total_relation_size('title_word')) AS text`);
  return rows[0]?.text ?? '';
}

/** CPU that the one connection's backend has used; null when it is embedded or on another machine. */
export async function backendCpuMs(database: Database): Promise<number | null> {
  if (database.kind === 'embedded') return null;
  const { rows } = await database.pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const stat = await readFile(`/proc/${rows[0]?.pid ?? 0}/stat`, 'utf8').catch(() => null);
  if (!stat?.includes('(postgres)')) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
