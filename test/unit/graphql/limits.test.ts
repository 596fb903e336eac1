import { buildSchema, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readExamples } from '../../../src/graphql/examples.ts';
import { DOCUMENT_LIMITS, limitDocument } from '../../../src/graphql/limits/document-limits.ts';
import { checkCost, MAX_COST } from '../../../src/graphql/limits/operation-cost.ts';
import { readTypeDefinitions } from '../../../src/graphql/type-definitions.ts';

const schema = buildSchema(readTypeDefinitions({ admin: true }).join('\n'));

function complaints(document: string): string[] {
  return validate(schema, parse(document), [limitDocument(DOCUMENT_LIMITS)]).map((error) => error.message);
}

function cost(document: string, variables: Record<string, unknown> = {}): number {
  const parsed = parse(document);
  return checkCost({ schema, document: parsed, operation: getOperationAST(parsed)!, variables });
}

describe('size of the document', () => {
  test('similar within similar within similar passes', () => {
    const nested = (levels: number): string =>
      levels === 0 ? 'title' : `similar(first: 2) { edges { node { ${nested(levels - 1)} } } }`;
    expect(complaints(`{ movie(by: {tmdbId: 1}) { ${nested(3)} } }`)).toEqual([]);
    expect(complaints(`{ movie(by: {tmdbId: 1}) { ${nested(6)} } }`)[0]).toMatch(/depth is 20; up to 14/);
  });

  test('aliases are counted', () => {
    const aliases = Array.from({ length: 51 }, (_, i) => `a${i}: genres { name }`).join(' ');
    expect(complaints(`{ ${aliases} }`)[0]).toMatch(/aliases is 51; up to 50/);
  });

  test('directives are counted', () => {
    const directives = '@include(if: true) '.repeat(21);
    expect(complaints(`{ genres { name ${directives} } }`)[0]).toMatch(/directives is 21/);
  });

  test('fragments that double at each level are refused without being unfolded', () => {
    const levels = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Movie { title ...F${i + 1} ...F${i + 1} }`,
    );
    const found = complaints(
      `{ movie(by: {tmdbId: 1}) { ...F0 } } ${levels.join(' ')} fragment F60 on Movie { title }`,
    );
    expect(found[0]).toMatch(/fields is beyond counting/);
  });

  test('the introspection that tools send passes', () => {
    expect(complaints(getIntrospectionQuery())).toEqual([]);
    expect(complaints(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).toEqual([]);
  });

  test('fragments that contain each other end the measuring', () => {
    const cycle = 'fragment A on Movie { ...B } fragment B on Movie { ...A title }';
    expect(complaints(`{ movie(by: {tmdbId: 1}) { ...A } } ${cycle}`)).toEqual([]);
  });
});

describe('cost', () => {
  const page = 'nodes { title }';

  test('a hundred similar movies of a hundred are refused, as literals and as variables', () => {
    const literal = `{ movies(first: 100) { nodes { similar(first: 100) { ${page} } } } }`;
    expect(() => cost(literal)).toThrow(/up to 10000 is accepted/);
    const variable = `query($n: Int!) { movies(first: $n) { nodes { similar(first: $n) { ${page} } } } }`;
    expect(() => cost(variable, { n: 100 })).toThrow('up to');
    expect(cost(variable, { n: 10 })).toBeLessThan(MAX_COST);
    const recommend = `query($n: Int!) { recommend(input: {like: [{title: "x"}]}, first: $n) {
      nodes { similar(first: 100) { ${page} } } } }`;
    expect(() => cost(recommend, { n: 100 })).toThrow('up to');
  });

  test('standard sizes count when nothing is written', () => {
    const written = `{ movies(first: 20) { nodes { similar(first: 15) { ${page} } } } }`;
    expect(cost(`{ movies { nodes { similar { ${page} } } } }`)).toBe(cost(written));
  });

  test('ten ordinary pages pass', () => {
    const ordinary = (i: number) => `p${i}: recommend(input: {like: [{title: "Inception"}]}, first: 20) {
      ... on RecommendationConnection {
        basedOn { id title }
        edges { cursor similarity score reasons { kind label weight }
          node { id title year rating votes genres runtime posterUrl imdbUrl tmdbUrl overview } }
        pageInfo { hasNextPage endCursor } } }`;
    const pages = Array.from({ length: 10 }, (_, i) => ordinary(i)).join(' ');
    expect(cost(`{ ${pages} }`)).toBeLessThan(MAX_COST);
  });

  test('fifty movies with fifteen similar ones each pass', () => {
    const document = '{ movies(first: 50) { nodes { title similar { nodes { id title year } } } } }';
    expect(cost(document)).toBeLessThan(MAX_COST);
  });

  test('a thousand references by title pass once, and more are refused; by id they cost nothing', () => {
    const document = (aliases: number) =>
      `query($e: [MovieRef!]!) { ${Array.from({ length: aliases }, (_, i) => `r${i}: recommend(input: {like: [{tmdbId: 1}], exclude: $e}) { __typename }`).join(' ')} }`;
    const titles = Array.from({ length: 1000 }, (_, i) => ({ title: `Movie ${i}` }));
    const ids = Array.from({ length: 1000 }, (_, i) => ({ tmdbId: i + 1 }));
    expect(cost(document(1), { e: titles })).toBeLessThan(MAX_COST);
    expect(() => cost(document(2), { e: titles })).toThrow('up to');
    expect(cost(document(10), { e: ids })).toBeLessThan(1_000);
  });

  test('sizes out of range cannot make a query cheap or the sum overflow', () => {
    const document = 'query($n: Int!) { movies(first: $n) { nodes { title } } }';
    expect(cost(document, { n: -100 })).toBeGreaterThan(0);
    expect(cost(document, { n: 2 ** 31 - 1 })).toBe(cost(document, { n: 100 }));
  });
});

test('variables that do not fit are left to execution', () => {
  expect(cost('query($n: Int!) { movies(first: $n) { nodes { title } } }', { n: 'many' })).toBe(0);
});

test.each(readExamples().map(({ name, query }) => [name, query] as const))(
  'the example %s is valid and within all limits',
  (_name, query) => {
    expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([]);
    expect(complaints(query)).toEqual([]);
    expect(cost(query)).toBeLessThan(MAX_COST / 4);
  },
);
