import { Command, Option } from 'commander';
import type { DateOrder } from '../../catalog/read-value.ts';
import { countMovies } from '../../database/browse.ts';
import { embeddedSizeAdvice } from '../../database/embedded-size.ts';
import { ingest, type IngestSource } from '../../ingest/ingest.ts';
import { type IngestReport, shortfalls } from '../../ingest/report.ts';
import { CommandError } from '../failure.ts';
import { formatBytes, formatCount, formatSeconds } from '../numbers.ts';
import { createProgressDisplay } from '../progress.ts';
import { defaultRejectedFiles } from '../rejected-files.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';

interface IngestCommandOptions {
  readonly credits?: string[];
  readonly titles?: string[];
  readonly rejected?: string;
  readonly encoding?: string;
  readonly dateOrder?: DateOrder;
  readonly json?: boolean;
}

export function ingestCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('ingest')
    .summary('load movies from files')
    .description(
      'Loads movies, and updates those that the catalogue has, by id. Reads CSV, JSON and Parquet, plain or as .gz, ' +
        '.zst or .zip; several files, patterns and folders of Parquet parts; The Movies Dataset and MovieLens. ' +
        'docs/files.md lists all of them.',
    )
    .argument('[file...]', 'catalogue files, folders or patterns')
    .option('--credits <file...>', 'CSV of id, director, cast: adds directors and cast')
    .option('--titles <file...>', 'CSV of id, title: adds alternative titles')
    .option(
      '--encoding <name>',
      'encoding of the text files, such as windows-1252, shift_jis or gb18030 (default: guessed)',
    )
    .addOption(
      new Option(
        '--date-order <order>',
        'day or month first in dates such as 03/04/2010 (default: decided by the column)',
      ).choices(['dmy', 'mdy']),
    )
    .option(
      '--rejected <file>',
      'file for rows that cannot be used (default: rejected.jsonl here, or in the data directory)',
    )
    .option('--json', 'print the report as JSON')
    .action(async (files: string[], options: IngestCommandOptions, command: Command) => {
      const sources: IngestSource[] = [
        ...files.map((path) => ({ path, purpose: 'movies' }) as const),
        ...(options.credits ?? []).map((path) => ({ path, purpose: 'credits' }) as const),
        ...(options.titles ?? []).map((path) => ({ path, purpose: 'titles' }) as const),
      ];
      if (sources.length === 0) command.error('error: name at least one file to load');
      await withSession(environment, async ({ database, settings, signal }) => {
        const progress = createProgressDisplay(process.stderr);
        const report = await ingest(database, sources, {
          rejectedFile: options.rejected ?? defaultRejectedFiles(settings),
          encoding: options.encoding ?? null,
          dateOrder: options.dateOrder ?? null,
          onProgress: progress.update,
          signal,
        }).finally(progress.finish);
        process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report));
        const advice = embeddedSizeAdvice(database.kind, await countMovies(database, { includeAdult: true }));
        if (advice !== null) process.stderr.write(`\n${advice}\n`);
        const failed = shortfalls(report);
        if (failed.length > 0) throw new CommandError(`The load is incomplete.\n${failed.join('\n')}`);
      });
    });
}

function formatReport(report: IngestReport): string {
  const columns = [
    { heading: 'file' },
    ...['read', 'new', 'updated', 'unchanged', 'repeated', 'rejected', 'time'].map(
      (heading) => ({ heading, align: 'right' }) as const,
    ),
  ];
  const rows = report.sources.map((source) => [
    source.path,
    ...[source.read, source.new, source.updated, source.unchanged, source.duplicates].map(formatCount),
    formatCount(sum(Object.values(source.rejected))),
    formatSeconds(source.seconds),
  ]);
  const lines = [formatTable(columns, rows), ''];
  for (const { path, notes } of report.sources) {
    for (const note of notes) lines.push(`${path}: ${note}.`);
  }
  if (report.sources.some(({ notes }) => notes.length > 0)) lines.push('');
  if (Object.keys(report.rejected).length > 0) {
    lines.push('Rejected:');
    for (const [reason, count] of Object.entries(report.rejected).sort(([, a], [, b]) => b - a)) {
      lines.push(`  ${formatCount(count)} ${count === 1 ? 'row' : 'rows'}: ${reason}`);
    }
    lines.push(
      report.rejectedFile === null
        ? `  They were not written: ${report.rejectedFileProblem ?? 'no file was named'}. Name a writable file with --rejected.`
        : `  Each with its line in ${report.rejectedFile}`,
      '',
    );
  }
  const unreadable = Object.entries(report.unreadable);
  if (unreadable.length > 0) {
    lines.push('Cells that could not be read (their movies were loaded without them):');
    for (const [reason, { cells, sample }] of unreadable.sort(([, a], [, b]) => b.cells - a.cells)) {
      lines.push(
        `  ${formatCount(cells)} ${cells === 1 ? 'cell' : 'cells'}: ${reason}, such as ${JSON.stringify(sample)}`,
      );
    }
    lines.push('');
  }
  if (report.placed > 0) {
    lines.push(
      `${formatCount(report.placed)} ${report.placed === 1 ? 'movie' : 'movies'} got a vector in the active model`,
      '',
    );
  }
  lines.push(`${formatSeconds(report.seconds)}, at most ${formatBytes(report.peakMemoryBytes)} of memory`);
  return `${lines.join('\n')}\n`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
