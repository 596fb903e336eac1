import { Command, Option } from 'commander';
import { InputError } from '../../movie/errors.ts';
import { exportHistory, letterboxdCsv } from '../../people/export-history.ts';
import { readProfile } from '../../people/profiles.ts';
import { withSession } from '../session.ts';

interface ExportProfileOptions {
  readonly format: 'json' | 'letterboxd';
}

export function exportProfileCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('export-profile')
    .summary("print a person's history")
    .description(
      'Prints all that is stored of what a person saw, rated and wants to see: as JSON, which `import` reads back, or as the CSV that Letterboxd imports.',
    )
    .argument('<profile>', 'whose history')
    .addOption(new Option('--format <format>', 'how').choices(['json', 'letterboxd']).default('json'))
    .action(async (profile: string, { format }: ExportProfileOptions) => {
      await withSession(environment, async ({ database }) => {
        if ((await readProfile(database, profile)) === null)
          throw new InputError(`There is no profile "${profile}".`);
        const movies = await exportHistory(database, profile);
        process.stdout.write(
          format === 'letterboxd' ? letterboxdCsv(movies) : `${JSON.stringify(movies, null, 2)}\n`,
        );
      });
    });
}
