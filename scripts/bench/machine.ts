import { availableParallelism, cpus, totalmem } from 'node:os';

/** The machine in one line, for the head of a report. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = (totalmem() / 2 ** 30).toFixed(1);
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.version}, ${process.platform}`;
}
