import { inspect } from 'node:util';
import type { DestinationStream } from 'pino';

const LEVELS: Readonly<Record<number, string>> = {
  10: 'TRACE',
  20: 'DEBUG',
  30: 'INFO',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};

/** What every line has, or what no person on a terminal needs. */
const OMITTED = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err']);

/**
 * Lines of the log for a person: the time, the level, the message, what belongs to it, and an error with its stack. Less
 * than pino-pretty can do, which brings a dozen packages.
 */
export function readableLines(destination: { write(text: string): unknown }): DestinationStream {
  return {
    write(line) {
      destination.write(readable(JSON.parse(line) as Record<string, unknown>));
    },
  };
}

function readable(entry: Record<string, unknown>): string {
  const { level, time, msg, err } = entry;
  const at = new Date(Number(time)).toTimeString().slice(0, 8);
  const details = Object.entries(entry)
    .filter(([name]) => !OMITTED.has(name))
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'string' ? value : inspect(value, { breakLength: Infinity })}`,
    );
  const first = [
    `[${at}]`,
    LEVELS[Number(level)] ?? 'LOG',
    typeof msg === 'string' ? msg : '',
    ...details,
  ].join(' ');
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${first}${stack}\n`;
}
