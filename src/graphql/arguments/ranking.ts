import type { Ranking } from '../../recommend/request.ts';
import type { Ranking as RankingName } from '../generated/resolvers.generated.ts';
import { ArgumentError } from './argument-error.ts';

const RANKINGS: Readonly<Record<RankingName, Ranking>> = { SIMILARITY: 'similarity', BALANCED: 'balanced' };

export function readRanking(ranking: RankingName | null | undefined): Ranking {
  return RANKINGS[ranking ?? 'BALANCED'];
}

/** 0 (by score alone) to 1 (as varied as possible). */
export function checkDiversity(argument: string, diversity: number | null | undefined): number {
  if (diversity === null || diversity === undefined) return 0;
  if (!(diversity >= 0 && diversity <= 1)) {
    throw new ArgumentError(argument, `${argument} is ${diversity}; 0 to 1 is accepted.`);
  }
  return diversity;
}
