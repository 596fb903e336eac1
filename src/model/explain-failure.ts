import { InputError } from '../movie/errors.ts';
import { DatabaseError } from '../database/errors.ts';
import { InsufficientMemoryError, WorkerError } from '../linalg/errors.ts';
import { TrainingError } from './errors.ts';

/** Plain words for errors of PostgreSQL and Node.js, by code. */
const MEANINGS: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [/^53100$|^ENOSPC$/, 'the disk of the database is full: free some space'],
  [/^53200$/, 'the database server ran out of memory: lower its maintenance_work_mem or give it more'],
  [
    /^57P0[123]$|^08|^ECONN|^EPIPE$|^ETIMEDOUT$/,
    'the connection to the database was lost: see that the server runs',
  ],
  [/^ERR_WORKER_OUT_OF_MEMORY$/, 'a worker thread ran out of memory: take fewer movies or dimensions'],
];

const LOST_CONNECTION = /connection terminated|connection error|client has encountered/i;
const NO_MEMORY = /array buffer allocation failed|could not allocate memory|invalid typed array length/i;

/**
 * Explains what stopped a training, what to do, and that the old model is untouched. Errors that already say so, and
 * aborts, pass unchanged.
 */
export function explainTrainingFailure(error: unknown): unknown {
  if (error instanceof TrainingError || error instanceof InputError || error instanceof DatabaseError) {
    return error;
  }
  if (!(error instanceof Error) || error.name === 'AbortError') return error;
  const meaning = meaningOf(error);
  if (meaning === null) return error;
  return new TrainingError(
    `The training stopped: ${meaning} (${error.message}). The active model is untouched; train again.`,
    { cause: error },
  );
}

function meaningOf(error: Error): string | null {
  if (error instanceof WorkerError)
    return 'a thread of the computation was lost, most likely for want of memory';
  if (error instanceof InsufficientMemoryError)
    return 'there is not enough memory: take fewer movies or dimensions';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const byCode = MEANINGS.find(([codes]) => codes.test(code));
  if (byCode !== undefined) return byCode[1];
  if (LOST_CONNECTION.test(error.message)) return 'the connection to the database was lost';
  if (NO_MEMORY.test(error.message)) return 'there is not enough memory: take fewer movies or dimensions';
  return null;
}
