import type { RandomSource } from '../../src/linalg/random.ts';
import type { TopicModel } from './topics.ts';
import { capitalised } from './words.ts';

/** An overview of `words` words, null for none: sentences, some of them with a quotation, a few in paragraphs. */
export function sentences(
  random: RandomSource,
  model: TopicModel,
  topics: readonly number[],
  words: number,
): string | null {
  if (words === 0) return null;
  let text = '';
  let left = words;
  while (left > 0) {
    const length = Math.min(left, 8 + Math.floor(random.uniform() * 18));
    left -= length;
    const sentence = phrase(random, model, topics, length);
    const quoted = random.uniform() < 0.02 ? `"${sentence}"` : sentence;
    const gap = random.uniform() < 0.01 ? '\n\n' : ' ';
    text += `${text === '' ? '' : gap}${quoted}.`;
  }
  return text;
}

/** A tagline of `words` words, null for none. */
export function tagline(
  random: RandomSource,
  model: TopicModel,
  topics: readonly number[],
  words: number,
): string | null {
  return words === 0 ? null : `${phrase(random, model, topics, words)}.`;
}

function phrase(random: RandomSource, model: TopicModel, topics: readonly number[], words: number): string {
  let text = capitalised(model.word(random, topics));
  for (let i = 1; i < words; i++) {
    text += (random.uniform() < 0.06 ? ', ' : ' ') + model.word(random, topics);
  }
  return text;
}
