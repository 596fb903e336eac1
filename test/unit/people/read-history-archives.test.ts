import { describe, expect, test } from 'vitest';
import { readZip } from '../../../src/people/import/archive.ts';
import { readHistory } from '../../../src/people/import/read-history.ts';
import { LETTERBOXD_FILM, facts, lines } from '../../support/read-history.ts';
import { zipOf } from '../../support/zip-writer.ts';

describe('an archive', () => {
  test('is read file by file, and what is personal is not opened', async () => {
    const zip = zipOf({
      'ratings.csv': lines(`${LETTERBOXD_FILM},Rating`, '2026-02-03,Heat,1995,https://boxd.it/aaaa,4'),
      'watchlist.csv': lines(LETTERBOXD_FILM, '2026-02-03,Casino,1995,https://boxd.it/bbbb'),
      'likes/films.csv': lines(LETTERBOXD_FILM, '2026-02-03,Heat,1995,https://boxd.it/aaaa'),
      'profile.csv': lines('Date Joined,Username,Email Address', '2020-01-01,ann,ann@example.org'),
      'deleted/diary.csv': lines(
        `${LETTERBOXD_FILM},Rating,Rewatch,Tags,Watched Date`,
        '2026-02-03,Jade,1995,u,1,,,2026-02-01',
      ),
    });
    const files = await readHistory('letterboxd.zip', zip);
    expect(files.map(({ name, format }) => [name, format])).toEqual([
      ['ratings.csv', 'Letterboxd ratings'],
      ['watchlist.csv', 'Letterboxd films'],
      ['likes/films.csv', 'Letterboxd films'],
    ]);
    expect(files.map(({ rows }) => facts(rows[0]))).toEqual([
      { kind: 'movie', title: 'Heat', year: 1995, rating: 4, watched: true },
      { kind: 'movie', title: 'Casino', year: 1995, watchlist: true },
      { kind: 'movie', title: 'Heat', year: 1995, liked: true, watched: true },
    ]);
  });

  test('that unpacks beyond the bounds is refused before it is unpacked', async () => {
    const bomb = zipOf({ 'ratings.csv': Buffer.alloc(8 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(10_000);
    const bounds = { members: 10, unpackedBytes: 1024 * 1024 };
    await expect(readZip(bomb, () => true, bounds)).rejects.toThrow('unpacks to more than 1 MB');
  });

  test('with names outside its folder is refused, whatever is in it', async () => {
    await expect(readHistory('evil.zip', zipOf({ '../../ratings.csv': 'a,b' }))).rejects.toThrow(
      'cannot be read',
    );
  });

  test('of too many files is refused', async () => {
    const many = zipOf(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}.csv`, ''])));
    await expect(readHistory('many.zip', many)).rejects.toThrow('10001 files');
  });

  test('that is cut off is refused', async () => {
    const zip = zipOf({ 'ratings.csv': 'a,b\n1,2\n' });
    await expect(readHistory('cut.zip', zip.subarray(0, zip.length - 30))).rejects.toThrow(
      'Download it again',
    );
  });
});
