import { Command, Option } from 'commander';
import { TIER_VOTES, type QualityTier } from '../../movie/quality.ts';
import { readTasteSource } from '../../evaluation/ratings/read-taste-source.ts';
import {
  DEFAULT_GAMMA,
  DEFAULT_PRIOR_EXPONENT,
  type RepresentationName,
  REPRESENTATIONS,
} from '../../model/representation-names.ts';
import { readProfileTaste } from '../../people/profile-taste-source.ts';
import { train } from '../../model/train.ts';
import { readStoredSummary } from '../../model/stored-summary.ts';
import type { TrainingSummary } from '../../model/training-summary.ts';
import { integer, number } from '../filter-options.ts';
import { formatBytes, formatCount, formatSeconds, formatShare } from '../numbers.ts';
import { createProgressDisplay } from '../progress.ts';
import { withSession } from '../session.ts';
import { describeStages, describeTraining } from '../training-display.ts';

interface TrainCommandOptions {
  readonly representation: RepresentationName;
  readonly gamma?: number;
  readonly priorExponent?: number;
  readonly ratings?: string;
  readonly from?: 'profiles';
  readonly links?: string;
  readonly learnShare?: number;
  readonly holdOut?: boolean;
  readonly tier: QualityTier;
  readonly maxMovies?: number;
  readonly dimensions: number;
  readonly seed: number;
  readonly keep: number;
  readonly threads?: number;
  readonly credits: boolean;
  readonly json?: boolean;
}

export function trainCommand(environment: NodeJS.ProcessEnv): Command {
  return new Command('train')
    .summary('learn vectors and publish them')
    .description(
      'Learns a vector for each movie with enough votes, builds the index and publishes the new model in one ' +
        'transaction. The previous model answers until then, and is kept so that you can go back.',
    )
    .addOption(
      new Option('--representation <name>', 'how vectors are made; learned needs --ratings or --from')
        .choices(REPRESENTATIONS)
        .default('content'),
    )
    .option(
      '--gamma <n>',
      `content: weight of who watches a movie; 0 = only its subject counts (default ${DEFAULT_GAMMA})`,
      number,
    )
    .option(
      '--prior-exponent <n>',
      `learned: preference for movies whose viewers agree; 0 = none (default ${DEFAULT_PRIOR_EXPONENT})`,
      number,
    )
    .option('--ratings <file>', 'learned: what people liked, as Parquet or MovieLens ratings.csv')
    .addOption(
      new Option('--from <people>', 'learned: learn from the profiles in this database')
        .choices(['profiles'])
        .conflicts(['ratings', 'links', 'learnShare', 'holdOut']),
    )
    .option('--links <file>', 'MovieLens links.csv, if it is not beside the ratings')
    .option('--learn-share <n>', 'learned: share of the users to train on; the others are test users', number)
    .option('--hold-out', 'learned: learn without the likes of three movies in ten, to test on them')
    .addOption(
      new Option('--tier <tier>', `fewest votes of a movie: ${tiers()}`)
        .choices(Object.keys(TIER_VOTES))
        .default('medium'),
    )
    .option('--max-movies <n>', 'only the n movies with the best quality score', integer)
    .option('--dimensions <n>', 'length of the vectors', integer, 500)
    .option('--seed <n>', 'random seed; the same movies and seed give the same vectors', integer, 42)
    .option('--keep <n>', 'how many complete models to keep, including the new one', integer, 2)
    .option('--threads <n>', 'worker threads (default: one for each processor)', integer)
    .option('--no-credits', 'leave out directors and cast')
    .option('--json', 'print progress and the summary as JSON lines')
    .action(async (options: TrainCommandOptions) => {
      await withSession(environment, async ({ database, signal }) => {
        const display = createProgressDisplay(process.stderr);
        const { ratings, from, links, learnShare, holdOut, ...settings } = options;
        const people =
          from === 'profiles'
            ? await readProfileTaste(database, { signal })
            : ratings === undefined
              ? undefined
              : await readTasteSource(ratings, {
                  ...(links === undefined ? {} : { links }),
                  ...(learnShare === undefined ? {} : { learnShare }),
                  ...(holdOut === undefined ? {} : { holdOut }),
                });
        const summary = await train(database, {
          ...settings,
          people,
          signal,
          onProgress: options.json
            ? (progress) => process.stdout.write(`${JSON.stringify({ progress })}\n`)
            : (progress) => {
                display.update(describeTraining(progress));
              },
        }).finally(display.finish);
        process.stdout.write(options.json ? `${JSON.stringify({ summary })}\n` : formatSummary(summary));
      });
    });
}

function tiers(): string {
  return Object.entries(TIER_VOTES)
    .map(([tier, votes]) => `${tier} ${votes}`)
    .join(', ');
}

function formatSummary(summary: TrainingSummary): string {
  const { stages } = readStoredSummary(summary);
  const lines = [
    `Model ${summary.modelId} is active now.`,
    `  movies              ${formatCount(summary.movies)}`,
    ...describeWeakMovies(summary),
    `  features            ${formatCount(summary.features)}`,
    `  dimensions          ${formatCount(summary.dimensions)}`,
    `  explained variance  ${formatShare(summary.explainedVariance)}`,
    `  time                ${formatSeconds(summary.seconds)} (${describeStages(stages)})`,
    `  memory              ${formatBytes(summary.peakMemoryBytes)} at most`,
  ];
  if (summary.previousModelId !== null) {
    lines.push(
      `Model ${summary.previousModelId} was active before; 'activate ${summary.previousModelId}' goes back to it.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function describeWeakMovies({ sparse, empty }: TrainingSummary): string[] {
  const lines: string[] = [];
  if (sparse > 0)
    lines.push(
      `  outside the index   ${formatCount(sparse)} with little metadata and few votes: recommended last`,
    );
  if (empty > 0) lines.push(`  without a vector    ${formatCount(empty)} without metadata to learn from`);
  return lines;
}
