import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { MOVIES, prepareCatalogue } from './prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;
let modelId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  modelId = await prepareCatalogue(database);
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

interface Connection {
  readonly basedOn: readonly { readonly id: string }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly score: number;
    readonly similarity: number;
    readonly node: { readonly id: string; readonly title: string };
    readonly reasons: readonly { readonly kind: string; readonly label: string; readonly weight: number }[];
  }[];
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly model: { readonly id: string };
}

const CONNECTION = `... on RecommendationConnection {
  basedOn { id } edges { cursor score similarity node { id title } reasons { kind label weight } }
  nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } model { id } }`;

async function recommend(
  input: Record<string, unknown>,
  paging: { first?: number | null; after?: string | null } = {},
): Promise<Connection> {
  const query = `query($input: RecommendInput!, $first: Int, $after: String) {
    recommend(input: $input, first: $first, after: $after) { ${CONNECTION} } }`;
  return (await server.data<{ recommend: Connection }>(query, { input, ...paging })).recommend;
}

describe('a movie', () => {
  test('is found by its id, by TMDB, by IMDb and by title, and is the same', async () => {
    const data = await server.data<Record<string, { id: string }>>(
      `{ a: movie(by: {id: "Movie:10"}) { id } b: movie(by: {tmdbId: 10}) { id }
         c: movie(by: {imdbId: "tt1375666"}) { id } d: movie(by: {title: "inceptoin"}) { id } }`,
    );
    for (const found of Object.values(data)) expect(found).toEqual({ id: 'Movie:10' });
  });

  test('is null when there is none', async () => {
    const data = await server.data(
      `{ a: movie(by: {id: "Movie:999"}) { id } b: movie(by: {tmdbId: -5}) { id }
         c: movie(by: {imdbId: "tt000"}) { id } d: movie(by: {title: "Zzyzx Quorbleflux"}) { id } }`,
    );
    expect(data).toEqual({ a: null, b: null, c: null, d: null });
  });

  test('shows its facts and addresses', async () => {
    const { movie } = await server.data<{ movie: object }>(
      `{ movie(by: {tmdbId: 10}) { tmdbId imdbId title year rating votes genres keywords directors cast
           releaseDate qualityScore originalTitle small: posterUrl(size: W92) posterUrl
           full: posterUrl(size: ORIGINAL) standard: posterUrl(size: null) backdropUrl imdbUrl tmdbUrl } }`,
    );
    expect(movie).toMatchObject({
      tmdbId: 10,
      title: 'Inception',
      year: 2010,
      releaseDate: '2010-01-01',
      rating: 8,
      votes: 30_000,
      genres: ['Action'],
      keywords: ['dream', 'heist'],
      directors: ['Christopher Nolan'],
      cast: ['Michael Caine'],
      originalTitle: null,
      small: 'https://image.tmdb.org/t/p/w92/inception.jpg',
      posterUrl: 'https://image.tmdb.org/t/p/w500/inception.jpg',
      full: 'https://image.tmdb.org/t/p/original/inception.jpg',
      standard: 'https://image.tmdb.org/t/p/w500/inception.jpg',
      backdropUrl: null,
      imdbUrl: 'https://www.imdb.com/title/tt1375666/',
      tmdbUrl: 'https://www.themoviedb.org/movie/10',
    });
    expect(movie).toHaveProperty('qualityScore', expect.closeTo(8 * Math.log(30_001), 3));
  });

  test('without votes has no rating', async () => {
    const { movie } = await server.data<{ movie: object }>('{ movie(by: {tmdbId: 40}) { rating votes } }');
    expect(movie).toEqual({ rating: null, votes: 0 });
  });

  test('has no poster address when the catalogue gives no path of an image', async () => {
    const { movie } = await server.data<{ movie: object }>('{ movie(by: {tmdbId: 30}) { posterUrl } }');
    expect(movie).toEqual({ posterUrl: null });
  });
});

describe('a movie that the model has no vector for', () => {
  /** What the API says of a movie that came after the training, of which the catalogue holds this. */
  async function newcomer(facts: string): Promise<unknown> {
    await database.pool.query(
      `INSERT INTO movie (id, title, vote_count, vote_average, adult, status, genres, keywords)
       SELECT 999999, 'The Newcomer', ${facts}`,
    );
    try {
      const answer = await server.data<{ movie: { outsideModel: unknown } }>(
        '{ movie(by: {tmdbId: 999999}) { outsideModel { reason message } similar { nodes { id } } } }',
      );
      return answer.movie.outsideModel;
    } finally {
      await database.pool.query('DELETE FROM movie WHERE id = 999999');
    }
  }

  test.each([
    [`3, 7, false, 'Released', '{Drama}', '{dream,heist}'`, 'TOO_FEW_VOTES', '3 votes'],
    [`900, 7, false, 'Rumored', '{Drama}', '{dream,heist}'`, 'NOT_RELEASED', 'Rumored'],
    [`900, 7, true, 'Released', '{Drama}', '{dream,heist}'`, 'ADULT', 'adult'],
    [`900, 7, false, 'Released', '{}', '{}'`, 'TOO_LITTLE_METADATA', 'too little'],
    [`900, 7, false, 'Released', '{Drama}', '{dream,heist,rescue}'`, 'NOT_IN_TRAINING', 'next training'],
  ])('says why: %s', async (facts, reason, message) => {
    expect(await newcomer(facts)).toEqual({ reason, message: expect.stringContaining(message) as string });
  });

  test('is another than one that it has a vector for', async () => {
    expect(await server.data('{ movie(by: {tmdbId: 10}) { outsideModel { reason } } }')).toEqual({
      movie: { outsideModel: null },
    });
  });
});

describe('searchMovies', () => {
  test('finds misspelt titles, the closest first', async () => {
    const { searchMovies } = await server.data<{
      searchMovies: { movie: { title: string }; similarity: number; matchedTitle: string }[];
    }>('{ searchMovies(query: "intersteller", first: 3) { movie { title } similarity matchedTitle } }');
    expect(searchMovies[0]).toMatchObject({ movie: { title: 'Interstellar' }, matchedTitle: 'Interstellar' });
    expect(searchMovies[0]!.similarity).toBeGreaterThan(0.4);
    expect(searchMovies[0]!.similarity).toBeLessThan(1);
    expect(searchMovies.length).toBeLessThanOrEqual(3);
  });

  test('takes a filter', async () => {
    const { searchMovies } = await server.data<{ searchMovies: object[] }>(
      '{ searchMovies(query: "Inception", filter: {maxYear: 1990}) { movie { title } } }',
    );
    expect(searchMovies).not.toContainEqual({ movie: { title: 'Inception' } });
  });
});

describe('recommend', () => {
  test('gives a full page, nearest first, of one model, without what was liked', async () => {
    const page = await recommend({
      like: [{ tmdbId: 10 }, { title: 'Interstellar' }],
      ranking: 'SIMILARITY',
    });
    expect(page.basedOn).toEqual([{ id: 'Movie:10' }, { id: 'Movie:20' }]);
    expect(page.edges).toHaveLength(15);
    expect(page.nodes).toEqual(page.edges.map(({ node }) => ({ id: node.id })));
    expect(page.model.id).toBe(`Model:${modelId}`);
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: page.edges[0]!.cursor,
      endCursor: page.edges.at(-1)!.cursor,
    });
    const scores = page.edges.map((edge) => edge.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const ids = page.edges.map(({ node }) => node.id);
    expect(ids).not.toContain('Movie:10');
    expect(ids).not.toContain('Movie:20');
  });

  test('pages go on where the one before ended, without repeats', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Connection = await recommend({ like: [{ tmdbId: 10 }] }, { first: 50, after });
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(250);
  });

  test('leaves out what is excluded, and ignores exclusions that match nothing', async () => {
    const like = [{ tmdbId: 10 }];
    const before = await recommend({ like }, { first: 3 });
    const exclude = [
      ...before.nodes,
      { title: 'Zzyzx Quorbleflux' },
      { imdbId: 'tt0000001' },
      { tmdbId: 1_000_000 },
    ];
    const after = await recommend({ like, exclude }, { first: 50 });
    const ids = after.nodes.map(({ id }) => id);
    for (const { id } of before.nodes) expect(ids).not.toContain(id);
    expect(ids).toHaveLength(50);
  });

  test('says why: what both movies share', async () => {
    const page = await recommend({ like: [{ tmdbId: 10 }], filter: { minVotes: 29_000 } }, { first: 100 });
    const interstellar = page.edges.find(({ node }) => node.title === 'Interstellar');
    const reasons = interstellar?.reasons ?? [];
    expect(reasons.map(({ kind, label }) => `${kind} ${label}`)).toEqual(['KEYWORD heist', 'KEYWORD dream']);
    expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 5);
  });

  test('nulls for arguments with a standard mean the standard', async () => {
    const like = [{ tmdbId: 10 }];
    const nothing = { ranking: null, diversity: null, filter: null, exclude: null };
    const page = await recommend({ like, dislike: null, ...nothing }, { first: null, after: null });
    expect(page.nodes).toEqual((await recommend({ like })).nodes);
  });

  const UNRESOLVED = `query($input: RecommendInput!) { recommend(input: $input) {
    basedOn { id } nodes { id } unresolved { path reference message suggestions { movie { title } } } } }`;

  interface Resolving {
    readonly recommend: {
      readonly basedOn: readonly { id: string }[];
      readonly nodes: readonly { id: string }[];
      readonly unresolved: readonly { path: string; reference: string; suggestions: readonly object[] }[];
    };
  }

  test('what no movie matches is said, with the closest titles, and the rest of the input counts', async () => {
    const unknown = { title: 'Intrsellarium Prestige' };
    const { recommend: found } = await server.data<Resolving>(UNRESOLVED, {
      input: {
        like: [unknown, { tmdbId: 10 }, { id: 'Movie:77' }],
        dislike: [{ tmdbId: 20 }, unknown],
        exclude: [{ imdbId: 'tt0000001' }],
      },
    });
    expect(found.basedOn).toEqual([{ id: 'Movie:10' }]);
    expect(found.nodes).toHaveLength(15);
    expect(found.unresolved.map(({ path, reference }) => [path, reference])).toEqual([
      ['like[0]', 'Intrsellarium Prestige'],
      ['like[2]', 'Movie:77'],
      ['dislike[1]', 'Intrsellarium Prestige'],
      ['exclude[0]', 'tt0000001'],
    ]);
    expect(found.unresolved[1]?.suggestions).toEqual([]);
  });

  test('with nothing left to start from the list is empty, and says why', async () => {
    const { recommend: found } = await server.data<Resolving>(UNRESOLVED, {
      input: { like: [{ id: 'Movie:77' }] },
    });
    expect(found).toMatchObject({
      basedOn: [],
      nodes: [],
      unresolved: [{ path: 'like[0]', message: 'No movie of the catalogue matches "Movie:77".' }],
    });
  });

  test('a wrong argument leaves the other fields their answers', async () => {
    const { data, errors } = await server.ask(
      `{ bad: recommend(input: {like: [{tmdbId: 10}]}, first: 101) { nodes { id } } movie(by: {tmdbId: 10}) { id } }`,
    );
    expect(data).toEqual({ bad: null, movie: { id: 'Movie:10' } });
    expect(errors).toHaveLength(1);
  });

  test('a movie without a vector has nothing like it', async () => {
    await database.pool.query(`INSERT INTO movie (id, title) VALUES (999999, 'Brand New')`);
    expect((await recommend({ like: [{ tmdbId: 999_999 }] })).edges).toEqual([]);
  });
});

test('similar is recommend of that one movie', async () => {
  const { movie } = await server.data<{ movie: { similar: Connection } }>(
    `{ movie(by: {tmdbId: 10}) { similar(first: 15) { ${CONNECTION} } } }`,
  );
  expect(movie.similar).toEqual({ ...(await recommend({ like: [{ tmdbId: 10 }] })), __typename: undefined });
});

describe('movies', () => {
  interface Movies {
    readonly movies: {
      readonly totalCount: number;
      readonly nodes: { id: string; qualityScore: number; genres: string[] }[];
      readonly edges: { cursor: string; node: { id: string } }[];
      readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  }

  test('are paged in their order, each once', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const { movies }: Movies = await server.data<Movies>(
        `query($after: String) { movies(first: 100, after: $after, filter: {includeAdult: true}) {
           totalCount nodes { id qualityScore } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      expect(movies.totalCount).toBeGreaterThanOrEqual(MOVIES);
      seen.push(...movies.nodes.map((movie) => movie.qualityScore));
      after = movies.pageInfo.hasNextPage ? movies.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.length).toBeGreaterThanOrEqual(MOVIES);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  test('are filtered; genres may be written in any case', async () => {
    const { movies } = await server.data<Movies>(
      '{ movies(filter: {genres: ["western"]}, first: 100) { totalCount nodes { genres } edges { cursor node { id } } } }',
    );
    expect(movies.nodes).toHaveLength(Math.min(movies.totalCount, 100));
    expect(movies.totalCount).toBeGreaterThan(0);
    expect(movies.edges).toHaveLength(movies.nodes.length);
    for (const movie of movies.nodes) expect(movie.genres).toContain('Western');
  });
});

test('movies are filtered by keywords, people and votes, alone and among recommendations', async () => {
  const filter = '{keywords: ["heist"], people: ["Christopher Nolan", "Nobody"], maxVotes: 29999}';
  const data = await server.data<Record<'movies' | 'recommend', { nodes: { title: string }[] }>>(
    `{ movies(filter: ${filter}) { nodes { title } }
       recommend(input: {like: [{tmdbId: 10}], filter: ${filter}}) { nodes { title } } }`,
  );
  for (const { nodes } of Object.values(data)) {
    expect(nodes.map(({ title }) => title).sort()).toEqual(['Interstellar', 'The Prestige']);
  }
});

test('the model tells how it was made', async () => {
  const { model, models } = await server.data<{ model: { trainedAt: string }; models: object[] }>(
    `{ model { id status trainedAt movieCount featureCount dimensions explainedVariance tier trainingSeconds
         stages { name seconds } peakMemoryMegabytes }
       models { id status } }`,
  );
  expect(model).toMatchObject({
    id: `Model:${modelId}`,
    status: 'ACTIVE',
    movieCount: MOVIES,
    featureCount: 1000,
    dimensions: 16,
    explainedVariance: 0.5,
    tier: 'LOW',
    trainingSeconds: 12,
    stages: [
      { name: 'READ', seconds: 1.5 },
      { name: 'INDEX', seconds: 2 },
    ],
    peakMemoryMegabytes: 300,
  });
  expect(Math.abs(Date.now() - Date.parse(model.trainedAt))).toBeLessThan(600_000);
  expect(models).toEqual([{ id: `Model:${modelId}`, status: 'ACTIVE' }]);
});

test('node fetches anything that has an id', async () => {
  const data = await server.data(
    `query($model: ID!) { movie: node(id: "Movie:10") { __typename id ... on Movie { title } }
       model: node(id: $model) { __typename id ... on Model { dimensions } } gone: node(id: "Model:99") { id } }`,
    { model: `Model:${modelId}` },
  );
  expect(data).toEqual({
    movie: { __typename: 'Movie', id: 'Movie:10', title: 'Inception' },
    model: { __typename: 'Model', id: `Model:${modelId}`, dimensions: 16 },
    gone: null,
  });
});
