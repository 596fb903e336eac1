import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { InputError } from '../../movie/errors.ts';
import { exportProfile } from '../../people/export.ts';
import { readProfile } from '../../people/profiles.ts';
import { withSession } from '../session.ts';

interface ExportProfileOptions {
  readonly format: 'json' | 'letterboxd';
  readonly to?: string;
}

export function exportProfileCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('export-profile')
    .summary("print a person's history")
    .description(
      'Prints everything that is stored about what a person saw, rated and wants to see: as JSON, which `import` reads back, or as CSV for Letterboxd.',
    )
    .argument('<profile>', 'the profile')
    .addOption(
      new Option('--format <format>', 'format of the files').choices(['json', 'letterboxd']).default('json'),
    )
    .option('--to <folder>', 'write the files to this folder; a file for Letterboxd holds 1,000 films')
    .action(async (name: string, options: ExportProfileOptions) => {
      await withSession(environment, async ({ database }) => {
        const profile = await readProfile(database, name);
        if (profile === null) throw new InputError(`There is no profile "${name}".`);
        const files = await exportProfile(database, profile, options.format);
        if (options.to === undefined) {
          const [file, ...more] = files;
          if (more.length > 0) {
            throw new InputError(`There are ${files.length} files. Name a folder for them with --to.`);
          }
          process.stdout.write(file?.content ?? '');
          return;
        }
        const folder = options.to;
        await mkdir(folder, { recursive: true });
        await Promise.all(files.map(({ name, content }) => writeFile(join(folder, name), content)));
        process.stdout.write(`Wrote ${files.map(({ name }) => name).join(', ')}.\n`);
      });
    });
}
