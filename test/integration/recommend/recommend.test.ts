import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchesFilter } from '../../../src/movie/filter-match.ts';
import type { MovieFilter } from '../../../src/movie/filters.ts';
import { MIN_TELLING_VOTES } from '../../../src/movie/vote-prior.ts';
import { identityKey } from '../../../src/recommend/rank.ts';
import { recommend, recommendEach } from '../../../src/recommend/recommend.ts';
import type { PageRequest, RecommendationPage, RecommendRequest } from '../../../src/recommend/request.ts';
import { type RecommendContext, ServingModels } from '../../../src/recommend/serving-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { anyFilter } from './any-filter.ts';
import { cosine } from './cosine.ts';
import { publishSyntheticModel, type SyntheticMovie, syntheticMovies } from './synthetic-model.ts';

const DIMENSIONS = 48;
const PAGE = { filter: {}, first: 15, after: null, ranking: 'similarity', diversity: 0 } as const;

let database: TestDatabase;
let context: RecommendContext;
const movies = syntheticMovies(1_200, DIMENSIONS, 7);
/** A movie with a vector; two that differ from it only in punctuation follow. */
const seed = movies.find((movie) => movie.indexable)!;
const copies: SyntheticMovie[] = [0, 1].map((i) => ({
  ...seed,
  id: 100_001 + i,
  title: `“${seed.title.toUpperCase()}”${'!'.repeat(i)}`,
}));
const everything = [...movies, ...copies];
const byId = new Map(everything.map((movie) => [movie.id, movie]));

beforeAll(async () => {
  database = await openTestDatabase();
  const modelId = await publishSyntheticModel(database, everything, DIMENSIONS);
  context = { database, model: await new ServingModels(database).byId(modelId) };
});
afterAll(() => database.close());

function ask(likes: readonly number[], more: Partial<RecommendRequest> = {}): Promise<RecommendationPage> {
  return recommend(context, { ...PAGE, likes, dislikes: [], excluded: [], ...more });
}

const like = (id: number) => ({ likes: [id], dislikes: [], excluded: [] });

const ids = (page: RecommendationPage | undefined) => page?.items.map((item) => item.movieId);

/** The exact answer: movies of the index by cosine, then those with little metadata, each once. */
function exactly(query: Float32Array, filter: MovieFilter, without: readonly number[]): number[] {
  const near = (movie: SyntheticMovie) => cosine(query, movie.embedding!);
  const seen = new Set(without.map((id) => keyOf(byId.get(id)!)));
  return everything
    .filter((movie) => movie.embedding !== null && matchesFilter(movie, filter))
    .sort((a, b) => Number(b.indexable) - Number(a.indexable) || near(b) - near(a) || a.id - b.id)
    .filter((movie) => !seen.has(keyOf(movie)) && seen.add(keyOf(movie)))
    .map((movie) => movie.id);
}

function keyOf({ id, title, year }: SyntheticMovie): string {
  return identityKey({ movieId: id, title, year });
}

test('any filter: a full page of the nearest that satisfy it, and nothing else', async () => {
  const seeds = everything.filter((movie) => movie.embedding !== null);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...seeds), anyFilter, async (like, filter) => {
      const page = await ask([like.id], { filter });
      for (const { movieId, similarity } of page.items) {
        expect(matchesFilter(byId.get(movieId)!, filter)).toBe(true);
        expect(similarity).toBeCloseTo(cosine(like.embedding!, byId.get(movieId)!.embedding!), 4);
      }
      const expected = exactly(like.embedding!, filter, [like.id]);
      expect(ids(page)).toEqual(expected.slice(0, 15));
      expect(page.hasNextPage).toBe(expected.length > 15);
    }),
    { numRuns: 150 },
  );
});

describe('taste', () => {
  const [first, second, third] = movies.filter((movie) => movie.indexable).slice(10);

  test('is the mean of what is liked less half of what is disliked', async () => {
    const page = await ask([first!.id, second!.id], { dislikes: [third!.id] });
    const [a, b, c] = [first!, second!, third!].map((movie) => movie.embedding!);
    const taste = a!.map((value, i) => (value + b![i]!) / 2 - c![i]! / 2);
    const expected = exactly(taste, {}, [first!.id, second!.id, third!.id]).slice(0, 15);
    expect(ids(page)).toEqual(expected);
  });

  test('never gives back what is liked, disliked or excluded', async () => {
    const like = seed.id;
    const before = ids(await ask([like]))!;
    const page = await ask([like], { dislikes: before.slice(0, 2), excluded: before.slice(2, 5) });
    expect(ids(page)).toHaveLength(15);
    expect(ids(page)).not.toEqual(expect.arrayContaining([like]));
    for (const id of before.slice(0, 5)) expect(ids(page)).not.toContain(id);
  });

  test('a movie liked is not recommended under another id, nor any movie twice', async () => {
    const page = await ask([seed.id], { first: 100 });
    for (const copy of copies) expect(ids(page)).not.toContain(copy.id);
    const other = await ask([first!.id], { first: 100, filter: { minYear: seed.year ?? 0 } });
    const group = [seed.id, ...copies.map((copy) => copy.id)];
    expect(ids(other)!.filter((id) => group.includes(id)).length).toBeLessThanOrEqual(1);
  });

  test('without any vector the page is empty', async () => {
    const blank = movies.find((movie) => movie.embedding === null)!;
    const empty = { items: [], hasNextPage: false, hasPreviousPage: false };
    expect(await ask([blank.id])).toMatchObject(empty);
    expect(await ask([blank.id, 999_999], { dislikes: [seed.id] })).toMatchObject(empty);
  });

  test('likes without a vector do not count', async () => {
    const blank = movies.find((movie) => movie.embedding === null)!;
    expect(ids(await ask([seed.id, blank.id]))).toEqual(ids(await ask([seed.id])));
  });
});

describe('paging', () => {
  async function allPages(request: Partial<RecommendRequest>): Promise<number[][]> {
    const pages: number[][] = [];
    for (let after: string | null = null; ;) {
      const page: RecommendationPage = await ask([seed.id], { ...request, after });
      expect(page.hasPreviousPage).toBe(after !== null);
      pages.push(ids(page)!);
      if (!page.hasNextPage) return pages;
      after = page.items.at(-1)!.cursor;
    }
  }

  test.each([
    { ranking: 'similarity', diversity: 0 },
    { ranking: 'balanced', diversity: 0 },
    { ranking: 'balanced', diversity: 0.7 },
  ] as const)('%j: pages are one list cut into pieces, without repeats or gaps', async (request) => {
    const small = await allPages({ ...request, first: 77 });
    const large = await allPages({ ...request, first: 100 });
    const list = small.flat();
    expect(list).toEqual(large.flat());
    expect(new Set(list).size).toBe(list.length);
    expect(list.length).toBeGreaterThan(900);
    expect(small.slice(0, -1).every((page) => page.length === 77)).toBe(true);
  });

  test('the first movie of a page may be asked for alone', async () => {
    const page = await ask([seed.id], { first: 3 });
    const next = await ask([seed.id], { first: 1, after: page.items[1]!.cursor });
    expect(ids(next)).toEqual([page.items[2]!.movieId]);
  });

  test('a cursor of other arguments or another model is refused', async () => {
    const { items } = await ask([seed.id]);
    const after = items[0]!.cursor;
    const refused = expect.objectContaining({ code: 'BAD_CURSOR' }) as Error;
    await expect(ask([seed.id], { after, filter: { minYear: 1990 } })).rejects.toEqual(refused);
    await expect(ask([seed.id], { after: 'garbage' })).rejects.toEqual(refused);
    const newer = { database, model: { ...context.model, id: context.model.id + 1 } };
    await expect(recommendEach(newer, [like(seed.id)], { ...PAGE, after })).rejects.toEqual(refused);
  });
});

describe('several tastes', () => {
  const request: PageRequest = { ...PAGE, ranking: 'balanced', filter: { genres: ['Drama', 'Horror'] } };
  const many = movies.slice(0, 50).filter((movie) => movie.embedding !== null);
  const [a, b, c, d] = many.map((movie) => movie.id);

  test('have the pages of each alone, from one statement', async () => {
    let statements = 0;
    const counting = new Proxy(database, {
      get(target, property, receiver) {
        if (property === 'pool' || property === 'transaction') statements++;
        return Reflect.get(target, property, receiver) as unknown;
      },
    });
    const tastes = [
      ...many.map((movie) => like(movie.id)),
      { likes: [a!, b!], dislikes: [], excluded: [] },
      { likes: [a!, b!], dislikes: [c!], excluded: [d!] },
    ];
    const together = await recommendEach({ ...context, database: counting }, tastes, request);
    expect(statements).toBe(1);
    for (const [i, taste] of tastes.entries()) {
      if (i < many.length - 10) continue;
      expect(together[i]).toEqual(await ask(taste.likes, { ...request, ...taste }));
    }
  });

  test('have a page each, known or not', async () => {
    const pages = await recommendEach(context, [like(a!), like(999_999), like(a!)], request);
    expect(pages).toHaveLength(3);
    expect(pages[0]?.items).toHaveLength(15);
    expect(pages[1]?.items).toEqual([]);
    expect(pages[2]).toEqual(pages[0]);
  });

  test('if none, have none', async () => {
    expect(await recommendEach(context, [], request)).toEqual([]);
  });
});

describe('ranking', () => {
  const scores = async (ranking: 'balanced' | 'similarity', filter: MovieFilter) => {
    const { items } = await ask([seed.id], { first: 100, ranking, filter });
    return items.map(({ movieId, similarity, score }) => ({ movie: byId.get(movieId)!, similarity, score }));
  };
  const most = Math.log1p(Math.max(...everything.map((movie) => movie.voteCount)));

  test('balanced weighs the similarity with how well known a movie is', async () => {
    for (const { movie, similarity, score } of await scores('balanced', {})) {
      expect(similarity).toBeGreaterThan(0);
      const known = Math.log1p(Math.max(movie.voteCount, MIN_TELLING_VOTES)) / most;
      expect(score).toBeCloseTo(similarity * known ** 0.3, 5);
    }
  });

  test('balanced gives the unknown no advantage among the unlike', async () => {
    const [farthest] = movies
      .filter((movie) => movie.indexable && movie.year !== null && !movie.adult)
      .toSorted((x, y) => cosine(seed.embedding!, x.embedding!) - cosine(seed.embedding!, y.embedding!));
    const year = farthest!.year!;
    const found = await scores('balanced', { minYear: year, maxYear: year });
    const unlike = found.filter(({ similarity }) => similarity <= 0);
    expect(unlike.map(({ movie }) => movie.id)).toContain(farthest!.id);
    for (const { similarity, score } of unlike) expect(score).toBe(similarity);
  });

  test('similarity is the similarity alone', async () => {
    for (const { similarity, score } of await scores('similarity', {})) expect(score).toBe(similarity);
  });
});

describe('diversity', () => {
  test('lowers the likeness within the page', async () => {
    const likeness = async (diversity: number) => {
      const page = ids(await ask([seed.id], { diversity }))!.map((id) => byId.get(id)!.embedding!);
      const pairs = page.flatMap((a, i) => page.slice(i + 1).map((b) => cosine(a, b)));
      return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
    };
    const [none, some, all] = [await likeness(0), await likeness(0.5), await likeness(1)];
    expect(some).toBeLessThan(none);
    expect(all).toBeLessThanOrEqual(some);
  });
});

test.each<[string, Partial<RecommendRequest> & { likes?: number[] }, RegExp]>([
  ['no page', { first: 0 }, /`first` is 0; a whole number from 1 to 100/],
  ['too long a page', { first: 101 }, /101/],
  ['too varied a page', { diversity: 1.5 }, /`diversity` is 1.5/],
  ['no likes', { likes: [] }, /`like` names 0 movies; 1 to 50/],
  ['too many likes', { likes: Array.from({ length: 51 }, (_, i) => i) }, /51 movies/],
  ['too many exclusions', { excluded: Array.from({ length: 1_001 }, (_, i) => i) }, /`exclude`/],
])('%s is refused', async (_, more, message) => {
  await expect(ask(more.likes ?? [seed.id], more)).rejects.toThrow(message);
});
