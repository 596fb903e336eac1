import type { TasteScorer } from '../metrics/popularity-matched-auc.ts';
import type { History } from './history.ts';

/** Gets the scores of all movies for one of the histories; the array may be changed, and is used again. */
type ScoresVisitor = (index: number, scores: Float32Array) => void;

/** Something that scores every movie of a catalogue for a person. */
export interface PersonalRecommender {
  readonly name: string;
  /** Scores all movies for each history, in order; -Infinity for what it cannot score. */
  scoreAll(histories: readonly History[], visit: ScoresVisitor): Promise<void>;
  /** The same of some candidates, for somebody with a few likes. */
  readonly scoreTaste: TasteScorer;
}
