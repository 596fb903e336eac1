import { Command } from 'commander';
import { demoCatalogue } from '../../catalog/demo.ts';
import type { Database } from '../../database/database.ts';
import { activeModel } from '../../database/model-store.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { StartupStatus } from '../../graphql/startup-status.ts';
import { train } from '../../model/train.ts';
import { createProgressDisplay, type ProgressUpdate } from '../progress.ts';
import { serve } from '../serving.ts';
import { describeTraining } from '../training-display.ts';

export function startCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('start')
    .summary('everything in one step, then serve')
    .description(
      'Brings the tables up to date, loads the demo catalogue when the database is empty, trains when there is no ' +
        'model, and serves.',
    )
    .action(async () => {
      await serve(environment, fillAndTrain);
    });
}

async function fillAndTrain(database: Database, startup: StartupStatus, signal: AbortSignal): Promise<void> {
  const display = createProgressDisplay(process.stderr);
  const onProgress = (update: ProgressUpdate): void => {
    display.update(update);
    startup.update(update);
  };
  try {
    if (await isEmpty(database)) {
      await ingest(database, demoCatalogue(), { rejectedFile: 'rejected.jsonl', onProgress, signal });
    }
    if ((await activeModel(database)) === null) {
      await train(database, {
        signal,
        onProgress: (progress) => {
          onProgress(describeTraining(progress));
        },
      });
    }
    startup.finish();
  } finally {
    display.finish();
  }
}

async function isEmpty(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ empty: boolean }>(
    'SELECT NOT EXISTS (SELECT FROM movie) AS empty',
  );
  return rows[0]?.empty ?? true;
}
