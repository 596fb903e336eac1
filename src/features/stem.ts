import snowball from 'snowball-stemmers';

/** Past this many distinct words the cache starts afresh: keywords repeat, so a small one serves a million movies. */
const CACHED_WORDS = 200_000;

const CURLY_APOSTROPHE = /[\u2018\u2019\u201B]/g;

const english = snowball.newStemmer('english');
const cache = new Map<string, string>();

/**
 * The stem of one lower-case word by Snowball's English ("Porter 2") algorithm. A keyword of several
 * words is stemmed as one word once its spaces are gone: "time travel" -> "timetravel". The algorithm
 * reads the straight apostrophe only, so curly ones become straight first.
 */
export function stem(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const found = english.stem(word.replace(CURLY_APOSTROPHE, "'"));
  if (cache.size >= CACHED_WORDS) cache.clear();
  cache.set(word, found);
  return found;
}
