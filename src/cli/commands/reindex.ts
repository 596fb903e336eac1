import { Command } from 'commander';
import { buildFirstPass } from '../../database/build-first-pass.ts';
import { refreshFilterSample } from '../../database/filter-sample.ts';
import { activeModel } from '../../database/model-store.ts';
import { formatSeconds } from '../numbers.ts';
import { withSession } from '../session.ts';

export function reindexCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('reindex')
    .summary('rebuild what filtered questions read')
    .description(
      'Rebuilds the tables of the first pass (bits and cells) of the model that answers, from its vectors, and draws ' +
        'its statistics anew: after many changes to the catalogue, or after an upgrade that says so. Questions are ' +
        'answered meanwhile; loading movies waits. Servers see new statistics when they start. The HNSW index is ' +
        'left as it is.',
    )
    .action(async () => {
      await withSession(environment, async ({ database, signal }) => {
        const model = await activeModel(database);
        if (model === null) {
          process.stdout.write('No model answers yet: `train` makes one, with its tables.\n');
          return;
        }
        const startedAt = performance.now();
        const client = await database.pool.connect();
        let failed = true;
        try {
          await buildFirstPass(database, client, model.id, signal);
          failed = false;
        } finally {
          client.release(failed);
        }
        await database.transaction((transaction) => refreshFilterSample(transaction, model.id));
        const seconds = (performance.now() - startedAt) / 1000;
        process.stdout.write(`Model ${model.id}: rebuilt in ${formatSeconds(seconds)}.\n`);
      });
    });
}
