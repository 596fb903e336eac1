import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/movie/errors.ts';
import { DatabaseError } from '../../../src/database/errors.ts';
import { InsufficientMemoryError, WorkerError } from '../../../src/linalg/errors.ts';
import { TrainingError } from '../../../src/model/errors.ts';
import { explainTrainingFailure } from '../../../src/model/explain-failure.ts';

function coded(code: string, message = 'it broke'): Error {
  return Object.assign(new Error(message), { code });
}

describe('explainTrainingFailure', () => {
  it.each([
    ['a full disk of the database', coded('53100', 'could not extend file'), /disk of the database is full/],
    ['a full disk of the embedded database', coded('ENOSPC'), /disk of the database is full/],
    ['a server without memory', coded('53200'), /server ran out of memory/],
    ['a connection ended by the server', coded('57P01'), /connection to the database was lost/],
    ['a connection that broke', coded('ECONNRESET'), /connection to the database was lost/],
    [
      'a connection that went away',
      new Error('Connection terminated unexpectedly'),
      /connection .* was lost/,
    ],
    ['a thread out of memory', coded('ERR_WORKER_OUT_OF_MEMORY'), /worker thread ran out of memory/],
    ['a lost thread', new WorkerError('a worker thread ended early'), /thread of the computation was lost/],
    ['too large an SVD', new InsufficientMemoryError(2 ** 33, 'too much'), /not enough memory/],
    ['a failed allocation', new RangeError('Array buffer allocation failed'), /not enough memory/],
  ])('says what %s means, and that the old model serves', (_, error, expected) => {
    const explained = explainTrainingFailure(error);
    expect(explained).toBeInstanceOf(TrainingError);
    expect(explained).toMatchObject({ cause: error });
    expect((explained as Error).message).toMatch(expected);
    expect((explained as Error).message).toContain(error.message);
    expect((explained as Error).message).toContain('The active model is untouched');
  });

  it.each<unknown>([
    new TrainingError('too few'),
    new InputError('no such tier'),
    new DatabaseError('another training runs'),
    new DOMException('This operation was aborted', 'AbortError'),
    new TypeError('a bug'),
    'not even an error',
  ])('passes %s as it is', (error) => {
    expect(explainTrainingFailure(error)).toBe(error);
  });
});
