import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { PoolClient } from 'pg';
import { demoCatalogue } from '../../catalog/demo.ts';
import type { Database } from '../../database/database.ts';
import { LOCKS } from '../../database/locks.ts';
import { activeModel } from '../../database/model-store.ts';
import { ingest } from '../../ingest/ingest.ts';
import { train } from '../../model/train.ts';
import { createProgressDisplay, type ProgressUpdate } from '../progress.ts';
import { defaultRejectedFiles } from '../rejected-files.ts';
import { serve, type Preparation } from '../serving.ts';
import { describeTraining } from '../training-display.ts';
import { ACTIVE_MODEL_ID } from '../../database/active-model.ts';
import { unfinishedLoad } from '../../database/schema.ts';

export function startCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('start')
    .summary('prepare everything, then serve')
    .description(
      'Brings the tables up to date, loads the demo catalogue into an empty database, trains if there is no model, ' +
        'and serves.',
    )
    .action(async () => {
      await serve(environment, fillAndTrain);
    });
}

async function fillAndTrain(preparation: Preparation): Promise<void> {
  const { database, settings, startup, signal, logger } = preparation;
  const display = createProgressDisplay(process.stderr, logger);
  const onProgress = (update: ProgressUpdate): void => {
    display.update(update);
    startup.update(update);
  };
  try {
    await asTheOnlyStart(preparation, async () => {
      if (await needsDemo(database)) {
        const rejectedFile = defaultRejectedFiles(settings);
        await ingest(database, demoCatalogue(), { rejectedFile, onProgress, signal });
        await database.orm.delete(unfinishedLoad);
      }
      if ((await activeModel(database)) === null) {
        await train(database, {
          signal,
          onProgress: (progress) => {
            onProgress(describeTraining(progress));
          },
        });
      }
    });
    startup.finish();
  } finally {
    display.finish();
  }
}

/**
 * Whether the demo catalogue is to be loaded: the database is empty, or an earlier start began to load it and was
 * stopped. That is noted before the first row, and loading again completes what is missing.
 */
async function needsDemo({ pool, orm }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ needed: boolean }>(
    `SELECT NOT EXISTS (SELECT FROM movie) OR EXISTS (SELECT FROM unfinished_load) AS needed`,
  );
  const needed = rows[0]?.needed === true;
  if (needed) await orm.insert(unfinishedLoad).values({ name: 'demo' }).onConflictDoNothing();
  return needed;
}

const POLL_MS = 500;

/** Several servers may be started on one empty database: one fills it, the others wait and find it filled. */
async function asTheOnlyStart(
  { database, startup, signal, logger }: Preparation,
  work: () => Promise<void>,
): Promise<void> {
  // The embedded database serves one process, and has no second connection to hold a lock with.
  if (database.kind === 'embedded' || (await isFilled(database))) {
    await work();
    return;
  }
  const client = await database.pool.connect();
  let failed = true;
  try {
    for (let waiting = false; !(await lock(client)); waiting = true) {
      if (!waiting) logger.info('another server is filling this database; waiting for it');
      startup.waitFor('another server to fill the database');
      await sleep(POLL_MS, undefined, { signal });
    }
    await work();
    await client.query('SELECT pg_advisory_unlock($1, $2)', [...LOCKS.start]);
    failed = false;
  } finally {
    client.release(failed);
  }
}

async function isFilled(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ filled: boolean }>(
    `SELECT ${ACTIVE_MODEL_ID} IS NOT NULL AND NOT EXISTS (SELECT FROM unfinished_load) AS filled`,
  );
  return rows[0]?.filled === true;
}

async function lock(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
    ...LOCKS.start,
  ]);
  return rows[0]?.locked === true;
}
