/** A movie with about this many votes counts half. */
const HALF_WEIGHT_VOTES = 100;

/**
 * The weight of a movie when components are chosen, in (0, 1). Most movies have been seen by few people; without
 * weights they would claim most components. If no movie has votes, all count the same.
 */
export function rowWeight(votes: number): number {
  return (votes + 1) / (votes + 1 + HALF_WEIGHT_VOTES);
}
