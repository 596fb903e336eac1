import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { activeModel } from '../../database/model-store.ts';
import { withTrainingLock } from '../../database/training-lock.ts';
import { decodeMaps, encodeMaps } from '../../model/person/map-file.ts';
import { exportMaps, importMaps } from '../../model/person/transfer-maps.ts';
import { InputError } from '../../movie/errors.ts';
import { integer } from '../filter-options.ts';
import { formatBytes, formatCount, formatShare } from '../numbers.ts';
import { withSession } from '../session.ts';

/** Of the most frequent terms; 45,000 are 12 MB and gain .003 of nDCG@100. */
const DEFAULT_TERMS = 20_000;

export function mapsCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('maps')
    .summary('carry what was learned from ratings to another catalogue')
    .description(
      'A learned model knows what people like as maps from the terms of the catalogue. These commands write the maps to ' +
        'a file and apply them to a catalogue without ratings. They were learned from ratings that belong to their users: ' +
        'ask before you pass them on.',
    )
    .addCommand(exportCommand(environment))
    .addCommand(importCommand(environment));
}

function exportCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('export')
    .summary('write the maps of the active model to a file')
    .argument('<file>', 'the file to write')
    .option('--terms <n>', 'how many terms to write, the most frequent first', integer, DEFAULT_TERMS)
    .action(async (file: string, { terms }: { terms: number }) => {
      if (terms < 1) throw new InputError(`--terms must be 1 or more, got ${terms}`);
      await withSession(environment, async ({ database }) => {
        const model = await activeModel(database);
        if (model === null) throw new InputError('There is no model yet: `train` makes one.');
        const maps = await exportMaps(database.pool, model.id, terms);
        const bytes = encodeMaps(maps);
        await writeFile(file, bytes);
        process.stdout.write(
          `Wrote the maps of model ${model.id} for ${formatCount(maps.terms.length)} terms to ${file} ` +
            `(${formatBytes(bytes.length)}).\n`,
        );
      });
    });
}

function importCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('import')
    .summary('apply the maps in a file to the active model')
    .argument('<file>', 'what `maps export` wrote')
    .action(async (file: string) => {
      const maps = decodeMaps(await readMaps(file), file);
      await withSession(environment, async ({ database }) => {
        const model = await activeModel(database);
        if (model === null) throw new InputError('There is no model yet: `train` makes one.');
        const imported = await withTrainingLock(database, () =>
          database.transaction((client) => importMaps(database, client, model.id, maps)),
        );
        process.stdout.write(
          `Model ${model.id} now scores ${formatCount(imported.movies)} movies for people. The maps know ` +
            `${formatShare(imported.known / imported.terms)} of its ${formatCount(imported.terms)} terms. ` +
            'Restart running servers to use them.\n',
        );
      });
    });
}

function readMaps(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`The maps cannot be read: ${reason}`);
  });
}
