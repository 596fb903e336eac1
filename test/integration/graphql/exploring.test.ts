import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';
import { prepareCatalogue } from './prepared-catalogue.ts';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareCatalogue(database);
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

describe('facets', () => {
  test('genres, countries and languages are counted, the most frequent first', async () => {
    const { genres, countries, languages } = await server.data<{
      genres: { name: string; count: number }[];
      countries: { name: string; count: number }[];
      languages: { code: string; name: string; count: number }[];
    }>('{ genres { name count } countries { name count } languages { code name count } }');
    expect(genres.map(({ name }) => name)).toContain('Western');
    expect(countries.map(({ name }) => name).sort()).toEqual([
      'France',
      'Japan',
      'South Korea',
      'United States of America',
    ]);
    expect(languages).toContainEqual({ code: 'ko', name: 'Korean', count: expect.any(Number) as number });
    for (const counts of [genres, countries, languages].map((facet) => facet.map(({ count }) => count))) {
      expect(counts).toEqual([...counts].sort((a, b) => b - a));
      expect(counts.at(-1)).toBeGreaterThan(0);
    }
  });

  test('within a filter they count what browsing finds', async () => {
    const filter = '{genres: ["Western"], minYear: 1960}';
    const { countries, movies } = await server.data<{
      countries: { name: string; count: number }[];
      movies: { nodes: { countries: string[] }[] };
    }>(
      `{ countries(filter: ${filter}) { name count } movies(filter: ${filter}, first: 100) { nodes { countries } } }`,
    );
    const counted = new Map<string, number>();
    for (const name of movies.nodes.flatMap((movie) => movie.countries)) {
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
    expect(new Map(countries.map(({ name, count }) => [name, count]))).toEqual(counted);
  });

  test('keywords are found by their beginning, with a filter and without', async () => {
    const { all, few, none } = await server.data<Record<string, { name: string; count: number }[]>>(`{
      all: keywords(startsWith: "DR") { name count }
      few: keywords(startsWith: "dr", filter: {ids: ["Movie:10", "Movie:20"]}) { name count }
      none: keywords(startsWith: "%") { name }
    }`);
    expect(all).toEqual([{ name: 'dream', count: 3 }]);
    expect(few).toEqual([{ name: 'dream', count: 2 }]);
    expect(none).toEqual([]);
  });
});

describe('people and keywords', () => {
  interface Films {
    readonly totalCount: number;
    readonly nodes: readonly { readonly title: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const FILMS = '{ totalCount nodes { title } pageInfo { hasNextPage endCursor } }';

  test('people are found by name, with slips, and have their films, the best known first', async () => {
    const { searchPeople } = await server.data<{
      searchPeople: {
        person: { id: string; name: string; movieCount: number; directed: Films; playedIn: Films };
        similarity: number;
      }[];
    }>(`{ searchPeople(query: "cristopher nolan") { similarity person {
      id name movieCount directed(first: 2) ${FILMS} playedIn ${FILMS} } } }`);
    expect(searchPeople[0]?.similarity).toBeGreaterThan(0.9);
    expect(searchPeople[0]?.person).toEqual({
      id: 'Person:Christopher Nolan',
      name: 'Christopher Nolan',
      movieCount: 3,
      directed: {
        totalCount: 3,
        nodes: [{ title: 'Inception' }, { title: 'Interstellar' }],
        pageInfo: { hasNextPage: true, endCursor: expect.any(String) as string },
      },
      playedIn: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
  });

  test('their films are paged, and filtered', async () => {
    const page = async (given: string): Promise<Films> => {
      const { node } = await server.data<{ node: { playedIn: Films } }>(
        `{ node(id: "Person:Michael Caine") { ... on Person { playedIn(${given}) ${FILMS} } } }`,
      );
      return node.playedIn;
    };
    const first = await page('first: 2');
    const second = await page(`first: 2, after: ${JSON.stringify(first.pageInfo.endCursor)}`);
    expect([...first.nodes, ...second.nodes].map(({ title }) => title)).toEqual([
      'Inception',
      'Interstellar',
      'The Prestige',
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect((await page('first: 1, filter: {genres: ["Action"]}')).totalCount).toBe(1);
    const { errors } = await server.ask(
      '{ node(id: "Person:Michael Caine") { ... on Person { directed(after: "x") { totalCount } } } }',
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_CURSOR', argument: 'after' });
  });

  test('one search finds titles and people', async () => {
    const find = async (query: string) => {
      const { search } = await server.data<{ search: { item: object; matched: string }[] }>(
        'query($query: String!) { search(query: $query, first: 3) { matched item { __typename ... on Movie { title } ... on Person { name } } } }',
        { query },
      );
      return search[0]?.item;
    };
    expect(await find('michael cane')).toEqual({ __typename: 'Person', name: 'Michael Caine' });
    expect(await find('nolan')).toEqual({ __typename: 'Person', name: 'Christopher Nolan' });
    expect(await find('inceptoin')).toEqual({ __typename: 'Movie', title: 'Inception' });
  });

  test('a keyword has its movies', async () => {
    const { node } = await server.data<{ node: object }>(
      `{ node(id: "Keyword:heist") { id ... on Keyword { name movieCount movies(first: 1) ${FILMS} } } }`,
    );
    expect(node).toMatchObject({
      id: 'Keyword:heist',
      name: 'heist',
      movieCount: 3,
      movies: { totalCount: 3, nodes: [{ title: 'Inception' }], pageInfo: { hasNextPage: true } },
    });
  });

  test('what nobody is called and nothing is tagged is null', async () => {
    expect(
      await server.data('{ nodes(ids: ["Person:Nobody At All", "Keyword:nothing at all"]) { id } }'),
    ).toEqual({
      nodes: [null, null],
    });
  });

  test('filters take people by name or id, however the name is spelt', async () => {
    const { byName, byId } = await server.data<Record<string, { totalCount: number }>>(`{
      byName: movies(filter: {people: ["christopher NOLAN"]}) { totalCount }
      byId: movies(filter: {people: ["Person:Michael Caine"]}) { totalCount }
    }`);
    expect([byName, byId]).toEqual([{ totalCount: 3 }, { totalCount: 3 }]);
  });

  test('the credits follow the catalogue, whoever writes there', async () => {
    const movieCounts = async () => {
      const { rows } = await database.pool.query<{ name: string; movies: number; votes: number }>(
        'SELECT name, movies, votes FROM credited_person ORDER BY name',
      );
      return rows;
    };
    const before = await movieCounts();
    await database.pool.query(
      "UPDATE movie SET directors = '{Somebody New,Michael Caine}', vote_count = 7 WHERE id = 500",
    );
    expect(await movieCounts()).toEqual([
      before[0],
      { ...before[1], movies: 4, votes: before[1]!.votes + 7 },
      { name: 'Somebody New', movies: 1, votes: 7 },
    ]);
    await database.pool.query('UPDATE movie SET vote_count = 9 WHERE id = 500');
    expect((await movieCounts())[2]).toEqual({ name: 'Somebody New', movies: 1, votes: 9 });
    await database.pool.query("UPDATE movie SET directors = '{}' WHERE id = 500");
    expect(await movieCounts()).toEqual(before);
  });
});

describe('filters', () => {
  const count = async (filter: string): Promise<number> => {
    const { movies } = await server.data<{ movies: { totalCount: number } }>(
      `{ movies(filter: {${filter}, includeAdult: true}) { totalCount } }`,
    );
    return movies.totalCount;
  };

  test('countries and languages are understood however they are written', async () => {
    expect(await count('countries: ["USA"]')).toBe(await count('countries: ["United States of America"]'));
    expect(await count('languages: ["Korean"]')).toBe(await count('languages: ["ko"]'));
  });

  test('days of release bound the list', async () => {
    expect(await count('releasedAfter: "2000-01-01"')).toBe(await count('minYear: 2000'));
    expect(await count('releasedBefore: "1999-12-31"')).toBe(await count('maxYear: 1999'));
  });

  test('what a bound cannot tell is left out, unless it is asked for', async () => {
    const [short, long, all] = await Promise.all([
      count('maxRuntime: 99'),
      count('minRuntime: 100'),
      count('minVotes: 0'),
    ]);
    expect(short + long).toBeLessThan(all);
    expect(short + (await count('minRuntime: 100, includeUnknown: true'))).toBe(all);
  });

  test('ids restrict every list', async () => {
    const { movies, recommend, searchMovies } = await server.data<{
      movies: { nodes: { id: string }[] };
      recommend: { nodes: { id: string }[] };
      searchMovies: { movie: { id: string } }[];
    }>(`{
      movies(filter: {ids: ["Movie:30", "Movie:10"]}) { nodes { id } }
      recommend(input: {like: [{tmdbId: 20}], filter: {ids: ["Movie:30", "Movie:10", "Movie:20"]}}) {
        nodes { id }
      }
      searchMovies(query: "inception", filter: {ids: ["Movie:20"]}) { movie { id } }
    }`);
    expect(movies.nodes.map(({ id }) => id).sort()).toEqual(['Movie:10', 'Movie:30']);
    expect(recommend.nodes.map(({ id }) => id).sort()).toEqual(['Movie:10', 'Movie:30']);
    expect(searchMovies.map(({ movie }) => movie.id)).toEqual([]);
  });
});
