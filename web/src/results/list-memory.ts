import { formatQuestion, type Question } from '../address/question.ts';
import { client } from '../api/client.ts';
import { readSeen } from '../taste/seen.ts';
import { MovieList } from './movie-list.ts';

const MAX_LISTS = 30;

const lists = new Map<string, MovieList>();

/**
 * The list for a question. Recent lists are kept with all their pages, so that going back returns to the same place.
 */
export function listFor(question: Question): MovieList {
  const key = formatQuestion(question);
  const known = lists.get(key);
  const list = known ?? new MovieList(client, question, readSeen());
  lists.delete(key);
  lists.set(key, list);
  const [oldest] = lists.keys();
  if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
  return list;
}
