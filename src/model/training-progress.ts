/** The stages of a training, in order. */
export const TRAINING_STAGES = ['read', 'weigh', 'decompose', 'write', 'index', 'publish'] as const;

export type TrainingStage = (typeof TRAINING_STAGES)[number];

export interface TrainingProgress {
  readonly stage: TrainingStage;
  readonly done: number;
  /** Null if still unknown. */
  readonly total: number | null;
  /** What is counted. */
  readonly unit: 'movies' | 'steps' | 'tuples';
  /** Units per second since the stage began. */
  readonly rate: number;
  readonly secondsLeft: number | null;
  /** Resident memory of this process. */
  readonly memoryBytes: number;
  /** Share of the variance kept so far; only while decomposing. */
  readonly explainedVariance?: number | null;
  /** What the training waits for, such as another session's transaction. */
  readonly waiting?: string;
}

/** The shortest time between reports, except at the start and end of a stage. */
const INTERVAL_MS = 200;

/** Times the stages, measures memory and reports progress. */
export class TrainingClock {
  readonly #tell: (progress: TrainingProgress) => void;
  readonly #seconds = new Map<TrainingStage, number>();
  #stage: { name: TrainingStage; unit: TrainingProgress['unit']; startedAt: number } | null = null;
  #toldAt = 0;
  #peakMemory = 0;

  constructor(tell: (progress: TrainingProgress) => void = () => undefined) {
    this.#tell = tell;
  }

  /** Ends the current stage and begins the next. */
  begin(stage: TrainingStage, unit: TrainingProgress['unit'], total: number | null): void {
    this.end();
    this.#stage = { name: stage, unit, startedAt: performance.now() };
    this.#toldAt = 0;
    this.advance(0, total);
  }

  advance(done: number, total: number | null, explainedVariance?: number | null): void {
    const stage = this.#stage;
    if (stage === null) return;
    const memoryBytes = this.#measureMemory();
    const now = performance.now();
    if (now - this.#toldAt < INTERVAL_MS && done !== total) return;
    this.#toldAt = now;
    const rate = done / Math.max(1e-3, (now - stage.startedAt) / 1000);
    this.#tell({
      stage: stage.name,
      done,
      total,
      unit: stage.unit,
      rate,
      secondsLeft: total === null || done === 0 ? null : (total - done) / rate,
      memoryBytes,
      ...(explainedVariance === undefined ? {} : { explainedVariance }),
    });
  }

  /** Reports at once what the stage waits for. */
  wait(waiting: string): void {
    if (this.#stage === null) return;
    const { name, unit } = this.#stage;
    const memoryBytes = this.#measureMemory();
    this.#tell({ stage: name, done: 0, total: null, unit, rate: 0, secondsLeft: null, memoryBytes, waiting });
  }

  end(): void {
    if (this.#stage === null) return;
    const elapsed = (performance.now() - this.#stage.startedAt) / 1000;
    this.#seconds.set(this.#stage.name, (this.#seconds.get(this.#stage.name) ?? 0) + elapsed);
    this.#stage = null;
    this.#measureMemory();
  }

  /** Seconds of each stage so far. */
  seconds(): Partial<Record<TrainingStage, number>> {
    return Object.fromEntries([...this.#seconds].map(([stage, seconds]) => [stage, round(seconds)]));
  }

  /** Most resident memory of this process so far, in bytes. */
  get peakMemory(): number {
    // maxRSS, in kilobytes, also covers peaks between our samples.
    return Math.max(this.#peakMemory, process.resourceUsage().maxRSS * 1024);
  }

  #measureMemory(): number {
    const { rss } = process.memoryUsage();
    this.#peakMemory = Math.max(this.#peakMemory, rss);
    return rss;
  }
}

/** To milliseconds. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
