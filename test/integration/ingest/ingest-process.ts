/** Loads a file in a process of its own, for tests that kill it: ingest-process.ts OPTIONS_JSON FILE REJECTED_FILE. */
import { openDatabase, type OpenOptions } from '../../../src/database/open.ts';
import { ingest } from '../../../src/ingest/ingest.ts';

const [options, path, rejectedFile] = process.argv.slice(2);
const database = await openDatabase(JSON.parse(options!) as OpenOptions);
await ingest(database, [{ path: path!, purpose: 'movies' }], {
  rejectedFile: rejectedFile!,
  onProgress: ({ done }) => {
    console.log(done);
  },
});
await database.close();
