import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/movie/errors.ts';
import { ArgumentError } from '../../../src/graphql/arguments/argument-error.ts';
import { createErrorFormatter } from '../../../src/graphql/client-errors.ts';
import { ServiceUnavailableError } from '../../../src/graphql/service-unavailable.ts';

function format(cause: Error, code = 'INTERNAL_SERVER_ERROR') {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => lines.push(line) });
  const error = new GraphQLError(cause.message, { originalError: cause, path: ['recommend'] });
  const formatted = {
    message: cause.message,
    path: ['recommend'],
    extensions: { code, stacktrace: ['at x'] },
  };
  return { shown: createErrorFormatter(logger)(formatted, error), lines };
}

describe('what a client sees', () => {
  test('of bad input: what is wrong and where', () => {
    const { shown, lines } = format(new ArgumentError('first', 'first is 0; 1 to 100 is accepted.'));
    expect(shown).toEqual({
      message: 'first is 0; 1 to 100 is accepted.',
      path: ['recommend'],
      extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
    });
    expect(lines).toEqual([]);
  });

  test('of a bad cursor: its own code', () => {
    expect(format(new InputError('stale', 'BAD_CURSOR')).shown.extensions).toEqual({ code: 'BAD_CURSOR' });
  });

  test('of a server without a model: what it waits for', () => {
    const { shown } = format(new ServiceUnavailableError('No model is published yet.'));
    expect(shown).toMatchObject({
      message: 'No model is published yet.',
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
  });

  test.each([
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
    new Error('Failed query', { cause: Object.assign(new Error('x'), { code: '08006' }) }),
  ])('of a database that is away (%s): only that', (cause) => {
    const { shown, lines } = format(cause);
    expect(shown.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE' });
    expect(shown.message).not.toContain(cause.message || 'never');
    expect(lines).toHaveLength(1);
  });

  test('of everything else: an id, under which the log has the rest', () => {
    const secret = 'relation "model_vector_3" does not exist at /srv/app/neighbours.ts:12';
    const { shown, lines } = format(Object.assign(new Error(secret), { code: '42P01' }));
    expect(JSON.stringify(shown)).not.toContain('model_vector_3');
    expect(shown.extensions).toMatchObject({ code: 'INTERNAL' });
    const id = shown.extensions?.id;
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ errorId: id, err: { message: secret } });
  });

  test('of a request that graphql itself refuses without a code: what graphql says', () => {
    const error = new GraphQLError('Schema is not configured to execute subscription operation.');
    const formatted = { message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
    expect(createErrorFormatter(pino({ level: 'silent' }))(formatted, error)).toEqual({
      message: error.message,
      extensions: { code: 'BAD_REQUEST' },
    });
  });

  test('of a bug that looks like bad input by its code alone: an id', () => {
    const { shown } = format(new TypeError('x is undefined'), 'BAD_USER_INPUT');
    expect(shown.extensions).toMatchObject({ code: 'INTERNAL' });
  });
});
