import type { Client } from 'urql';
import type { Order, Question } from '../address/question.ts';
import { ask } from '../api/ask.ts';
import { BrowseDocument, RecommendDocument, type MovieOrder } from '../api/documents.generated.ts';
import { toGlobalId } from '../api/movie-id.ts';
import { toFilter } from '../filters/to-filter.ts';
import type { PageAnswer } from './movie-list.ts';

const PAGE_SIZE = 24;

const ORDERS: Readonly<Record<Order, MovieOrder>> = {
  best: 'QUALITY_DESC',
  rated: 'RATING_DESC',
  known: 'VOTES_DESC',
  newest: 'YEAR_DESC',
  oldest: 'YEAR_ASC',
};

interface PageQuestion {
  readonly question: Question;
  /** Movies to leave out. */
  readonly seen: readonly number[];
  /** Cursor of the previous page; null for the first. */
  readonly after: string | null;
}

/**
 * Asks for recommendations if any movies are liked, otherwise for the catalogue. Returns a function that aborts the
 * request.
 */
export function askForPage(
  client: Client,
  page: PageQuestion,
  onAnswer: (answer: PageAnswer) => void,
): () => void {
  const answer = page.question.likes.length > 0 ? recommend : browse;
  return answer(client, page, onAnswer);
}

const recommend: typeof askForPage = (client, { question, seen, after }, onAnswer) => {
  const references = (ids: readonly number[]) => ids.map((id) => ({ id: toGlobalId(id) }));
  const input = {
    like: references(question.likes),
    dislike: references(question.dislikes),
    exclude: references(seen),
    filter: toFilter(question.conditions),
    ranking: question.ranking === 'similar' ? ('SIMILARITY' as const) : ('BALANCED' as const),
    diversity: question.variety / 100,
  };
  return ask(client, RecommendDocument, { input, first: PAGE_SIZE, after }, ({ data, error }) => {
    if (error) {
      onAnswer({ error });
      return;
    }
    if (!data?.recommend) return;
    const { basedOn, edges, pageInfo, unresolved } = data.recommend;
    const notes = basedOn.flatMap(({ outsideModel }) => outsideModel?.message ?? []);
    const [missing] = unresolved;
    // Liked films that the catalogue no longer has are ignored. If none is left, there is no list.
    if (missing && unresolved.length === question.likes.length) onAnswer({ notFound: missing.message });
    else
      onAnswer({ entries: edges.map(({ node, reasons }) => ({ movie: node, reasons })), notes, ...pageInfo });
  });
};

const browse: typeof askForPage = (client, { question, seen, after }, onAnswer) => {
  const hidden = new Set([...seen, ...question.dislikes].map(toGlobalId));
  const variables = {
    filter: toFilter(question.conditions),
    orderBy: ORDERS[question.order],
    first: PAGE_SIZE,
    after,
  };
  return ask(client, BrowseDocument, variables, ({ data, error }) => {
    if (error) onAnswer({ error });
    else if (data?.movies) {
      const { nodes, pageInfo } = data.movies;
      const shown = nodes.filter(({ id }) => !hidden.has(id));
      onAnswer({ entries: shown.map((movie) => ({ movie, reasons: [] })), notes: [], ...pageInfo });
    }
  });
};
