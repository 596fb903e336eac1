import type { TasteScorer } from '../metrics/popularity-matched-auc.ts';
import type { History } from './history.ts';

/** Gets the scores of all movies for one history. It may change the array, which is reused for the next. */
type ScoresVisitor = (index: number, scores: Float32Array) => void;

/** Something that scores every movie of a catalogue for a person. */
export interface PersonalRecommender {
  readonly name: string;
  /** Scores all movies for each history, in order; -Infinity for movies that it cannot score. */
  scoreAll(histories: readonly History[], visit: ScoresVisitor): Promise<void>;
  /** Scores some candidates for somebody with a few likes. */
  readonly scoreTaste: TasteScorer;
}
