import type { Pool } from 'pg';
import type { MovieFilter } from '../movie/filters.ts';
import type { MovieId } from '../movie/movie.ts';
import { LookedFor, type SearchStep } from './search-steps.ts';
import { compareScored, type ScoredTitle, type TitleCandidate } from './title-score.ts';
import type { Reading, TypedTitle } from './typed-title.ts';

export type Score = (readings: readonly Reading[], candidate: TitleCandidate) => ScoredTitle;

/** The movies found for one typed title, each with its best title. */
export class FoundTitles {
  readonly #readings: readonly Reading[];
  readonly #score: Score;
  readonly #best = new Map<MovieId, ScoredTitle>();
  readonly #seen = new Set<string>();
  #bestScore = 0;

  constructor(readings: readonly Reading[], score: Score) {
    this.#readings = readings;
    this.#score = score;
  }

  get bestScore(): number {
    return this.#bestScore;
  }

  /** The best first. */
  ordered(): ScoredTitle[] {
    return [...this.#best.values()].sort(compareScored);
  }

  add(candidates: readonly TitleCandidate[]): void {
    for (const candidate of candidates) {
      const key = `${candidate.movieId} ${candidate.folded}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      const scored = this.#score(this.#readings, candidate);
      const other = this.#best.get(candidate.movieId);
      if (other === undefined || compareScored(scored, other) < 0) this.#best.set(candidate.movieId, scored);
      this.#bestScore = Math.max(this.#bestScore, scored.score);
    }
  }
}

export interface StepsOptions {
  readonly steps: readonly SearchStep[];
  readonly filter: MovieFilter;
  readonly score: Score;
}

/** Takes the steps for all typed titles at once. A step includes only titles without a good match so far. */
export async function takeSteps(
  pool: Pool,
  typed: readonly TypedTitle[],
  { steps, filter, score }: StepsOptions,
): Promise<readonly FoundTitles[]> {
  const searches = typed.map((title) => ({
    asked: new LookedFor(title),
    found: new FoundTitles(title.readings, score),
  }));
  for (const { below, find } of steps) {
    const wanting = searches.filter(({ found }) => found.bestScore < below);
    if (wanting.length === 0) continue;
    const candidates = await find({ pool, filter, searches: wanting.map(({ asked }) => asked) });
    for (const [i, { found }] of wanting.entries()) found.add(candidates[i] ?? []);
  }
  return searches.map(({ found }) => found);
}
