/**
 * Process for tests to kill: opens the database of the options in its first argument, trains a sample model
 * under the training lock and publishes it, saying on stdout which stage begins. With a second argument it
 * stops at the stage of that name, holding what it holds.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../../src/database/open.ts';
import type { OpenOptions } from '../../../src/database/open.ts';
import { publishModel } from '../../../src/database/publish-model.ts';
import { withTrainingLock } from '../../../src/database/training-lock.ts';
import { trainSample } from './sample-model.ts';

const options = JSON.parse(process.argv[2]!) as OpenOptions;
const stopAt = process.argv[3];

const database = await openDatabase(options);
const stopIfDue = async (stage: string): Promise<void> => {
  process.stdout.write(`${stage}\n`);
  if (stage === stopAt) await sleep(600_000);
};
await withTrainingLock(database, async () => {
  const id = await trainSample(database, 2000, 2, stopIfDue);
  await stopIfDue('publishing');
  await publishModel(database, id);
  await stopIfDue('published');
});
await database.close();
