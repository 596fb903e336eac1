import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCatalogue } from '../../../src/catalog/demo.ts';
import { readExamples } from '../../../src/graphql/examples.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { train } from '../../../src/model/train.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startTestServer, type TestServer } from '../../support/graphql-server.ts';

let database: TestDatabase;
let server: TestServer;

/** As a newcomer meets them: on the demo catalogue, with a model trained on it (a small one, for speed). */
beforeAll(async () => {
  database = await openTestDatabase();
  const rejectedFile = join(database.options.dataDirectory, 'rejected.jsonl');
  await ingest(database, demoCatalogue(), { rejectedFile });
  await train(database, { dimensions: 64 });
  server = await startTestServer(database);
});

afterAll(async () => {
  await server.close();
  await database.close();
});

interface Titled {
  readonly title: string;
  readonly year: number;
}

/** What each example is there to show. */
const SHOWS: Readonly<Record<string, (data: never) => void>> = {
  'find-a-misspelt-title': ({ searchMovies }: { searchMovies: { movie: Titled }[] }) => {
    expect(searchMovies[0]!.movie).toMatchObject({ title: 'Inception', year: 2010 });
  },
  'recommend-with-reasons': ({
    recommend,
  }: {
    recommend: { basedOn: Titled[]; edges: { node: Titled; reasons: { weight: number }[] }[] };
  }) => {
    expect(recommend.basedOn).toEqual([{ title: 'Inception', year: 2010 }]);
    expect(recommend.edges).toHaveLength(5);
    for (const { reasons } of recommend.edges) expect(reasons[0]!.weight).toBeGreaterThan(0);
  },
  'filter-by-genre-and-year': ({
    recommend,
  }: {
    recommend: { nodes: (Titled & { rating: number; genres: string[] })[] };
  }) => {
    expect(recommend.nodes).toHaveLength(10);
    for (const { year, rating, genres } of recommend.nodes) {
      expect(year).toBeGreaterThanOrEqual(1990);
      expect(rating).toBeGreaterThanOrEqual(7);
      expect(genres).toContain('Animation');
      expect(genres).not.toContain('Horror');
    }
  },
  'like-dislike-and-seen': ({
    recommend,
  }: {
    recommend: { basedOn: Titled[]; edges: { node: Titled }[] };
  }) => {
    expect(recommend.basedOn.map(({ title }) => title)).toEqual([
      'The Godfather',
      'GoodFellas',
      'Pulp Fiction',
    ]);
    expect(recommend.edges).toHaveLength(10);
    expect(recommend.edges.map(({ node }) => node.title)).not.toContain('The Godfather Part II');
  },
  'browse-with-similar': ({ movies }: { movies: { nodes: { similar: { nodes: Titled[] } }[] } }) => {
    expect(movies.nodes).toHaveLength(5);
    for (const { similar } of movies.nodes) expect(similar.nodes).toHaveLength(3);
  },
  'next-page': ({ recommend }: { recommend: { nodes: Titled[]; pageInfo: object } }) => {
    expect(recommend.nodes).toHaveLength(10);
    expect(recommend.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  },
  'title-nobody-knows': ({
    recommend,
  }: {
    recommend: {
      unresolved: { path: string; reference: string; suggestions: { movie: Titled }[] }[];
      nodes: Titled[];
    };
  }) => {
    expect(recommend.nodes).toHaveLength(5);
    expect(recommend.unresolved).toMatchObject([{ path: 'like[0]', reference: 'Incredible Dark Godfather' }]);
    const suggested = recommend.unresolved[0]?.suggestions.map(({ movie }) => movie.title);
    expect(suggested).toContain('The Godfather');
  },
  'one-movie': ({ movie }: { movie: { id: string; posterUrl: string; directors: string[] } }) => {
    expect(movie.id).toBe('Movie:27205');
    expect(movie.posterUrl).toMatch(/^https:\/\/image\.tmdb\.org\/t\/p\/w342\//);
    expect(movie.directors).toEqual(['Christopher Nolan']);
  },
  'genres-and-models': ({ genres, model, models }: { genres: object[]; model: object; models: object[] }) => {
    expect(genres.length).toBeGreaterThan(15);
    expect(model).toMatchObject({ dimensions: 64 });
    expect(models).toHaveLength(1);
  },
  'compare-rankings': ({ node }: { node: Record<'nearest' | 'balanced', { edges: object[] }> }) => {
    expect(node.nearest.edges).toHaveLength(10);
    expect(node.balanced.edges).toHaveLength(10);
    expect(node.nearest).not.toEqual(node.balanced);
  },
};

test.each(readExamples().map(({ name, query }) => [name, query] as const))(
  'the example %s shows what it is there for',
  async (name, query) => {
    SHOWS[name]!(await server.data<never>(query));
  },
);
