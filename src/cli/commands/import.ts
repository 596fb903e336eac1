import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { InputError } from '../../movie/errors.ts';
import { type HandedFile, importHistory, type ImportReport } from '../../people/import/import-history.ts';
import { MAX_FILE_BYTES } from '../../people/import/read-history.ts';
import { createProfile, readProfile } from '../../people/profiles.ts';
import { formatCount } from '../numbers.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';

interface ImportCommandOptions {
  readonly profile: string;
  readonly json?: boolean;
}

export function importCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('import')
    .summary("load a person's history")
    .description(
      'Loads what a person saw, rated and wants to see, from files that other sites offer for download: Letterboxd, IMDb, ' +
        'Trakt, MovieLens, TMDB, Simkl, Criticker, Netflix, TV Time, Plex, Tautulli, Jellyfin, Douban, and any CSV with an ' +
        'id, or a title and year. Reads zips, too. Creates the profile if it does not exist.',
    )
    .argument('<file...>', 'the files')
    .requiredOption('--profile <name>', 'whose history it is')
    .option('--json', 'print the whole report as JSON')
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const files = await Promise.all(paths.map(handIn));
      await withSession(environment, async ({ database }) => {
        if ((await readProfile(database, options.profile)) === null) {
          await createProfile(database, options.profile);
        }
        const report = await importHistory(database, options.profile, files);
        process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
      });
    });
}

async function handIn(path: string): Promise<HandedFile> {
  const about = await stat(path).catch(() => null);
  if (!about?.isFile()) throw new InputError(`${path} is not a file. Name the files that you downloaded.`);
  if (about.size > MAX_FILE_BYTES) {
    throw new InputError(
      `${path} is too large for a history: at most ${MAX_FILE_BYTES / 1024 / 1024} MB are accepted.`,
    );
  }
  return { name: basename(path), bytes: await readFile(path) };
}

const COLUMNS = [
  { heading: 'file' },
  { heading: 'read as' },
  { heading: 'rows', align: 'right' },
  { heading: 'left out', align: 'right' },
] as const;

/** Of a long list the first are shown; --json shows all. */
const MAX_SHOWN = 20;

function formatReport(report: ImportReport): string {
  const { files, matched, added, doubtful, unknown, series, shelves } = report;
  const table = formatTable(
    COLUMNS,
    files.map(({ name, format, rows, skipped }) => [
      name,
      format ?? 'not understood',
      formatCount(rows),
      formatCount(skipped),
    ]),
  );
  const notes = files.flatMap(({ name, notes }) => notes.map((note) => `${name}: ${note}`));
  const lines = [
    table,
    '',
    ...notes,
    `${formatCount(matched)} movies were found in the catalogue and recorded; ${formatCount(added)} of them are new to the profile.`,
    ...shelves.map(
      ({ name, movies }) => `The shelf "${name}" has ${formatCount(movies)} movies of these files.`,
    ),
    ...(series.length === 0
      ? []
      : [`${formatCount(series.length)} series were left out: the catalogue holds films.`]),
    ...listed(
      'Nothing was recorded for these titles, because each may mean several movies:',
      doubtful.map(
        ({ title, year, candidates }) =>
          `${titled(title, year)}: ${candidates.map((movie) => `${titled(movie.title, movie.year)} [${movie.movieId}]`).join(', ')}`,
      ),
    ),
    ...listed(
      'The catalogue does not have these titles:',
      unknown.map(({ title, year }) => titled(title, year)),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function listed(heading: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length - MAX_SHOWN;
  const rest = more > 0 ? [`  and ${formatCount(more)} more, which --json shows`] : [];
  return [
    '',
    `${formatCount(items.length)}. ${heading}`,
    ...items.slice(0, MAX_SHOWN).map((item) => `  ${item}`),
    ...rest,
  ];
}

function titled(title: string, year: number | null): string {
  return year === null ? title : `${title} (${year})`;
}
