import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRatings } from '../../../src/evaluation/ratings/read-ratings.ts';
import { readTasteSource } from '../../../src/evaluation/ratings/read-taste-source.ts';
import { detectRatingScale } from '../../../src/evaluation/ratings/rating-scale.ts';
import { isHeldOutMovie, userPart } from '../../../src/evaluation/ratings/split-users.ts';
import { sharedData } from '../../support/shared-data.ts';

const LINKS = 'movieId,imdbId,tmdbId\n1,0114709,862\n2,0113497,\n3,0113228,15602\n';
const RATINGS = 'userId,movieId,rating,timestamp\n1,1,4.0,964982703\n1,2,5.0,1\n2,3,0.5,2\n2,77,3,3\n';

describe('reading ratings', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ratings-'));
    await writeFile(join(directory, 'links.csv'), LINKS);
    await writeFile(join(directory, 'ratings.csv'), RATINGS);
    await writeFile(join(directory, 'ratings.csv.gz'), gzipSync(RATINGS));
    await writeFile(join(directory, 'broken.parquet'), 'not parquet at all');
    await writeFile(join(directory, 'other.csv'), 'user,stars\n1,2\n');
  });
  afterAll(() => rm(directory, { recursive: true }));

  it.each(['ratings.csv', 'ratings.csv.gz'])('takes MovieLens %s with the links beside it', async (name) => {
    const ratings = await readRatings(join(directory, name));
    expect([...ratings.users]).toEqual([1, 2]);
    expect([...ratings.movies]).toEqual([862, 15602]);
    expect([...ratings.values]).toEqual([4, 0.5]);
  });

  it('takes the folder of both, and says what another folder lacks', async () => {
    expect((await readRatings(directory)).values.length).toBe(2);
    const other = join(directory, 'empty');
    await mkdir(other);
    await expect(readRatings(other)).rejects.toThrow(/no ratings.csv and no ratings.csv.gz/);
  });

  it.each([
    ['nowhere.parquet', /There is no ratings file at/],
    ['broken.parquet', /is not Parquet/],
    ['other.csv', /no column "userId"; its columns are user, stars/],
    ['links.csv', /no column "userId"/],
  ])('refuses %s and says why', async (name, message) => {
    await expect(readRatings(join(directory, name))).rejects.toThrow(message);
  });

  it('gives the likes to learn from, without the people who test', async () => {
    const all = await readTasteSource(join(directory, 'ratings.csv'), { learnShare: 1 });
    expect([[...all.users], [...all.movies]]).toEqual([[1], [862]]);
    const share = userPart(1) === 'training' ? 1e-9 : 0.5;
    await expect(readTasteSource(join(directory, 'ratings.csv'), { learnShare: share })).rejects.toThrow(
      /no mark of 3.5 and more/,
    );
  });

  it('gives marks just short of a like half their strength', async () => {
    const file = join(directory, 'half.csv');
    await writeFile(file, 'userId,movieId,rating\n1,1,3.5\n1,3,5\n2,1,3\n2,3,4\n');
    const links = join(directory, 'links.csv');
    const { users, movies, strengths } = await readTasteSource(file, { links, learnShare: 1 });
    expect([[...users], [...movies], [...strengths]]).toEqual([
      [1, 1, 2],
      [862, 15602, 15602],
      [0.5, 1, 1],
    ]);
  });

  it('asks for links.csv when it is missing', async () => {
    const links = join(directory, 'no-links.csv');
    await expect(readRatings(join(directory, 'ratings.csv'), { links })).rejects.toThrow(/--links/);
  });

  const parquet = sharedData('ratings.parquet');
  it.skipIf(parquet === null)('reads eleven million ratings of a Parquet file', async () => {
    const ratings = await readRatings(parquet ?? '');
    expect(ratings.values.length).toBe(11_248_224);
    expect(detectRatingScale(ratings.values)).toEqual({
      lowest: 0.5,
      highest: 5,
      top: 5,
      likeThreshold: 4,
      halfLikeThreshold: 3.5,
    });
  });
});

describe('the scale of ratings', () => {
  it.each([
    [[0.5, 5], 4, 3.5],
    [[1, 5, 3], 4, 3.5],
    [[1, 10, 7], 8, 7],
    [[3, 96], 80, 70],
    [[0, 1], 1, 1],
    [[1, 1], 1, 1],
  ])('of %j has likes from %d, and half likes from %d', (values, likeThreshold, halfLikeThreshold) => {
    expect(detectRatingScale(Float32Array.from(values))).toMatchObject({ likeThreshold, halfLikeThreshold });
  });

  it('can be overridden, but not so that it parts nothing', () => {
    const values = Float32Array.from([1, 3, 5]);
    expect(detectRatingScale(values, 3).likeThreshold).toBe(3);
    expect(() => detectRatingScale(values, 6)).toThrow(/run from 1 to 5/);
    expect(() => detectRatingScale(values, 1)).toThrow(/does not part/);
  });
});

describe('the split of users', () => {
  it('never moves a user, and gives trainingUsers their share', () => {
    const trainingUsers = Array.from({ length: 20_000 }, (_, user) => userPart(user)).filter(
      (p) => p === 'training',
    );
    expect(trainingUsers.length / 20_000).toBeCloseTo(0.5, 1);
    expect([1, 2, 3, 4, 5].map((user) => userPart(user))).toEqual(
      [1, 2, 3, 4, 5].map((user) => userPart(user)),
    );
  });

  it('lets a larger share only add trainingUsers', () => {
    for (let user = 0; user < 2_000; user += 1) {
      if (userPart(user, 0.3) === 'training') expect(userPart(user, 0.6)).toBe('training');
    }
  });

  it('leaves validation users between training and test users', () => {
    const parts = Array.from({ length: 20_000 }, (_, user) => userPart(user, 0.65, 0.25));
    const share = (part: string): number => parts.filter((p) => p === part).length / parts.length;
    expect(share('training')).toBeCloseTo(0.65, 1);
    expect(share('validation')).toBeCloseTo(0.1, 1);
    parts.forEach((part, user) => {
      if (part === 'test') expect(userPart(user, 0.75)).toBe('test');
    });
  });

  it('holds movies out independently of users', () => {
    const held = Array.from({ length: 20_000 }, (_, id) => isHeldOutMovie(id, 0.3)).filter(Boolean);
    expect(held.length / 20_000).toBeCloseTo(0.3, 1);
  });
});
