import { readNumbers, readWholeNumber, readWords } from './parameters.ts';

/** What the page is asked. All of it is in the address, so that a link shows the same to everybody. */
export interface Question {
  /** TMDB ids. */
  readonly likes: readonly number[];
  readonly dislikes: readonly number[];
  readonly conditions: Conditions;
  /** The ranking of recommendations. */
  readonly ranking: 'balanced' | 'similar';
  /** 0 to 100: how varied recommendations are. */
  readonly variety: number;
  /** The order of the catalogue, while nothing is liked. */
  readonly order: Order;
}

/** Null and empty lists are no condition. */
export interface Conditions {
  readonly minRating: number | null;
  readonly minVotes: number | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly genres: readonly string[];
  /** Whether a movie must have all of the genres, or any of them. */
  readonly everyGenre: boolean;
  readonly withoutGenres: readonly string[];
  /** ISO 639-1 */
  readonly language: string | null;
  /** Minutes. */
  readonly minRuntime: number | null;
  readonly maxRuntime: number | null;
}

export const ORDERS = ['best', 'rated', 'known', 'newest', 'oldest'] as const;
export type Order = (typeof ORDERS)[number];

export const NO_CONDITIONS: Conditions = {
  minRating: null,
  minVotes: null,
  fromYear: null,
  toYear: null,
  genres: [],
  everyGenre: false,
  withoutGenres: [],
  language: null,
  minRuntime: null,
  maxRuntime: null,
};

export const NO_QUESTION: Question = {
  likes: [],
  dislikes: [],
  conditions: NO_CONDITIONS,
  ranking: 'balanced',
  variety: 0,
  order: 'best',
};

/** The limit of the API. */
const MAX_MOVIES = 50;

/** Reads the part of an address after `?`. Ignores what makes no sense, since addresses get mistyped and cut off. */
export function parseQuestion(search: string): Question {
  const parameters = new URLSearchParams(search);
  const likes = readNumbers(parameters, 'like').slice(0, MAX_MOVIES);
  const order = parameters.get('order');
  return {
    likes,
    dislikes: readNumbers(parameters, 'dislike')
      .filter((id) => !likes.includes(id))
      .slice(0, MAX_MOVIES),
    conditions: {
      minRating: readWholeNumber(parameters, 'rating', 0, 10),
      minVotes: readWholeNumber(parameters, 'votes', 0, 10_000_000),
      fromYear: readWholeNumber(parameters, 'from', 1870, 2100),
      toYear: readWholeNumber(parameters, 'to', 1870, 2100),
      genres: readWords(parameters, 'genre'),
      everyGenre: parameters.get('genres') === 'all',
      withoutGenres: readWords(parameters, 'without'),
      language: /^[a-z]{2}$/.exec(parameters.get('language') ?? '')?.[0] ?? null,
      minRuntime: readWholeNumber(parameters, 'longer', 0, 1000),
      maxRuntime: readWholeNumber(parameters, 'shorter', 0, 1000),
    },
    ranking: parameters.get('ranking') === 'similar' ? 'similar' : 'balanced',
    variety: readWholeNumber(parameters, 'variety', 0, 100) ?? 0,
    order: ORDERS.find((known) => known === order) ?? 'best',
  };
}

/** The part of the address after `?`, without the `?`; empty if nothing is asked. */
export function formatQuestion({ likes, dislikes, conditions, ranking, variety, order }: Question): string {
  const parameters = new URLSearchParams();
  const add = (name: string, value: string | number | null) => {
    if (value !== null) parameters.append(name, String(value));
  };
  for (const id of likes) add('like', id);
  for (const id of dislikes) add('dislike', id);
  add('rating', conditions.minRating);
  add('votes', conditions.minVotes);
  add('from', conditions.fromYear);
  add('to', conditions.toYear);
  for (const genre of conditions.genres) add('genre', genre);
  add('genres', conditions.everyGenre ? 'all' : null);
  for (const genre of conditions.withoutGenres) add('without', genre);
  add('language', conditions.language);
  add('longer', conditions.minRuntime);
  add('shorter', conditions.maxRuntime);
  add('ranking', ranking === 'similar' ? ranking : null);
  add('variety', variety === 0 ? null : variety);
  add('order', order === 'best' ? null : order);
  return parameters.toString();
}

/** The question with a movie liked, disliked or neither, but never both. */
export function withMovie(question: Question, id: number, as: 'liked' | 'disliked' | 'neither'): Question {
  const likes = question.likes.filter((other) => other !== id);
  const dislikes = question.dislikes.filter((other) => other !== id);
  return {
    ...question,
    likes: as === 'liked' ? [...likes, id].slice(-MAX_MOVIES) : likes,
    dislikes: as === 'disliked' ? [...dislikes, id].slice(-MAX_MOVIES) : dislikes,
  };
}
