import { Command } from 'commander';
import { buildFirstPass } from '../../database/build-first-pass.ts';
import { buildGraph } from '../../database/build-index.ts';
import { refreshFilterSample } from '../../database/filter-sample.ts';
import { activeModel } from '../../database/model-store.ts';
import { formatSeconds } from '../numbers.ts';
import { withSession } from '../session.ts';
import { tellWaiting } from '../waiting.ts';

export function reindexCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('reindex')
    .summary('rebuild the tables and indexes that answer questions')
    .description(
      'Rebuilds the inverted lists of the active model from its vectors, and its statistics. Run it after many changes ' +
        'to the catalogue, or after an upgrade that asks for it. Questions are answered meanwhile; loading movies ' +
        'waits. Restart the servers afterwards.',
    )
    .option(
      '--graph',
      'build the HNSW graph as well, even for a model that is too small to get one from `train`',
      false,
    )
    .action(async ({ graph }: { graph: boolean }) => {
      await withSession(environment, async ({ database, signal }) => {
        const model = await activeModel(database);
        if (model === null) {
          process.stdout.write('There is no model yet: `train` makes one.\n');
          return;
        }
        const startedAt = performance.now();
        const client = await database.pool.connect();
        let failed = true;
        try {
          await buildFirstPass(database, client, model.id, { signal, onWaiting: tellWaiting });
          failed = false;
        } finally {
          client.release(failed);
        }
        if (graph) await buildGraph(database, model.id, { signal, onWaiting: tellWaiting });
        await database.transaction((transaction) => refreshFilterSample(transaction, model.id));
        const seconds = (performance.now() - startedAt) / 1000;
        process.stdout.write(`Model ${model.id}: rebuilt in ${formatSeconds(seconds)}.\n`);
      });
    });
}
