import { Command, Option } from 'commander';
import { TIER_VOTES, type QualityTier } from '../../movie/quality.ts';
import { evaluate } from '../../evaluation/evaluate.ts';
import { evaluatePersonal } from '../../evaluation/personal/evaluate-personal.ts';
import { personalText, writePersonalReport } from '../../evaluation/personal/write-personal-report.ts';
import { writeReport } from '../../evaluation/report/markdown-report.ts';
import { textReport } from '../../evaluation/report/text-report.ts';
import type { Ranking } from '../../recommend/request.ts';
import { integer, number } from '../filter-options.ts';
import { createProgressDisplay } from '../progress.ts';
import { withSession } from '../session.ts';

interface EvaluateCommandOptions {
  readonly ratings: string;
  readonly personal?: boolean;
  readonly links?: string;
  readonly likeThreshold?: number;
  readonly learnShare?: number;
  readonly testShare?: number;
  readonly part: 'test' | 'validation';
  readonly candidates: 'catalogue' | 'rated';
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
    .requiredOption(
      '--ratings <file>',
      'Parquet (user_id, movie_id, rating), MovieLens ratings.csv or folder',
    )
    .option('--personal', 'measure lists for people: nDCG@100, recall@20 and @50, by length of history')
    .option('--links <file>', 'MovieLens links.csv, if it is not beside the ratings')
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
    .option(
      '--test-share <n>',
      'personal: share of the users that are test users (default: all others)',
      number,
    )
    .addOption(
      new Option('--part <part>', 'personal: ask test users, or validation users to choose settings on')
        .choices(['test', 'validation'])
        .default('test'),
    )
    .addOption(
      new Option(
        '--candidates <which>',
        'personal: recommend all movies, or only those that training users like, as papers do',
      )
        .choices(['catalogue', 'rated'])
        .default('catalogue'),
    )
    .addOption(
      new Option(
        '--tier <tier>',
        'recommend the movies of this tier (default: that of the active model)',
      ).choices(Object.keys(TIER_VOTES)),
    )
    .option('--model <id...>', 'only these models (default: all)')
    .addOption(
      new Option('--ranking <ranking>', 'the ranking to measure').choices(['balanced', 'similarity']),
    )
    .option('--no-baselines', 'leave out popularity, item-kNN, TF-IDF and the reference')
    .option('--no-sweeps', 'leave out gamma, dimensions, diversity and ways to combine likes')
    .option(
      '--users <n>',
      'how many users to test for each AUC; personal: for lists, too (default 2,000)',
      integer,
    )
    .option('--seed <n>', 'random seed; the same seed draws the same users', integer)
    .option('--out <directory>', 'folder of the report', 'evaluation')
    .option('--json', 'print the report as JSON')
    .action(async ({ personal, part, candidates, testShare, ...options }: EvaluateCommandOptions) => {
      const display = createProgressDisplay(process.stderr);
      await withSession(environment, async ({ database, signal }) => {
        const { model, users, out, json, ...common } = options;
        const shared = { ...common, models: model?.map(integer), onProgress: display.update, signal };
        if (personal) {
          const wanted = { ...shared, users, part, candidates, testShare };
          const report = await evaluatePersonal(database, wanted).finally(display.finish);
          show(report, personalText, await writePersonalReport(report, out), json);
        } else {
          const report = await evaluate(database, { ...shared, aucUsers: users }).finally(display.finish);
          show(report, textReport, await writeReport(report, out), json);
        }
      });
    });
}

function show<Report>(
  report: Report,
  text: (report: Report) => string,
  written: readonly string[],
  json = false,
): void {
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${text(report)}\n`);
  process.stderr.write(`Written: ${written.join(', ')}\n`);
}
