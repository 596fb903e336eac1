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
    .summary('take what was learned from ratings to another catalogue')
    .description(
      'What a learned model knows of persons are maps from the terms of the catalogue. They can be written to a file and ' +
        'applied to a catalogue without ratings. The ratings that they were learned from belong to their users: ask before ' +
        'you pass them on.',
    )
    .addCommand(exportCommand(environment))
    .addCommand(importCommand(environment));
}

function exportCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('export')
    .summary('write the maps of the model that answers to a file')
    .argument('<file>', 'where to write them')
    .option('--terms <n>', 'only so many terms, the most frequent', integer, DEFAULT_TERMS)
    .action(async (file: string, { terms }: { terms: number }) => {
      if (terms < 1) throw new InputError(`--terms must be 1 or more, got ${terms}`);
      await withSession(environment, async ({ database }) => {
        const model = await activeModel(database);
        if (model === null) throw new InputError('No model answers yet: `train` makes one.');
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
    .summary('give the model that answers the maps of a file')
    .argument('<file>', 'what `maps export` wrote')
    .action(async (file: string) => {
      const maps = decodeMaps(await readMaps(file), file);
      await withSession(environment, async ({ database }) => {
        const model = await activeModel(database);
        if (model === null) throw new InputError('No model answers yet: `train` makes one.');
        const imported = await withTrainingLock(database, () =>
          database.transaction((client) => importMaps(database, client, model.id, maps)),
        );
        process.stdout.write(
          `Model ${model.id} scores ${formatCount(imported.movies)} movies for persons now: the maps know ` +
            `${formatShare(imported.known / imported.terms)} of its ${formatCount(imported.terms)} terms. ` +
            'Servers that run see it when they start again.\n',
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
