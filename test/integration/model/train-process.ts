/**
 * Trains in a process of its own, for tests that kill it: `node --import tsx train-process.ts OPTIONS`, where
 * OPTIONS is JSON of OpenOptions. Prints a line as each stage begins.
 */
import { openDatabase, type OpenOptions } from '../../../src/database/open.ts';
import { train } from '../../../src/model/train.ts';

const database = await openDatabase(JSON.parse(process.argv[2]!) as OpenOptions);
let stage = '';
await train(database, {
  dimensions: 100,
  onProgress(progress) {
    if (progress.stage === stage) return;
    stage = progress.stage;
    console.log(stage);
  },
});
await database.close();
