import { Command, Option } from 'commander';
import { EXPORT_FORMATS, exportCatalogue, type ExportFormat } from '../../export/export.ts';
import { formatCount } from '../numbers.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';

export function exportCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('export')
    .summary('write movies, vectors and the lexicon to files')
    .description(
      'Writes three files from one snapshot: movies, the vectors of the active model, and a lexicon of genres and ' +
        'keywords with their numbers of movies. DuckDB, pandas and polars read them; `ingest` reads the movies.',
    )
    .argument('<folder>', 'folder for the files; older ones are replaced')
    .addOption(
      new Option('--format <format>', 'format of the files').choices(EXPORT_FORMATS).default('parquet'),
    )
    .action(async (folder: string, options: { readonly format: ExportFormat }) => {
      await withSession(environment, async ({ database, signal }) => {
        const files = await exportCatalogue(database, { folder, format: options.format, signal });
        const rows = files.map(({ path, rows: count }) => [path, formatCount(count)]);
        const columns = [{ heading: 'file' }, { heading: 'rows', align: 'right' } as const];
        process.stdout.write(`${formatTable(columns, rows)}\n`);
      });
    });
}
