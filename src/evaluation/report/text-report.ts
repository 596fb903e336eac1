import type { EvaluationReport } from './report.ts';
import { sweepTable, systemTable, tasteTable } from './tables.ts';
import { textTable } from './text-table.ts';

/** The report as it is printed on a terminal. */
export function textReport(report: EvaluationReport): string {
  const parts = [setting(report), textTable(systemTable(report))];
  for (const { measures, caution } of report.systems) {
    if (caution !== null) parts.push(`* ${measures.name}: ${caution}`);
  }
  const nameOf = (modelId: number): string =>
    report.systems.find((system) => system.modelId === modelId)?.measures.name ?? `model ${modelId}`;
  for (const sweep of report.sweeps) {
    parts.push(`${nameOf(sweep.modelId)}, by ${sweep.setting}`, textTable(sweepTable(sweep)));
  }
  for (const taste of report.tastes) {
    parts.push(`${nameOf(taste.modelId)}, one taste of several likes`, textTable(tasteTable(taste)));
  }
  return parts.join('\n\n') + '\n';
}

/** What was measured on what, in a sentence or two. */
export function setting(report: EvaluationReport): string {
  const count = (value: number): string => value.toLocaleString('en');
  const { scale } = report;
  return (
    `${count(report.movies)} movies of the ${report.tier} tier; ${count(report.ratings)} ratings from ${scale.lowest} to ${scale.highest}, ` +
    `a like from ${scale.likeThreshold}. ${count(report.learners)} people may be learned from, ${count(report.judges)} others judge. ` +
    `${count(report.judgedMovies)} movies have 50 likes of judges and more, ${count(report.heldOutMovies)} among the movies held out; ` +
    `${count(report.franchises)} franchises. Ranking: ${report.ranking}. Each AUC asks ${count(report.aucUsers)} people. Took ${Math.round(report.seconds)} s.`
  );
}
