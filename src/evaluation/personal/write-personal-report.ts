import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawLinePlot } from '../report/line-plot.ts';
import { markdownTable, textTable } from '../report/text-table.ts';
import { aucTable, historyTable, listTable, personalSetting } from './personal-tables.ts';
import type { PersonalReport } from './personal-report.ts';

const TITLE = 'Lists for people by the length of their history';
const PLOT = 'personal-by-history.svg';

const MEASURES = `- Strong generalisation (Marlin 2004; Liang, Krishnan, Hoffman & Jebara 2018): nobody who is asked was trained on. **nDCG@100**,
  **recall@20** and **recall@50** (of as many targets as fit) say how well a list finds the likes that were kept back. Likes that were shown
  are never recommended.
- **all rated masked, graded**: ratings below a like are shown too; none of them is recommended, and those just below a like count for a half
  or a quarter.
- **movies never rated**: only three movies in ten are candidates, which the system learned nothing of; blank where it knows their ratings. A
  model that held them out shows in its other columns what it does with all movies when three in ten are new.
- **distinct in top 20**: movies that anybody is shown. **median votes** of these lists: the likes to be found have far fewer.
- Short histories: people with more than 50 likes show only so many; targets and candidates stay the same.
- **AUC**: chance that a like is ranked above an unrated movie of the same popularity; .5 is chance. A list of blockbusters can have a high
  nDCG, but not a high AUC.
- ± is one standard error over the people.`;

/** The report for a terminal. */
export function personalText(report: PersonalReport): string {
  const cautions = report.systems.flatMap(({ measures, caution }) =>
    caution === null ? [] : [`* ${measures.name}: ${caution}`],
  );
  const tables = [listTable(report), historyTable(report), aucTable(report)].map(textTable);
  return [personalSetting(report), ...tables, ...cautions].join('\n\n') + '\n';
}

function personalMarkdown(report: PersonalReport): string {
  const cautions = report.systems.flatMap(({ measures, caution }) =>
    caution === null ? [] : [`\\* ${measures.name}: ${caution}`],
  );
  return [
    '# Lists for people',
    'Made by `reelgraph evaluate --personal --ratings FILE`.',
    personalSetting(report),
    markdownTable(listTable(report)),
    ...cautions,
    '## Short and long histories',
    markdownTable(historyTable(report)),
    `![${TITLE}](${PLOT})`,
    markdownTable(aucTable(report)),
    '## What the columns mean',
    MEASURES,
    '',
  ].join('\n\n');
}

function historyPlot({ systems, medianLikes }: PersonalReport): string {
  return drawLinePlot({
    title: TITLE,
    xLabel: `likes folded in; the last point: all, ${medianLikes} at the median`,
    yLabel: 'nDCG@100',
    xScale: 'logarithmic',
    lines: systems.map(({ measures }) => ({
      name: measures.name,
      points: [
        ...measures.bySize.map(({ likes, found: { ndcg } }) => ({ likes, ndcg })),
        { likes: medianLikes, ndcg: measures.all.ndcg },
      ]
        .filter(({ ndcg }) => ndcg.count > 0)
        .map(({ likes, ndcg }) => ({ x: likes, y: ndcg.mean, error: ndcg.standardError })),
    })),
  });
}

/** Writes PERSONAL.md and its picture to `directory`, creating it if necessary. Returns the files written. */
export async function writePersonalReport(
  report: PersonalReport,
  directory: string,
): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true });
  const files = [
    { path: join(directory, 'PERSONAL.md'), text: personalMarkdown(report) },
    { path: join(directory, PLOT), text: historyPlot(report) },
  ];
  for (const { path, text } of files) await writeFile(path, text);
  return files.map(({ path }) => path);
}
