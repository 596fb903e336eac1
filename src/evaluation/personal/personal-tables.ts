import { share, whole, withError } from '../report/figures.ts';
import type { Table } from '../report/text-table.ts';
import type { PersonalReport } from './personal-report.ts';

/** A few sentences on what was measured, and on whom. */
export function personalSetting(report: PersonalReport): string {
  const count = (value: number): string => value.toLocaleString('en');
  const { scale, candidates } = report;
  const choice = candidates === 'rated' ? 'those of them that training users like' : 'all of them';
  return (
    `${count(report.movies)} movies of the ${report.tier} tier, ${choice} candidates; ${count(report.ratings)} ratings from ` +
    `${scale.lowest} to ${scale.highest}, a like from ${scale.likeThreshold}. ${count(report.trainingUsers)} training users (the first ` +
    `${report.learnShare} of all); of ${count(report.partUsers)} ${report.part} users, ${count(report.people)} were asked. ` +
    `Each shows four fifths of their likes (median ${count(report.medianLikes)}), and the others are to be found; half of these have ` +
    `${whole(report.medianVotesOfTargets)} votes and more. Took ${Math.round(report.seconds)} s.`
  );
}

/** The figures with all likes folded in. */
export function listTable({ systems }: PersonalReport): Table {
  return {
    head: [
      'system',
      'nDCG@100',
      'recall@20',
      'recall@50',
      'all rated masked, graded',
      'movies never rated',
      'distinct in top 20',
      'median votes',
    ],
    rows: systems.map(({ measures, caution }) => [
      measures.name + (caution === null ? '' : ' *'),
      withError(measures.all.ndcg),
      withError(measures.all.recall20),
      withError(measures.all.recall50),
      withError(measures.graded.ndcg),
      measures.newMovies === null ? '-' : withError(measures.newMovies.ndcg),
      whole(measures.distinct),
      whole(measures.medianVotes),
    ]),
  };
}

/** nDCG@100 by the length of the history. */
export function historyTable({ systems }: PersonalReport): Table {
  const sizes = systems[0]?.measures.bySize.map(({ likes }) => likes) ?? [];
  return {
    head: ['nDCG@100 from', ...sizes.map((likes) => (likes === 1 ? '1 like' : `${likes} likes`)), 'all'],
    rows: systems.map(({ measures }) => [
      measures.name,
      ...measures.bySize.map(({ found }) => withError(found.ndcg)),
      share(measures.all.ndcg.mean),
    ]),
  };
}

/** Popularity-matched AUC by the number of likes. */
export function aucTable({ systems }: PersonalReport): Table {
  const sizes = systems[0]?.measures.auc.map(({ likes }) => likes) ?? [];
  return {
    head: ['AUC from', ...sizes.map((likes) => (likes === 1 ? '1 like' : `${likes} likes`))],
    rows: systems.map(({ measures }) => [measures.name, ...measures.auc.map(({ auc }) => withError(auc))]),
  };
}
