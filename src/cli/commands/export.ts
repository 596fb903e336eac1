import { Command, Option } from 'commander';
import { EXPORT_FORMATS, exportCatalogue, type ExportFormat } from '../../export/export.ts';
import { formatCount } from '../numbers.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';

export function exportCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('export')
    .summary('write movies, vectors and the lexicon to files')
    .description(
      'Writes movies, the vectors of the model that serves, and the genres and keywords with their numbers of movies ' +
        'to files that DuckDB, pandas, polars and `ingest` read: movies, vectors and lexicon, as they are at one moment.',
    )
    .argument('<folder>', 'where the files go; former ones are replaced')
    .addOption(new Option('--format <format>', 'of the files').choices(EXPORT_FORMATS).default('parquet'))
    .action(async (folder: string, options: { readonly format: ExportFormat }) => {
      await withSession(environment, async ({ database, signal }) => {
        const files = await exportCatalogue(database, { folder, format: options.format, signal });
        const rows = files.map(({ path, rows: count }) => [path, formatCount(count)]);
        const columns = [{ heading: 'file' }, { heading: 'rows', align: 'right' } as const];
        process.stdout.write(`${formatTable(columns, rows)}\n`);
      });
    });
}
