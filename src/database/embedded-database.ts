import { join, resolve } from 'node:path';
import { lockDirectory } from './data-directory-lock.ts';
import type { Database } from './database.ts';
import { copyEmbedded } from './embedded-copy.ts';
import { EmbeddedHost } from './embedded-host.ts';
import { openOrm } from './orm.ts';
import { ScopedPool } from './scoped-client.ts';
import { runTransaction } from './transaction.ts';
import { TypeParsers } from './type-parsers.ts';

/** Opens the database in `directory`/postgres. Creates it if it does not exist, which takes some seconds. */
export async function openEmbedded(directory: string): Promise<Database> {
  const lock = lockDirectory(directory);
  try {
    const host = await EmbeddedHost.start(resolve(join(directory, 'postgres')));
    return await connectToHost(host, async () => {
      await host.close();
      lock.release();
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The database of a running host. `onClosed` runs when its connections have ended. */
export async function connectToHost(host: EmbeddedHost, onClosed: () => Promise<void>): Promise<Database> {
  const types = new TypeParsers();
  const pool = new ScopedPool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    // Keeps node-postgres from using PGHOST, PGSSLMODE and the like: there is no network.
    host: 'embedded',
    password: '',
    ssl: false,
    stream: () => host.connect(),
    types,
  });
  // If an idle client is lost, the next query replaces it and reports any error.
  pool.on('error', () => undefined);
  const first = await pool.connect();
  await types.learn(first);
  first.release();

  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    pool,
    orm: openOrm(pool),
    transaction: (work, settings) => runTransaction(pool, work, settings),
    copy: (client, target, chunks) => copyEmbedded(host, client, target, chunks),
    learnTypes: (client) => types.learn(client),
    // Its only connection is in use for as long as a training writes.
    stuckMs: () => 0,
    close() {
      closing ??= pool.end().finally(onClosed);
      return closing;
    },
  };
}
