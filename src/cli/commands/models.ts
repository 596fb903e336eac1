import { Command } from 'commander';
import type { Database } from '../../database/database.ts';
import { listModels, type ListedModel } from '../../database/model-store.ts';
import { pruneModels } from '../../database/prune-models.ts';
import { publishModel } from '../../database/publish-model.ts';
import { readStoredSummary } from '../../model/stored-summary.ts';
import { integer } from '../filter-options.ts';
import { formatBytes, formatCount, formatSeconds, formatShare } from '../numbers.ts';
import { withSession } from '../session.ts';
import { formatTable } from '../table.ts';
import { describeStages } from '../training-display.ts';
import { tellWaiting } from '../waiting.ts';

export function modelsCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('models')
    .summary('list the trained models')
    .description('Lists the trained models that are kept, newest first.')
    .option('--json', 'print them as JSON')
    .action(async (options: { readonly json?: boolean }) => {
      await withSession(environment, async ({ database }) => {
        const models = await listModels(database);
        process.stdout.write(options.json ? `${JSON.stringify(models, null, 2)}\n` : formatModels(models));
      });
    });
}

export function activateCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('activate')
    .summary('publish another trained model')
    .description('Makes a model that is kept the one that answers; takes effect at once, in one transaction.')
    .argument('<id>', 'as `models` lists it', integer)
    .action(async (id: number) => {
      await withSession(environment, async ({ database, signal }) => {
        const previous = await publishModel(database, id, { signal, onWaiting: tellWaiting });
        const before = previous === null || previous === id ? '' : ` (before: ${previous})`;
        process.stdout.write(`Model ${id} is active now${before}.\n`);
      });
    });
}

export function pruneCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('prune')
    .summary('delete old models')
    .description(
      'Deletes failed models, and all others except the active one and those that were active last.',
    )
    .option('--keep <n>', 'how many complete models to keep, the active one included', integer, 2)
    .action(async (options: { readonly keep: number }) => {
      await withSession(environment, async ({ database }) => {
        process.stdout.write(await prune(database, options.keep));
      });
    });
}

async function prune(database: Database, keep: number): Promise<string> {
  const { removed, busy } = await pruneModels(database, keep);
  const lines = [removed.length === 0 ? 'There is no model to delete.' : `Deleted: ${removed.join(', ')}.`];
  if (busy.length > 0) lines.push(`In use, delete them later: ${busy.join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

function formatModels(models: readonly ListedModel[]): string {
  if (models.length === 0) return "No model yet: 'train' makes one.\n";
  const columns = [
    { heading: 'model', align: 'right' },
    { heading: 'status' },
    { heading: 'representation' },
    { heading: 'tier' },
    ...['movies', 'features', 'dimensions', 'explained', 'time', 'size'].map(
      (heading) => ({ heading, align: 'right' }) as const,
    ),
    { heading: 'trained' },
  ] as const;
  const rows = models.map((model) => [
    String(model.id),
    model.status,
    model.representation,
    model.tier,
    orDash(model.movieCount, formatCount),
    orDash(model.featureCount, formatCount),
    formatCount(model.dimensions),
    orDash(model.explainedVariance, formatShare),
    orDash(model.trainingSeconds, formatSeconds),
    formatBytes(model.sizeBytes),
    model.trainedAt?.toISOString().replace('T', ' ').slice(0, 19) ?? failureOf(model),
  ]);
  return `${formatTable(columns, rows)}\n${models.map(describeCourse).join('')}`;
}

/** How the training went, for a model that is ready. */
function describeCourse({ id, summary }: ListedModel): string {
  const { stages, peakMemoryBytes } = readStoredSummary(summary);
  if (stages.length === 0) return '';
  const memory = peakMemoryBytes === null ? '' : `; ${formatBytes(peakMemoryBytes)} at most`;
  return `Model ${id}: ${describeStages(stages)}${memory}.\n`;
}

function orDash(value: number | null, format: (value: number) => string): string {
  return value === null ? '-' : format(value);
}

function failureOf(model: ListedModel): string {
  const { error } = model.summary;
  return typeof error === 'string' ? error : '-';
}
