import { drawLinePlot, type Line } from './line-plot.ts';
import { type EvaluationReport, type Sweep, systemName } from './report.ts';

/** A picture of the report: file name and SVG. */
export interface ReportPlot {
  readonly file: string;
  readonly title: string;
  readonly svg: string;
}

const SETTINGS = {
  gamma: { title: 'Quality against gamma, the weight of the crowd block', label: 'gamma' },
  dimensions: { title: 'Quality against the number of dimensions', label: 'dimensions kept' },
  diversity: { title: 'Quality against variety', label: 'diversity asked for' },
} as const;

export function reportPlots(report: EvaluationReport): readonly ReportPlot[] {
  const byVotes = {
    file: 'quality-by-votes.svg',
    title: 'Quality by the votes of the movie that is asked about',
  };
  const plots: ReportPlot[] = [
    {
      ...byVotes,
      svg: drawLinePlot({
        title: byVotes.title,
        xLabel: 'votes of the movie asked about, from',
        yLabel: 'nDCG@15, mean of both truths',
        xScale: 'logarithmic',
        lines: report.systems.map(({ measures }) => ({
          name: measures.name,
          points: measures.ndcgByVotes.map(({ minVotes, ndcg }) => ({
            x: Math.max(minVotes, 50),
            y: ndcg.mean,
            error: ndcg.standardError,
          })),
        })),
      }),
    },
  ];
  for (const setting of ['gamma', 'dimensions', 'diversity'] as const) {
    const sweeps = report.sweeps.filter((sweep) => sweep.setting === setting);
    if (sweeps.length > 0) plots.push(sweepPlot(report, setting, sweeps));
  }
  return plots;
}

function sweepPlot(
  report: EvaluationReport,
  setting: Sweep['setting'],
  sweeps: readonly Sweep[],
): ReportPlot {
  const { title, label } = SETTINGS[setting];
  const lines = sweeps.flatMap((sweep): Line[] => {
    const name = systemName(report, sweep.modelId);
    const quality = sweep.points.map(({ value, ndcg }) => ({
      x: value,
      y: ndcg.mean.mean,
      error: ndcg.mean.standardError,
    }));
    const varied = sweep.points.flatMap(({ value, intraListDiversity }) =>
      intraListDiversity === null ? [] : [{ x: value, y: intraListDiversity.mean }],
    );
    return [
      { name, points: quality },
      ...(varied.length > 0 ? [{ name: `${name}: diversity of lists`, points: varied }] : []),
    ];
  });
  const svg = drawLinePlot({
    title,
    xLabel: label,
    yLabel: 'nDCG@15, mean of both truths',
    xScale: 'linear',
    lines,
  });
  return { file: `quality-by-${setting}.svg`, title, svg };
}
