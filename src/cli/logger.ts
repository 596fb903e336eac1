import { pino, type DestinationStream, type Logger } from 'pino';
import { readableLines } from './readable-lines.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Tokens and passwords, which no line may hold, wherever they come from. */
  readonly secrets: readonly string[];
  /** Lines for a person on a terminal instead of JSON for a machine. */
  readonly readable?: boolean;
  /** Default: standard output. */
  readonly destination?: DestinationStream;
}

const HIDDEN = '[hidden]';
/** Shorter ones would hide pieces of ordinary words. */
const MIN_SECRET_LENGTH = 4;

/** Guards against tokens and passwords in logs: each line is searched for them before it is written. */
export function createLogger({ level, secrets, readable = false, destination }: LoggerOptions): Logger {
  const hide = hider(secrets);
  const options = { level, hooks: { streamWrite: hide } };
  if (readable) {
    return pino(options, readableLines(destination ?? process.stdout));
  }
  return destination ? pino(options, destination) : pino(options);
}

/** Replaces the given secrets, bearer tokens, and passwords in addresses, in a line of JSON. */
function hider(secrets: readonly string[]): (line: string) => string {
  const written = secrets
    .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  const literal = [...new Set(written)].map((secret) => secret.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const known = literal.length === 0 ? null : new RegExp(literal.join('|'), 'g');
  return (line) => {
    const told = line
      .replaceAll(/\b(Bearer\s+)[^\s"\\]+/gi, `$1${HIDDEN}`)
      .replaceAll(/(\b[a-z][a-z+]*:\/\/[^\s:@/"]*:)[^\s@/"]+@/gi, `$1${HIDDEN}@`);
    return known === null ? told : told.replaceAll(known, HIDDEN);
  };
}

/** The passwords in addresses such as DATABASE_URL, as they stand there and decoded. */
export function passwordsOf(urls: readonly (string | undefined)[]): readonly string[] {
  return urls.flatMap((url) => {
    const [, before, parameter] = /:\/\/[^:@/]*:([^@/]+)@|[?&]password=([^&]+)/.exec(url ?? '') ?? [];
    const password = before ?? parameter;
    return password === undefined ? [] : [password, decoded(password)];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
