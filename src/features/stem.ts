import snowball from 'snowball-stemmers';

/** Beyond this many distinct words, the cache is cleared. Keywords repeat, so a small cache serves a million movies. */
const CACHED_WORDS = 200_000;

const CURLY_APOSTROPHE = /[\u2018\u2019\u201B]/g;

const english = snowball.newStemmer('english');
const cache = new Map<string, string>();

/**
 * The stem of one lower-case word by Snowball's English ("Porter 2") algorithm. A keyword of several words is stemmed
 * as one word without spaces: "time travel" -> "timetravel". The algorithm knows only the straight apostrophe, so curly
 * ones are made straight first.
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const found = english.stem(word.replace(CURLY_APOSTROPHE, "'"));
  if (cache.size >= CACHED_WORDS) cache.clear();
  cache.set(word, found);
  return found;
}
