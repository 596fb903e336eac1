import type { Client, CombinedError } from 'urql';
import type { Question } from '../address/question.ts';
import type { CardFragment, RecommendQuery } from '../api/documents.generated.ts';
import { describeProblem, type Problem } from '../api/problem.ts';
import { askForPage } from './ask-for-page.ts';

type Connection = Extract<RecommendQuery['recommend'], { readonly edges: unknown }>;
export type Reason = Connection['edges'][number]['reasons'][number];

interface Entry {
  readonly movie: CardFragment;
  /** Empty while nothing is liked. */
  readonly reasons: readonly Reason[];
}

/** One page of a list, or why there is none. */
export type PageAnswer =
  | {
      readonly entries: readonly Entry[];
      readonly notes: readonly string[];
      readonly hasNextPage: boolean;
      readonly endCursor: string | null;
    }
  | { readonly error: CombinedError }
  | { readonly notFound: string };

interface ListState {
  readonly entries: readonly Entry[];
  /** Why the model was trained without some of the liked movies. */
  readonly notes: readonly string[];
  /** Whether the first or the next page is still loading. */
  readonly loading: boolean;
  /** Whether there may be more pages. */
  readonly hasMore: boolean;
  readonly problem: Problem | null;
}

/**
 * The movies that answer one question, page by page. Movies that were seen when the question was asked are excluded
 * from all pages, so that the pages fit together. Cards hide the movies that are marked as seen later.
 */
export class MovieList {
  readonly question: Question;
  readonly #client: Client;
  readonly #seen: readonly number[];
  readonly #listeners = new Set<() => void>();
  #state: ListState = { entries: [], notes: [], loading: true, hasMore: true, problem: null };
  #cursor: string | null = null;
  #isAsking = false;
  #abort: (() => void) | null = null;

  constructor(client: Client, question: Question, seen: readonly number[]) {
    this.#client = client;
    this.question = question;
    this.#seen = seen;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): ListState => this.#state;

  /** Asks for the next page, unless it is already loading or there is none. */
  readonly loadMore = (): void => {
    if (this.#isAsking || !this.#state.hasMore) return;
    this.#change({ loading: true, problem: null });
    const page = { question: this.question, seen: this.#seen, after: this.#cursor };
    this.#isAsking = true;
    this.#abort = askForPage(this.#client, page, (answer) => {
      this.#isAsking = false;
      this.#take(answer);
    });
  };

  /** Aborts the page that is loading. */
  readonly stop = (): void => {
    if (this.#isAsking) this.#abort?.();
    this.#isAsking = false;
  };

  #take(answer: PageAnswer): void {
    if ('error' in answer) {
      this.#change({ loading: false, problem: describeProblem(answer.error) });
      return;
    }
    if ('notFound' in answer) {
      const problem: Problem = { kind: 'refused', message: answer.notFound, id: null };
      this.#change({ loading: false, hasMore: false, problem });
      return;
    }
    this.#cursor = answer.endCursor;
    const known = new Set(this.#state.entries.map(({ movie }) => movie.id));
    const fresh = answer.entries.filter(({ movie }) => !known.has(movie.id));
    this.#change({
      loading: false,
      problem: null,
      hasMore: answer.hasNextPage,
      notes: answer.notes,
      entries: [...this.#state.entries, ...fresh],
    });
  }

  #change(change: Partial<ListState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
