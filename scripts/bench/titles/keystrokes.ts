import type { Pool } from 'pg';
import { drawTitleQueries, type TitleQuery } from './title-queries.ts';
import type { Find } from './measure-titles.ts';

export interface Keystrokes {
  readonly titles: number;
  readonly keystrokes: number;
  /** Share of a title's letters after which it is among the first five, on average; 1 when it never is. */
  readonly neededShare: number;
  /** Of the keystrokes after that, the share at which it is not among the first five. */
  readonly lostAgain: number;
  /** Milliseconds a keystroke, ascending. */
  readonly elapsedMs: readonly number[];
}

/** Types well-known titles letter by letter and watches where the movie meant is among the suggestions. */
export async function measureKeystrokes(pool: Pool, count: number, find: Find): Promise<Keystrokes> {
  const drawn: readonly TitleQuery[] = await drawTitleQueries(pool, { count, seed: 7, others: new Set() });
  const titles = drawn.filter(({ kind }) => kind === 'exact_lower');
  const elapsedMs: number[] = [];
  let needed = 0;
  let after = 0;
  let lost = 0;
  for (const { query, id } of titles) {
    let neededLetters: number | null = null;
    for (let letters = 1; letters <= query.length; letters++) {
      if (query[letters - 1] === ' ') continue;
      const start = performance.now();
      const found = await find(query.slice(0, letters));
      elapsedMs.push(performance.now() - start);
      const isThere = found.includes(id);
      if (neededLetters !== null) {
        after++;
        if (!isThere) lost++;
      } else if (isThere) neededLetters = letters;
    }
    needed += (neededLetters ?? query.length) / query.length;
  }
  return {
    titles: titles.length,
    keystrokes: elapsedMs.length,
    neededShare: needed / Math.max(1, titles.length),
    lostAgain: lost / Math.max(1, after),
    elapsedMs: elapsedMs.sort((a, b) => a - b),
  };
}
