import { type EvaluationReport, systemName } from './report.ts';
import { sweepTable, systemTable, tasteTable } from './tables.ts';
import { textTable } from './text-table.ts';

/** The report for a terminal. */
export function textReport(report: EvaluationReport): string {
  const parts = [setting(report), textTable(systemTable(report))];
  for (const { measures, caution } of report.systems) {
    if (caution !== null) parts.push(`* ${measures.name}: ${caution}`);
  }
  for (const sweep of report.sweeps) {
    parts.push(`${systemName(report, sweep.modelId)}, by ${sweep.setting}`, textTable(sweepTable(sweep)));
  }
  for (const taste of report.tastes) {
    parts.push(
      `${systemName(report, taste.modelId)}, one taste of several likes`,
      textTable(tasteTable(taste)),
    );
  }
  return parts.join('\n\n') + '\n';
}

/** A sentence or two on what was measured. */
export function setting(report: EvaluationReport): string {
  const count = (value: number): string => value.toLocaleString('en');
  const { scale } = report;
  return (
    `${count(report.movies)} movies of the ${report.tier} tier; ${count(report.ratings)} ratings from ${scale.lowest} to ${scale.highest}, ` +
    `a like from ${scale.likeThreshold}. ${count(report.trainingUsers)} training users, ${count(report.testUsers)} test users. ` +
    `${count(report.truthMovies)} movies have 50 likes of test users and more, ${count(report.heldOutMovies)} of them among the movies held out; ` +
    `${count(report.franchises)} franchises. Ranking: ${report.ranking}. Each AUC is over ${count(report.aucUsers)} users. Took ${Math.round(report.seconds)} s.`
  );
}
