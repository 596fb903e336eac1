import { SingleBar } from 'cli-progress';
import type { Logger } from 'pino';
import { formatCount, formatSeconds } from './numbers.ts';

/** How far a long job is. A new stage name begins a new line. */
export interface ProgressUpdate {
  readonly stage: string;
  readonly done: number;
  /** Null when nobody knows yet. */
  readonly total: number | null;
  /** What is counted: "movies", "steps". */
  readonly unit: string;
  /** Anything else worth watching, such as memory or the variance explained so far. */
  readonly note?: string;
}

export interface ProgressDisplay {
  readonly update: (update: ProgressUpdate) => void;
  /** Ends the current stage; call before printing anything else. */
  readonly finish: () => void;
}

/**
 * A bar on a terminal; elsewhere (logs, CI) a line every few seconds and at a stage's end: of `logger` when there is one,
 * else plain text.
 */
export function createProgressDisplay(stream: NodeJS.WriteStream, logger?: Logger): ProgressDisplay {
  if (stream.isTTY) return stagewise(new BarDisplay(stream));
  const write = (line: string): void => {
    if (logger) logger.info(line);
    else stream.write(`${line}\n`);
  };
  return stagewise(new LineDisplay(write));
}

interface StageDisplay {
  begin(update: ProgressUpdate): void;
  tick(update: ProgressUpdate, elapsedMs: number): void;
  end(last: ProgressUpdate, elapsedMs: number): void;
}

function stagewise(display: StageDisplay): ProgressDisplay {
  let current: ProgressUpdate | null = null;
  let startedAt = 0;
  const finish = (): void => {
    if (current) display.end(current, performance.now() - startedAt);
    current = null;
  };
  return {
    update(update) {
      if (current?.stage !== update.stage) {
        finish();
        startedAt = performance.now();
        display.begin(update);
      }
      current = update;
      display.tick(update, performance.now() - startedAt);
    },
    finish,
  };
}

class BarDisplay implements StageDisplay {
  private bar: SingleBar | null = null;
  private readonly stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  begin(update: ProgressUpdate): void {
    this.bar = new SingleBar({
      stream: this.stream,
      format: `${update.stage.padEnd(22)} {bar} {state}`,
      barsize: 24,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      hideCursor: true,
      clearOnComplete: false,
      gracefulExit: true,
    });
    this.bar.start(update.total ?? 1, 0, { state: '' });
  }

  tick(update: ProgressUpdate, elapsedMs: number): void {
    this.bar?.setTotal(update.total ?? Math.max(1, update.done));
    this.bar?.update(update.done, { state: describe(update, elapsedMs) });
  }

  end(last: ProgressUpdate, elapsedMs: number): void {
    this.bar?.update(last.done, { state: summarise(last, elapsedMs) });
    this.bar?.stop();
    this.bar = null;
  }
}

const LINE_INTERVAL_MS = 5_000;

class LineDisplay implements StageDisplay {
  private lastLineAt = 0;
  private readonly write: (line: string) => void;

  constructor(write: (line: string) => void) {
    this.write = write;
  }

  begin(): void {
    this.lastLineAt = performance.now();
  }

  tick(update: ProgressUpdate, elapsedMs: number): void {
    if (performance.now() - this.lastLineAt < LINE_INTERVAL_MS) return;
    this.lastLineAt = performance.now();
    this.write(`${update.stage}: ${describe(update, elapsedMs)}`);
  }

  end(last: ProgressUpdate, elapsedMs: number): void {
    this.write(`${last.stage}: ${summarise(last, elapsedMs)}`);
  }
}

function describe(update: ProgressUpdate, elapsedMs: number): string {
  const perSecond = update.done / (elapsedMs / 1000);
  const parts: string[] = [];
  if (update.total !== null) {
    parts.push(`${formatCount(update.done)} of ${formatCount(update.total)} ${update.unit}`);
  } else if (update.done > 0) {
    parts.push(`${formatCount(update.done)} ${update.unit}`);
  }
  if (update.done > 0 && elapsedMs > 500) {
    parts.push(`${formatCount(perSecond)}/s`);
    if (update.total !== null) parts.push(`${formatSeconds((update.total - update.done) / perSecond)} left`);
  }
  if (update.note) parts.push(update.note);
  return parts.join(', ');
}

function summarise(last: ProgressUpdate, elapsedMs: number): string {
  const parts = [formatSeconds(elapsedMs / 1000)];
  // Some stages count nothing.
  if (last.done > 0) parts.unshift(`${formatCount(last.done)} ${last.unit}`);
  if (last.note) parts.push(last.note);
  return parts.join(', ');
}
