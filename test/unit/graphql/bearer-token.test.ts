import { expect, test } from 'vitest';
import { carriesToken } from '../../../src/graphql/http/bearer-token.ts';

const TOKEN = 'correct-horse-battery';

test.each([
  ['Bearer correct-horse-battery', true],
  ['bearer  correct-horse-battery ', true],
  [undefined, false],
  ['', false],
  ['Bearer', false],
  ['Bearer ', false],
  ['correct-horse-battery', false],
  ['Basic correct-horse-battery', false],
  ['Bearer correct-horse-batter', false],
  ['Bearer correct-horse-battery!', false],
  ['Bearer Correct-horse-battery', false],
  ['Bearer correct-horse-battery correct-horse-battery', false],
  ['Bearer \u0000', false],
])('%s', (header, carries) => {
  expect(carriesToken(header, TOKEN)).toBe(carries);
});
