import { statfs } from 'node:fs/promises';
import type { Database } from '../../database/database.ts';
import { parseAddress } from '../../database/server-address.ts';
import type { Settings } from '../settings.ts';

/** Of the file system that holds the database; bytes. */
export interface DiskFacts {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Null when the database is on another machine, or does not say where it keeps its files. */
export async function readDiskFacts(database: Database, settings: Settings): Promise<DiskFacts | null> {
  const directory = await dataDirectory(database, settings);
  if (directory === null) return null;
  try {
    const { bavail, blocks, bsize } = await statfs(directory);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}

/** Only superusers and members of pg_read_all_settings are told it by a server. */
async function dataDirectory(database: Database, settings: Settings): Promise<string | null> {
  if (database.kind === 'embedded') return settings.dataDirectory;
  const { host } = parseAddress(settings.databaseUrl ?? '');
  if (!/^(localhost|127\.|\[::1\]|\/)/.test(host)) return null;
  const { rows } = await database.pool.query<{ directory: string | null }>(
    `SELECT CASE WHEN pg_has_role('pg_read_all_settings', 'USAGE') THEN current_setting('data_directory') END AS directory`,
  );
  return rows[0]?.directory ?? null;
}
