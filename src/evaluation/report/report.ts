import type { RatingScale } from '../ratings/rating-scale.ts';
import type { SystemMeasures } from '../measure-system.ts';
import type { QualityTier } from '../../movie/quality.ts';
import type { NdcgMeasures } from '../measure-system.ts';
import type { Estimate } from '../metrics/estimate.ts';
import { missing } from '../missing.ts';

/** A system and its measures. */
export interface EvaluatedSystem {
  readonly measures: SystemMeasures;
  /** The published model behind it; null for baselines. */
  readonly modelId: number | null;
  /** A note below the table about what makes the figures unfair; null if nothing does. */
  readonly caution: string | null;
}

/** nDCG of variants of one model along one setting. */
export interface Sweep {
  readonly modelId: number;
  readonly setting: 'gamma' | 'dimensions' | 'diversity';
  readonly points: readonly SweepPoint[];
}

interface SweepPoint {
  readonly value: number;
  readonly ndcg: NdcgMeasures;
  /** Diversity of the lists, for a setting that changes it. */
  readonly intraListDiversity: Estimate | null;
}

/** AUC of several ways to combine likes into one taste. */
export interface TasteComparison {
  readonly modelId: number;
  readonly likesGiven: readonly number[];
  readonly strategies: readonly { readonly name: string; readonly auc: readonly Estimate[] }[];
}

export interface EvaluationReport {
  readonly tier: QualityTier;
  readonly movies: number;
  readonly ratings: number;
  readonly scale: RatingScale;
  readonly learnShare: number;
  readonly trainingUsers: number;
  readonly testUsers: number;
  /** Movies with enough likes of test users to have a truth. */
  readonly truthMovies: number;
  readonly heldOutMovies: number;
  readonly franchises: number;
  readonly ranking: 'balanced' | 'similarity';
  /** The most test users for each AUC. */
  readonly aucUsers: number;
  readonly systems: readonly EvaluatedSystem[];
  readonly sweeps: readonly Sweep[];
  readonly tastes: readonly TasteComparison[];
  readonly seconds: number;
}

/** What the report calls the system behind a model. */
export function systemName({ systems }: EvaluationReport, modelId: number): string {
  const system = systems.find((candidate) => candidate.modelId === modelId);
  return (system ?? missing('system of model', modelId)).measures.name;
}
