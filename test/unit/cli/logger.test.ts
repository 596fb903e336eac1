import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Logger } from 'pino';
import { createLogger, passwordsOf } from '../../../src/cli/logger.ts';

const TOKEN = 'tok"en+with(signs)';

describe.each([false, true])('the log (readable: %s)', (readable) => {
  async function logged(write: (logger: Logger) => void): Promise<string> {
    const lines: string[] = [];
    const destination = new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(line.toString());
        done();
      },
    });
    write(createLogger({ level: 'debug', secrets: [TOKEN, 's3cret', 'abc', ''], readable, destination }));
    while (lines.length === 0) await setImmediate();
    return lines.join('');
  }

  test.each([
    [
      'a token in the message',
      (logger) => {
        logger.info(`token is ${TOKEN}`);
      },
    ],
    [
      'a token in a field',
      (logger) => {
        logger.info({ headers: { authorization: `Bearer ${TOKEN}` } }, 'x');
      },
    ],
    [
      'another bearer token',
      (logger) => {
        logger.info({ header: 'Bearer s3cret-of-somebody-else' }, 'x');
      },
    ],
    [
      'a password in an address',
      (logger) => {
        logger.warn('cannot reach postgres://me:s3cret@db.example/x');
      },
    ],
    [
      'a password in an error and its cause',
      (logger) => {
        const cause = new Error('postgres://me:s3cret@db.example:5432');
        logger.error(
          { err: Object.assign(new Error(`failed: ${TOKEN}`, { cause }), { detail: 's3cret' }) },
          'x',
        );
      },
    ],
    [
      'a secret in a child of the logger',
      (logger) => {
        logger.child({ token: TOKEN }).debug('x');
      },
    ],
  ] satisfies [string, (logger: Logger) => void][])('does not hold %s', async (_what, write) => {
    const text = await logged(write);
    expect(text).toContain('[hidden]');
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(JSON.stringify(TOKEN).slice(1, -1));
    expect(text).not.toContain('s3cret');
  });

  test('holds everything else', async () => {
    const text = await logged((logger) => {
      logger.info({ path: '/graphql', url: 'https://a.example:8080/x' }, 'abc');
    });
    expect(text).toContain('/graphql');
    expect(text).toContain('https://a.example:8080/x');
    expect(text).toContain('abc');
  });
});

test('lines are JSON after hiding, too', () => {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'info',
    secrets: [TOKEN],
    destination: { write: (line) => lines.push(line) },
  });
  logger.info({ a: `postgres://u:p@ss@h/d ${TOKEN} Bearer ${TOKEN}` }, 'x');
  expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'x' });
});

test('the passwords of addresses are found, as written and decoded', () => {
  expect(passwordsOf(['postgres://u:a%40b@h1:5432,h2:5433/d'])).toEqual(['a%40b', 'a@b']);
  expect(
    passwordsOf(['postgres://h/d?password=pw&x=1', undefined, 'postgres://h/d', 'postgres://u@h/d']),
  ).toEqual(['pw', 'pw']);
  expect(passwordsOf(['postgres://u:100%@h/d'])).toEqual(['100%', '100%']);
});
