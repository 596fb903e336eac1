import { describe, expect, test } from 'vitest';
import { formatBytes, formatSeconds } from '../../../src/cli/numbers.ts';
import { readSettings } from '../../../src/cli/settings.ts';
import { formatTable } from '../../../src/cli/table.ts';

describe('settings', () => {
  test('have defaults that serve on this machine from the embedded database', () => {
    expect(readSettings({})).toEqual({
      databaseUrl: undefined,
      dataDirectory: '.reelgraph',
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
    });
  });

  test('take an empty variable for an absent one', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: '' }).port).toBe(4000);
  });

  test('name every variable that is wrong', () => {
    const environment = { DATABASE_URL: 'mysql://localhost', PORT: 'http', LOG_LEVEL: 'loud' };
    expect(() => readSettings(environment)).toThrow(/DATABASE_URL[^]*PORT[^]*LOG_LEVEL/);
  });
});

describe('the terminal', () => {
  test.each([
    [0.42, '0.4 s'],
    [59.6, '1 min 00 s'],
    [125, '2 min 05 s'],
    [3725, '1 h 02 min'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });

  test.each([
    [1, '1 kB'],
    [376e6, '376 MB'],
    [2.64e9, '2.6 GB'],
  ])('says %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  test('aligns columns by what a terminal shows, wide characters too', () => {
    const rows = [
      ['千と千尋の神隠し', '8'],
      ['Up', '12'],
    ];
    const table = formatTable([{ heading: 'title' }, { heading: 'n', align: 'right' }], rows);
    expect(table).toBe('title              n\n千と千尋の神隠し   8\nUp                12');
  });
});
