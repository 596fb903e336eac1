import { expect } from 'vitest';
import { expectCode, type Attack } from './attack.ts';

const times = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

const nested = (levels: number): string =>
  levels === 0 ? 'title' : `similar(first: 1) { nodes { ${nested(levels - 1)} } }`;

const introspected = (levels: number): string =>
  levels === 0 ? 'name' : `fields { type { ${introspected(levels - 1)} } }`;

/** Through the document: small to send, large to answer. */
export const DOCUMENT_ATTACKS: readonly Attack[] = [
  {
    threat: 'exhaustion by depth: similar movies of similar movies of ...',
    attempt: ({ open }) =>
      expectCode(open, 'GRAPHQL_VALIDATION_FAILED', `{ movie(by: {tmdbId: 10}) { ${nested(20)} } }`),
  },
  {
    threat: 'exhaustion by aliases: one costly field under many names',
    attempt: ({ open }) =>
      expectCode(
        open,
        'GRAPHQL_VALIDATION_FAILED',
        `{ ${times(60, (i) => `a${i}: searchMovies(query: "x") { similarity }`)} }`,
      ),
  },
  {
    threat: 'exhaustion by directives: hundreds on one field',
    attempt: ({ open }) =>
      expectCode(
        open,
        'GRAPHQL_VALIDATION_FAILED',
        `{ __typename ${times(500, () => '@include(if: true)')} }`,
      ),
  },
  {
    threat: 'exhaustion by repetition: the same field a thousand times',
    attempt: ({ open }) =>
      expectCode(open, 'GRAPHQL_VALIDATION_FAILED', `{ genres { ${times(1100, () => 'name')} } }`),
  },
  {
    threat: 'exhaustion of the parser: more tokens than any client needs',
    attempt: ({ open }) => expectCode(open, 'GRAPHQL_PARSE_FAILED', `{ ${times(20_000, () => 'a')} }`),
  },
  {
    threat: 'exhaustion of the parser: brackets nested 50,000 deep',
    attempt: async ({ open }) => {
      await expectCode(open, 'GRAPHQL_PARSE_FAILED', '{a'.repeat(50_000));
      await expectCode(open, 'GRAPHQL_PARSE_FAILED', `{ movies(filter: ${'['.repeat(50_000)}`);
    },
  },
  {
    threat: 'endless recursion: fragments that contain each other',
    attempt: ({ open }) =>
      expectCode(
        open,
        'GRAPHQL_VALIDATION_FAILED',
        '{ movie(by: {tmdbId: 1}) { ...A } } fragment A on Movie { ...B } fragment B on Movie { ...A }',
      ),
  },
  {
    threat: 'exponential growth: fragments that double with each level',
    attempt: ({ open }) =>
      expectCode(
        open,
        'GRAPHQL_VALIDATION_FAILED',
        `{ movie(by: {tmdbId: 1}) { ...F0 } } ${times(60, (i) => `fragment F${i} on Movie { ...F${i + 1} ...F${i + 1} }`)} fragment F60 on Movie { title }`,
      ),
  },
  {
    threat: 'quadratic validation: fields that may be merged, each compared with each',
    attempt: async ({ open }) => {
      const fragments = times(
        60,
        (i) => `fragment F${i} on Movie { similar(first: 2) { nodes { title id } } }`,
      );
      const { status } = await open.ask(
        `{ movie(by: {tmdbId: 10}) { ${times(60, (i) => `...F${i}`)} } } ${fragments}`,
      );
      expect(status).toBeLessThan(500);
    },
  },
  {
    threat: 'amplification: a hundred similar movies of a hundred movies',
    attempt: ({ open }) =>
      expectCode(
        open,
        'QUERY_TOO_COMPLEX',
        '{ movies(first: 100) { nodes { similar(first: 100) { nodes { id } } } } }',
      ),
  },
  {
    threat: 'amplification hidden in variables',
    attempt: ({ open }) =>
      expectCode(
        open,
        'QUERY_TOO_COMPLEX',
        'query($n: Int!) { movies(first: $n) { nodes { similar(first: $n) { nodes { id } } } } }',
        { n: 100 },
      ),
  },
  {
    threat: 'amplification hidden in the default of a variable',
    attempt: ({ open }) =>
      expectCode(
        open,
        'QUERY_TOO_COMPLEX',
        'query($n: Int = 100) { movies(first: $n) { nodes { similar(first: $n) { nodes { id } } } } }',
      ),
  },
  {
    threat: 'amplification hidden in an input object',
    attempt: ({ open }) =>
      expectCode(
        open,
        'QUERY_TOO_COMPLEX',
        'query($i: RecommendInput!) { recommend(input: $i, first: 100) { nodes { similar(first: 100) { nodes { id } } } } }',
        { i: { like: [{ tmdbId: 10 }] } },
      ),
  },
  {
    threat: 'amplification hidden in a fragment',
    attempt: ({ open }) =>
      expectCode(
        open,
        'QUERY_TOO_COMPLEX',
        '{ movies(first: 100) { ...P } } fragment P on MovieConnection { nodes { ...S } } fragment S on Movie { similar(first: 100) { nodes { id } } }',
      ),
  },
  {
    threat: 'amplification hidden behind a harmless operation in the same document',
    attempt: async ({ open }) => {
      const query =
        'query Small { __typename } query Large { movies(first: 100) { nodes { similar(first: 100) { nodes { id } } } } }';
      const response = await fetch(`${open.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName: 'Large' }),
      });
      expect(await response.text()).toContain('QUERY_TOO_COMPLEX');
    },
  },
  {
    threat: 'amplification made cheap by a negative page',
    attempt: async ({ open }) => {
      const query =
        '{ a: movies(first: -1000) { nodes { id } } b: movies(first: 100) { nodes { similar(first: 100) { nodes { id } } } } }';
      await expectCode(open, 'QUERY_TOO_COMPLEX', query);
    },
  },
  {
    threat: 'amplification by titles: a thousand to look up, several times',
    attempt: ({ open }) =>
      expectCode(
        open,
        'QUERY_TOO_COMPLEX',
        `query($e: [MovieRef!]!) { ${times(3, (i) => `r${i}: recommend(input: {like: [{tmdbId: 10}], exclude: $e}) { __typename }`)} }`,
        { e: Array.from({ length: 1000 }, (_, i) => ({ title: `Movie ${i}` })) },
      ),
  },
  {
    threat: 'amplification by introspection: types of fields of types of ...',
    attempt: ({ open }) =>
      expectCode(open, 'GRAPHQL_VALIDATION_FAILED', `{ __schema { types { ${introspected(6)} } } }`),
  },
  {
    threat: 'reconnaissance: the schema of a server that hides it',
    attempt: async ({ closed }) => {
      await expectCode(closed, 'GRAPHQL_VALIDATION_FAILED', '{ __schema { types { name } } }');
      await expectCode(closed, 'GRAPHQL_VALIDATION_FAILED', '{ t: __type(name: "Movie") { name } }');
      await expectCode(
        closed,
        'GRAPHQL_VALIDATION_FAILED',
        '{ ...F } fragment F on Query { __schema { types { name } } }',
      );
    },
  },
  {
    threat: 'reconnaissance: suggestions in error messages',
    attempt: async ({ closed }) => {
      const { errors } = await closed.ask('{ searchMovie(query: "x") { similarity } }');
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
      expect(JSON.stringify(errors)).not.toContain('searchMovies');
    },
  },
  {
    threat: 'reconnaissance: GraphiQL of a server that hides it',
    attempt: async ({ closed }) => {
      expect((await fetch(`${closed.url}/graphiql`)).status).toBe(404);
    },
  },
  {
    threat: 'amplification of errors: a document with a thousand mistakes',
    attempt: async ({ open }) => {
      const { errors } = await open.ask(`{ ${times(900, (i) => `x${i}`)} }`);
      expect(errors.length).toBeLessThanOrEqual(21);
    },
  },
  {
    threat: 'operations that hold a connection: subscriptions and deferred answers',
    attempt: async ({ open }) => {
      await expectCode(open, 'BAD_REQUEST', 'subscription { movies { nodes { id } } }');
      await expectCode(
        open,
        'GRAPHQL_VALIDATION_FAILED',
        '{ ...F @defer } fragment F on Query { genres { name } }',
      );
    },
  },
];
