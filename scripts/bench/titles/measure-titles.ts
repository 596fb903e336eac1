import type { Pool } from 'pg';
import type { MovieId } from '../../../src/movie/movie.ts';
import { foldTitle } from '../../../src/search/fold-title.ts';
import type { TitleQuery } from './title-queries.ts';

/** Ids of the movies found, best first. */
export type Find = (query: string) => Promise<readonly MovieId[]>;

export interface Tally {
  readonly queries: number;
  /** Shares, in [0, 1]. */
  readonly first: number;
  readonly inFive: number;
}

export interface TitleMeasures {
  readonly byKind: ReadonlyMap<string, Tally>;
  /** All kinds but prefixes. */
  readonly others: Tally;
  readonly prefixes: Tally;
  /** Milliseconds a query, ascending. */
  readonly elapsedMs: readonly number[];
}

/**
 * Asks all queries, one after the other. Right is the movie that was meant, or another with the same folded title;
 * of the kind `year` only the movie itself.
 */
export async function measureTitles(
  pool: Pool,
  queries: readonly TitleQuery[],
  find: Find,
): Promise<TitleMeasures> {
  const answers: { query: TitleQuery; found: readonly MovieId[] }[] = [];
  const elapsedMs: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    const found = await find(query.query);
    elapsedMs.push(performance.now() - start);
    answers.push({ query, found });
  }
  const titles = await foldedTitles(
    pool,
    answers.flatMap(({ query, found }) => [query.id, ...found]),
  );
  const places = answers.map(({ query, found }) => ({
    kind: query.kind,
    place: found.findIndex(
      (id) => id === query.id || (query.kind !== 'year' && titles.get(id) === titles.get(query.id)),
    ),
  }));
  const tally = (isCounted: (kind: string) => boolean): Tally => {
    const counted = places.filter(({ kind }) => isCounted(kind));
    const share = (places: number): number =>
      counted.filter(({ place }) => place >= 0 && place < places).length / Math.max(1, counted.length);
    return { queries: counted.length, first: share(1), inFive: share(5) };
  };
  const kinds = [...new Set(places.map(({ kind }) => kind))].sort();
  return {
    byKind: new Map(kinds.map((kind) => [kind, tally((other) => other === kind)])),
    others: tally((kind) => !kind.startsWith('prefix')),
    prefixes: tally((kind) => kind.startsWith('prefix')),
    elapsedMs: elapsedMs.sort((a, b) => a - b),
  };
}

async function foldedTitles(pool: Pool, ids: readonly MovieId[]): Promise<ReadonlyMap<MovieId, string>> {
  const { rows } = await pool.query<{ id: MovieId; title: string }>(
    'SELECT id, title FROM movie WHERE id = ANY ($1::integer[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, title }) => [id, foldTitle(title)]));
}
