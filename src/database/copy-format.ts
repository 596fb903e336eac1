import pg from 'pg';
import type { CopyTarget } from './database.ts';

/** Opens PostgreSQL's binary COPY format: signature, no flags, no header extension. */
export const COPY_HEADER: Uint8Array = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');

/** Closes it: a tuple of -1 fields. */
export const COPY_TRAILER: Uint8Array = Buffer.from([0xff, 0xff]);

/** `source` is STDIN or a quoted file name. */
export function copyCommand(target: CopyTarget, source: string): string {
  const columns = target.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const freeze = target.freeze === true ? ', FREEZE' : '';
  return `COPY ${pg.escapeIdentifier(target.table)} (${columns}) FROM ${source} WITH (FORMAT binary${freeze})`;
}
