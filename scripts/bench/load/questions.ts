import type { Pool } from 'pg';
import { randomSource, type RandomSource } from '../../../src/linalg/random.ts';

/** A request to the API, one of those that people send. */
export interface Question {
  readonly kind: Kind;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What is asked, and how often among a hundred: as in http/questions.ts, with answers that name their model. */
const MIX = {
  'title as typed': 40,
  'title misspelt': 10,
  'movie by id': 20,
  recommend: 15,
  'recommend, filtered': 9,
  'several likes': 3,
  'browse with similar': 3,
} as const;

type Kind = keyof typeof MIX;

interface AskedMovie {
  readonly id: number;
  readonly title: string;
  readonly genres: readonly string[];
}

const SEARCH = `query Search($query: String!) {
  searchMovies(query: $query, first: 8) { similarity matchedTitle movie { id title year } }
}`;

const MOVIE = `query Movie($id: Int!) {
  movie(by: { tmdbId: $id }) { id title year rating votes overview genres directors cast posterUrl }
}`;

const RECOMMEND = `query Recommend($input: RecommendInput!) {
  recommend(input: $input, first: 10) {
    model { id }
    unresolved { message suggestions { movie { id } } }
    edges { similarity score cursor node { id title year rating } reasons { kind label weight } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const BROWSE = `query Browse($filter: MovieFilter, $after: String) {
  movies(filter: $filter, first: 5, after: $after) {
    nodes { id title similar(first: 5) { model { id } nodes { id title } } }
    pageInfo { endCursor }
  }
}`;

/** Different questions of the mix about movies of the catalogue; the same ones for the same catalogue and seed. */
export async function mixedQuestions(pool: Pool, count: number, seed: number): Promise<Question[]> {
  const { rows } = await pool.query<AskedMovie>(
    `SELECT id, title, genres FROM movie WHERE NOT adult AND vote_count > 0 AND length(title) BETWEEN 4 AND 60
     ORDER BY vote_count DESC, id LIMIT 5000`,
  );
  if (rows.length === 0)
    throw new Error('The catalogue has no movies to ask about: run ingest and train first.');
  const random = randomSource(seed);
  const kinds = Object.entries(MIX).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind));
  return Array.from({ length: count }, () => ask(pick(kinds, random), () => pick(rows, random), random));
}

function ask(kind: Kind, movie: () => AskedMovie, random: RandomSource): Question {
  const { id, title, genres } = movie();
  const like = [{ tmdbId: id }];
  const filter = {
    ...(genres.length > 0 && random.uniform() < 0.7 ? { genres: [pick(genres, random)] } : {}),
    ...(random.uniform() < 0.5 ? { minYear: 1960 + Math.floor(50 * random.uniform()) } : {}),
    ...(random.uniform() < 0.5 ? { minRating: 5 + Math.floor(6 * random.uniform()) / 2 } : {}),
  };
  switch (kind) {
    case 'title as typed':
      return {
        kind,
        query: SEARCH,
        variables: { query: title.slice(0, 3 + Math.floor(9 * random.uniform())) },
      };
    case 'title misspelt':
      return { kind, query: SEARCH, variables: { query: misspell(title, random) } };
    case 'movie by id':
      return { kind, query: MOVIE, variables: { id } };
    case 'recommend':
      return { kind, query: RECOMMEND, variables: { input: { like } } };
    case 'recommend, filtered':
      return { kind, query: RECOMMEND, variables: { input: { like, filter } } };
    case 'several likes': {
      const likes = [...like, { tmdbId: movie().id }, { title: movie().title }];
      return { kind, query: RECOMMEND, variables: { input: { like: likes, diversity: 0.3 } } };
    }
    case 'browse with similar':
      return { kind, query: BROWSE, variables: { filter } };
  }
}

/** Two neighbouring letters change places. */
function misspell(title: string, random: RandomSource): string {
  const at = Math.floor(random.uniform() * (title.length - 1));
  return title.slice(0, at) + title.charAt(at + 1) + title.charAt(at) + title.slice(at + 2);
}

function pick<T>(members: readonly T[], random: RandomSource): T {
  return members[Math.floor(random.uniform() * members.length)]!;
}
