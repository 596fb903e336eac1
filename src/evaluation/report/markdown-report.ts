import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportPlots } from './plots.ts';
import { type EvaluationReport, systemName } from './report.ts';
import { sweepTable, systemTable, tasteTable } from './tables.ts';
import { setting } from './text-report.ts';
import { markdownTable } from './text-table.ts';

const MEASURES = `- **nDCG@15**: how well the fifteen recommendations agree with what people who like the movie like
  besides, against two truths: *cos* follows popularity, *pmi* does not. The 50 nearest movies count, linearly by rank.
- **new movies**: the same among three in ten movies that learning never saw; blank where a system did see them.
- **AUC**: chance that a movie a person likes is ranked above an unrated one of the same popularity, given 1 or 5 other likes; .5 is chance.
- **franchise**: share of a series' other parts among the fifteen. **no shared genre**: share of recommendations without any genre of the movie.
- **coverage**, **Gini**: share of the catalogue that is recommended for some movie, and how unevenly (0 evenly). **median votes** of what is recommended.
- **diversity**: mean of 1 - Jaccard over genres and keywords of pairs in a list. ± is one standard error.`;

const TASTES = `Several likes are one taste. *Mean vector* and *sum of positive scores* take the mean of the scores of each like,
*best single score* the best, *soft maximum* lies between. The product takes the mean vector, which is one question to the
index however many likes there are, where the others are one for each like; the table shows what that costs.`;

/** The report as Markdown; plots are linked by their file names. */
function markdownReport(report: EvaluationReport): string {
  return [
    '# Evaluation',
    'Made by `reelgraph evaluate --ratings FILE`.',
    setting(report),
    markdownTable(systemTable(report)),
    ...report.systems.flatMap(({ measures, caution }) =>
      caution === null ? [] : [`\\* ${measures.name}: ${caution}`],
    ),
    '## What the columns mean',
    MEASURES,
    '## Pictures',
    ...reportPlots(report).map(({ file, title }) => `![${title}](${file})`),
    ...report.sweeps.flatMap((sweep) => [
      `## ${systemName(report, sweep.modelId)} by ${sweep.setting}`,
      markdownTable(sweepTable(sweep)),
    ]),
    ...report.tastes.flatMap((taste) => [
      `## ${systemName(report, taste.modelId)}: one taste of several likes`,
      TASTES,
      markdownTable(tasteTable(taste)),
    ]),
    '',
  ].join('\n\n');
}

/** Writes REPORT.md and its pictures to `directory`, creating it if necessary. Returns the files written. */
export async function writeReport(report: EvaluationReport, directory: string): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true });
  const files = [
    { file: 'REPORT.md', text: markdownReport(report) },
    ...reportPlots(report).map(({ file, svg }) => ({ file, text: svg })),
  ];
  for (const { file, text } of files) await writeFile(join(directory, file), text);
  return files.map(({ file }) => join(directory, file));
}
