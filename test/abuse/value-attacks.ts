import { expect } from 'vitest';
import { expectCode, type Attack } from './attack.ts';

const SEARCH = 'query($t: String!) { searchMovies(query: $t, first: 100) { similarity movie { title } } }';
const MOVIES =
  'query($after: String) { movies(first: 2, after: $after) { nodes { id } pageInfo { endCursor } } }';

interface Pages {
  readonly movies: { readonly nodes: object[]; readonly pageInfo: { readonly endCursor: string } };
}

/** Through the values of arguments: what they become in SQL, in patterns, in memory. */
export const VALUE_ATTACKS: readonly Attack[] = [
  {
    threat: 'SQL injection: a quote in a title, a filter, a cursor, an id',
    attempt: async ({ open, database }) => {
      const evil = `x'); DROP TABLE movie; --`;
      await open.ask(SEARCH, { t: evil });
      await expectCode(
        open,
        'BAD_USER_INPUT',
        '{ movies(filter: {genres: ["a\'); DROP TABLE movie; --"]}) { nodes { id } } }',
      );
      await open.ask(
        'query($l: [String!]) { movies(filter: {languages: $l, countries: $l}) { nodes { id } } }',
        { l: [evil] },
      );
      await expectCode(open, 'BAD_CURSOR', MOVIES, { after: evil });
      await expectCode(open, 'BAD_USER_INPUT', 'query($id: ID!) { node(id: $id) { id } }', { id: evil });
      const { rows } = await database.pool.query('SELECT FROM movie LIMIT 1');
      expect(rows).toHaveLength(1);
    },
  },
  {
    threat: 'SQL injection: an order that is no order',
    attempt: async ({ open }) => {
      await expectCode(
        open,
        'GRAPHQL_VALIDATION_FAILED',
        '{ movies(orderBy: "title; DROP TABLE movie") { nodes { id } } }',
      );
      const query = 'query($o: MovieOrder) { movies(orderBy: $o) { nodes { id } } }';
      await expectCode(open, 'BAD_USER_INPUT', query, { o: 'title; DROP TABLE movie' });
      await expectCode(open, 'BAD_USER_INPUT', query, { o: 'constructor' });
    },
  },
  {
    threat: 'SQL injection by a cursor that was taken apart: a value of another kind',
    attempt: async ({ open }) => {
      const { movies } = await open.data<Pages>(MOVIES);
      const parts = JSON.parse(Buffer.from(movies.pageInfo.endCursor, 'base64url').toString()) as unknown[];
      const values = [
        "' OR 1=1 --",
        '\0',
        '\uD800',
        null,
        {},
        [],
        true,
        1e308,
        -1,
        2 ** 53,
        { __proto__: null },
      ];
      for (const at of parts.keys()) {
        for (const value of values) {
          const after = Buffer.from(JSON.stringify(parts.with(at, value))).toString('base64url');
          const { errors, status } = await open.ask(MOVIES, { after });
          expect(status).toBeLessThan(500);
          for (const error of errors) expect(error.extensions.code).toBe('BAD_CURSOR');
        }
      }
    },
  },
  {
    threat: 'scraping by pattern: % and _ that would match every title',
    attempt: async ({ open }) => {
      for (const t of ['%', '_', '%%%%', '_________'])
        await expectCode(open, 'BAD_USER_INPUT', SEARCH, { t });
      const { searchMovies } = await open.data<{ searchMovies: object[] }>(SEARCH, { t: '%Zzyzxq%' });
      expect(searchMovies.length).toBeLessThan(10);
    },
  },
  {
    threat: 'broken text search: operators of tsquery and of regular expressions',
    attempt: async ({ open }) => {
      for (const t of ['a & | ! b', "a:* <-> 'b", '(((a', 'a\\', '[[:alpha:]]+(a', '(a+)+$', 'a{1000000}']) {
        expect((await open.ask(SEARCH, { t })).errors).toEqual([]);
      }
    },
  },
  {
    threat: 'strings that PostgreSQL cannot hold: NUL bytes',
    attempt: async ({ open }) => {
      await expectCode(open, 'BAD_USER_INPUT', SEARCH, { t: 'a\0b' });
      await expectCode(
        open,
        'BAD_USER_INPUT',
        '{ movies(filter: {languages: ["\\u0000"]}) { nodes { id } } }',
      );
    },
  },
  {
    threat: 'strings that are no Unicode: halves of surrogate pairs',
    attempt: ({ open }) => expectCode(open, 'BAD_USER_INPUT', SEARCH, { t: 'a\uD800' }),
  },
  {
    threat: 'exhaustion by a title of 200,000 characters',
    attempt: ({ open }) => expectCode(open, 'BAD_USER_INPUT', SEARCH, { t: 'x'.repeat(200_000) }),
  },
  {
    threat: 'exhaustion by a title that has many readings: numerals, years, marks upon marks',
    attempt: async ({ open }) => {
      for (const t of [
        'I'.repeat(200),
        '1999 '.repeat(40),
        'e\u0301'.repeat(99),
        'ﷺ'.repeat(60),
        'a b '.repeat(50),
      ]) {
        const { errors, status } = await open.ask(SEARCH, { t });
        expect({ errors, status }).toEqual({ errors: [], status: 200 });
      }
    },
  },
  {
    threat: 'spoofing: right-to-left marks and characters of no width',
    attempt: async ({ open }) => {
      await expectCode(open, 'BAD_USER_INPUT', SEARCH, { t: '\u202E\u200B\u200D\uFEFF' });
      const { searchMovies } = await open.data<{ searchMovies: { movie: { title: string } }[] }>(SEARCH, {
        t: '\u200BIncep\u200Dtion\u202E',
      });
      expect(searchMovies[0]?.movie.title).toBe('Inception');
    },
  },
  {
    threat: 'overflow: numbers past what the column holds',
    attempt: async ({ open }) => {
      await expectCode(open, 'BAD_USER_INPUT', 'query($n: Int) { movies(first: $n) { nodes { id } } }', {
        n: 2 ** 31,
      });
      await expectCode(open, 'BAD_USER_INPUT', '{ node(id: "Movie:99999999999999999999") { id } }');
      await expectCode(open, 'BAD_USER_INPUT', '{ movies(filter: {minYear: 2147483647}) { nodes { id } } }');
      expect((await open.ask('{ movies(filter: {minVotes: 2147483647}) { nodes { id } } }')).errors).toEqual(
        [],
      );
    },
  },
  {
    threat: 'overflow: floats that are no numbers',
    attempt: async ({ open }) => {
      const query =
        'query($d: Float) { movie(by: {tmdbId: 10}) { similar(diversity: $d) { nodes { id } } } }';
      for (const d of [-1e308, 1e308, 5e-324 - 1]) await expectCode(open, 'BAD_USER_INPUT', query, { d });
      await expectCode(open, 'BAD_USER_INPUT', query, { d: 'NaN' });
    },
  },
  {
    threat: 'confusion of types: an object where a string belongs',
    attempt: async ({ open }) => {
      for (const t of [{}, [], { $gt: '' }, { toString: 'x' }, 1, true]) {
        const { errors, status } = await open.ask(SEARCH, { t });
        expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
        expect(status).toBeLessThan(500);
      }
    },
  },
  {
    threat: 'confusion of types: the id of a model where a movie belongs',
    attempt: async ({ open }) => {
      await expectCode(open, 'BAD_USER_INPUT', '{ movie(by: {id: "Model:1"}) { id } }');
      expect(await open.data('{ node(id: "Model:1") { ... on Movie { overview } } }')).toEqual({ node: {} });
    },
  },
  {
    threat: 'names of Object.prototype as ids, genres and variables',
    attempt: async ({ open }) => {
      for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
        await expectCode(
          open,
          'BAD_USER_INPUT',
          'query($g: [String!]) { movies(filter: {genres: $g}) { nodes { id } } }',
          { g: [name] },
        );
        await expectCode(open, 'BAD_USER_INPUT', 'query($id: ID!) { node(id: $id) { id } }', { id: name });
      }
    },
  },
  {
    threat: 'reading past the end: a cursor of one list used for another',
    attempt: async ({ open }) => {
      const similar = (id: number, after: string | null) => ({
        query:
          'query($id: Int!, $after: String) { movie(by: {tmdbId: $id}) { similar(first: 2, after: $after) { pageInfo { endCursor } } } }',
        variables: { id, after },
      });
      const first = similar(10, null);
      const { movie } = await open.data<{ movie: { similar: { pageInfo: { endCursor: string } } } }>(
        first.query,
        first.variables,
      );
      const stolen = similar(20, movie.similar.pageInfo.endCursor);
      await expectCode(open, 'BAD_CURSOR', stolen.query, stolen.variables);
    },
  },
  {
    threat: 'lists past their bounds: a million references',
    attempt: async ({ open }) => {
      const query = 'query($l: [MovieRef!]!) { recommend(input: {like: $l}) { __typename } }';
      const l = Array.from({ length: 5_000 }, () => ({ tmdbId: 10 }));
      await expectCode(open, 'BAD_USER_INPUT', query, { l });
    },
  },
];
