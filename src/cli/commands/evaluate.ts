import { Command, Option } from 'commander';
import { TIER_VOTES, type QualityTier } from '../../movie/quality.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { writeReport } from '../../evaluation/report/markdown-report.ts';
import { textReport } from '../../evaluation/report/text-report.ts';
import type { Ranking } from '../../recommend/request.ts';
import { integer, number } from '../filter-options.ts';
import { createProgressDisplay } from '../progress.ts';
import { withSession } from '../session.ts';

interface EvaluateCommandOptions {
  readonly ratings: string;
  readonly links?: string;
  readonly likeThreshold?: number;
  readonly learnShare?: number;
  readonly tier?: QualityTier;
  readonly model?: string[];
  readonly ranking?: Ranking;
  readonly baselines: boolean;
  readonly sweeps: boolean;
  readonly users?: number;
  readonly seed?: number;
  readonly out: string;
  readonly json?: boolean;
}

export function evaluateCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('evaluate')
    .summary('measure recommendations against what people liked')
    .description(
      'Measures the trained models and the baselines on what people liked, prints a table and writes a report ' +
        'with plots.',
    )
    .requiredOption('--ratings <file>', 'Parquet (user_id, movie_id, rating) or MovieLens ratings.csv')
    .option('--links <file>', 'MovieLens links.csv, when it is not beside the ratings')
    .option(
      '--like-threshold <n>',
      'a rating of n or more is a like (default: four fifths of the scale)',
      number,
    )
    .option(
      '--learn-share <n>',
      'share of the users to train on; the others are test users (default 0.5)',
      number,
    )
    .addOption(
      new Option('--tier <tier>', 'whose movies are recommended (default: as the active model)').choices(
        Object.keys(TIER_VOTES),
      ),
    )
    .option('--model <id...>', 'only these models (default: all that are kept)')
    .addOption(
      new Option('--ranking <ranking>', 'the ranking to measure').choices(['balanced', 'similarity']),
    )
    .option('--no-baselines', 'leave out popularity, item-kNN, TF-IDF and the reference')
    .option('--no-sweeps', 'leave out gamma, dimensions, diversity and ways to combine likes')
    .option('--users <n>', 'test users of each AUC (default 2,000)', integer)
    .option('--seed <n>', 'the same seed takes the same users', integer)
    .option('--out <directory>', 'where the report is written', 'evaluation')
    .option('--json', 'print the report as JSON')
    .action(async ({ model, users, out, json, ...options }: EvaluateCommandOptions) => {
      await withSession(environment, async ({ database, signal }) => {
        const display = createProgressDisplay(process.stderr);
        const report = await evaluate(database, {
          ...options,
          models: model?.map(integer),
          aucUsers: users,
          onProgress: display.update,
          signal,
        }).finally(display.finish);
        const written = await writeReport(report, out);
        process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${textReport(report)}\n`);
        process.stderr.write(`Written: ${written.join(', ')}\n`);
      });
    });
}
