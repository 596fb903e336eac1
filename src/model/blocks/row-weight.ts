/** A movie with so many votes counts half. */
const HALF_WEIGHT_VOTES = 100;

/**
 * How much a movie counts when components are chosen, in (0, 1): those that few have seen are the most in number, and
 * without it the components would be spent on them. Where nobody votes all count alike.
 */
export function rowWeight(votes: number): number {
  return (votes + 1) / (votes + 1 + HALF_WEIGHT_VOTES);
}
