import { InputError } from '../movie/errors.ts';
import { DatabaseError } from '../database/errors.ts';
import { ListenError } from '../graphql/http/listening.ts';
import { ManifestError } from '../graphql/trusted-documents.ts';
import { TrainingError } from '../model/errors.ts';
import { SettingsError } from './settings.ts';

/** The command line is understood but cannot be carried out, such as a title that no movie has. */
export class CommandError extends Error {}

const EXPECTED = [
  CommandError,
  SettingsError,
  InputError,
  DatabaseError,
  TrainingError,
  ManifestError,
  ListenError,
];

/** As shells count a process that SIGINT ended. */
const INTERRUPTED = 130;

/**
 * Says what went wrong: a sentence for what a person can mend, a stack for what only a developer can.
 * Returns the exit code.
 */
export function reportFailure(error: unknown, output: NodeJS.WritableStream): number {
  if (error instanceof Error && error.name === 'AbortError') {
    output.write('Interrupted; nothing is broken, run the same command again to go on.\n');
    return INTERRUPTED;
  }
  if (EXPECTED.some((kind) => error instanceof kind)) {
    output.write(`${(error as Error).message}\n`);
    return 1;
  }
  output.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
