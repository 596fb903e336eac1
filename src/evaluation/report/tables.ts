import { share, whole, withError } from './figures.ts';
import type { EvaluationReport, Sweep, TasteComparison } from './report.ts';
import type { Table } from './text-table.ts';

/** The figures of all systems, one row per system. */
export function systemTable({ systems }: EvaluationReport): Table {
  return {
    head: [
      'system',
      'nDCG cos',
      'nDCG pmi',
      'mean',
      'new movies',
      'AUC 1 like',
      'AUC 5 likes',
      'franchise',
      'no shared genre',
      'coverage',
      'Gini',
      'median votes',
      'diversity',
    ],
    rows: systems.map(({ measures, caution }) => [
      measures.name + (caution === null ? '' : ' *'),
      withError(measures.ndcg.cos),
      withError(measures.ndcg.pmi),
      withError(measures.ndcg.mean),
      measures.heldOutNdcg === null ? '-' : withError(measures.heldOutNdcg.mean),
      withError(measures.auc[1]),
      withError(measures.auc[5]),
      withError(measures.lists.franchiseRecall),
      share(measures.lists.noSharedGenre.mean),
      share(measures.lists.coverage),
      share(measures.lists.gini),
      whole(measures.lists.medianVotes),
      share(measures.lists.intraListDiversity.mean),
    ]),
  };
}

export function sweepTable(sweep: Sweep): Table {
  const varied = sweep.points.some(({ intraListDiversity }) => intraListDiversity !== null);
  return {
    head: [sweep.setting, 'nDCG cos', 'nDCG pmi', 'mean', ...(varied ? ['diversity of the lists'] : [])],
    rows: sweep.points.map(({ value, ndcg, intraListDiversity }) => [
      String(value),
      withError(ndcg.cos),
      withError(ndcg.pmi),
      withError(ndcg.mean),
      ...(intraListDiversity === null ? [] : [withError(intraListDiversity)]),
    ]),
  };
}

export function tasteTable({ likesGiven, strategies }: TasteComparison): Table {
  return {
    head: ['taste from', ...likesGiven.map((likes) => `AUC, ${likes} likes`)],
    rows: strategies.map(({ name, auc }) => [name, ...auc.map(withError)]),
  };
}
