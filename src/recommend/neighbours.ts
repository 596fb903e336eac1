import type { MovieId } from '../movie/movie.ts';
import type { Database } from '../database/database.ts';
import { readSentVector } from '../database/sent-vector.ts';
import { completePlan, planNeighbours } from './neighbour-plan.ts';
import {
  type NeighbourRow,
  type NeighbourSearch,
  neighbourStatement,
  type Statement,
} from './neighbour-statement.ts';
import { type Candidate, identityKey } from './rank.ts';
import type { ModelStatistics } from './selectivity.ts';

/** The answer to one taste. */
export interface Neighbours {
  /** Identity keys of the movies that the taste names, which must not come back under another id. */
  readonly askedAbout: ReadonlySet<string>;
  /** Which of those movies have a vector in the model, and which have none. */
  readonly withVector: ReadonlySet<MovieId>;
  readonly withoutVector: ReadonlySet<MovieId>;
  /** The best of the pool, best first. */
  readonly candidates: readonly Candidate[];
  /** How many movies the pool has. */
  readonly poolSize: number;
}

export const NOTHING_FOUND: Neighbours = nothingYet();

function nothingYet() {
  return {
    askedAbout: new Set<string>(),
    withVector: new Set<MovieId>(),
    withoutVector: new Set<MovieId>(),
    candidates: [] as Candidate[],
    poolSize: 0,
  };
}

/**
 * The nearest neighbours of each taste among the movies that satisfy the filter. The pool has the size asked for
 * whenever there are enough movies, and the best ranked of the pool are returned. Keys are the positions of the tastes,
 * from 1. A taste without a vector finds nothing. Runs one statement, and a second one only for tastes whose index scan
 * stopped early because the statistics were wrong.
 */
export async function findNeighbours(
  database: Database,
  statistics: ModelStatistics,
  search: NeighbourSearch,
): Promise<Map<number, Neighbours>> {
  // Scores for people are computed for every movie that satisfies the filter.
  const scored = search.tastes.some(({ person }) => (person?.scored ?? null) !== null);
  const plan =
    search.part === 'indexed' && !scored
      ? planNeighbours(statistics, search.filter, search.limit)
      : ({ method: 'exact' } as const);
  const found = byPosition(await run(database, neighbourStatement(search, plan, statistics.labels)));
  const complete = completePlan(plan, statistics, search.limit);
  if (complete === null) return found;

  const short = [...found]
    .filter(([, { poolSize }]) => poolSize < search.limit)
    .map(([position]) => position);
  if (short.length === 0) return found;
  const tastes = short.flatMap((position) => search.tastes[position - 1] ?? []);
  const everything = byPosition(
    await run(database, neighbourStatement({ ...search, tastes }, complete, statistics.labels)),
  );
  for (const [i, position] of short.entries()) {
    const neighbours = everything.get(i + 1);
    if (neighbours !== undefined) found.set(position, neighbours);
  }
  return found;
}

async function run(
  database: Database,
  { name, settings, text, values }: Statement,
): Promise<readonly NeighbourRow[]> {
  const query = { ...(name !== null && { name }), text, values: [...values] };
  if (settings.length === 0) return (await database.pool.query<NeighbourRow>(query)).rows;
  return database.transaction(async (client) => (await client.query<NeighbourRow>(query)).rows, settings);
}

function byPosition(rows: readonly NeighbourRow[]): Map<number, Neighbours> {
  const found = new Map<number, ReturnType<typeof nothingYet>>();
  for (const row of rows) {
    let at = found.get(row.position);
    if (at === undefined) {
      found.set(row.position, (at = nothingYet()));
    }
    const { movieId, similarity, score, title, year } = row;
    if (similarity === null || score === null) {
      at.askedAbout.add(identityKey(row));
      (row.hasVector ? at.withVector : at.withoutVector).add(movieId);
      continue;
    }
    at.poolSize = row.pool ?? 0;
    const embedding = row.embedding === null ? null : readSentVector(row.embedding);
    at.candidates.push({ movieId, similarity, score, title, year, embedding });
  }
  // The statement ranks its rows, but the joins may return them in any order.
  for (const { candidates } of found.values()) {
    candidates.sort((a, b) => b.score - a.score || a.movieId - b.movieId);
  }
  return found;
}
