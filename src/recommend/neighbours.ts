import type { Database } from '../database/database.ts';
import { readSentVector } from '../database/sent-vector.ts';
import { candidatesFor, type NeighbourPlan, planNeighbours } from './neighbour-plan.ts';
import {
  type NeighbourQuery,
  type NeighbourRow,
  type NeighbourSearch,
  neighbourStatement,
  type Statement,
} from './neighbour-statement.ts';
import { type Candidate, identityKey } from './rank.ts';
import type { ModelStatistics } from './selectivity.ts';

/** What was found for one query. */
export interface Neighbours {
  /** Identity keys of the movies asked about, which must not come back under another id. */
  readonly askedAbout: ReadonlySet<string>;
  /** In no particular order. */
  readonly candidates: readonly Candidate[];
}

/**
 * The nearest neighbours of each query that satisfy the filter: as many as asked for whenever so many are
 * there. By the query's position, from 1; queries without a vector find nothing. One statement; a second one
 * only for queries whose cells held too few, or for which the index gave up early.
 */
export async function findNeighbours(
  database: Database,
  statistics: ModelStatistics,
  search: NeighbourSearch,
): Promise<Map<number, Neighbours>> {
  const plan =
    search.part === 'indexed'
      ? planNeighbours(statistics, search.filter, search.limit)
      : ({ method: 'exact' } as const);
  const found = byPosition(await run(database, neighbourStatement(search, plan)));
  const complete = completePlan(plan, statistics, search.limit);
  if (complete === null) return found;

  const short = [...found].filter(([, { candidates }]) => candidates.length < search.limit);
  if (short.length === 0) return found;
  const positions = short.map(([position]) => position);
  const again = { ...search, query: onlyPositions(search.query, positions) };
  const everything = byPosition(await run(database, neighbourStatement(again, complete)));
  for (const [i, position] of positions.entries()) {
    const neighbours = everything.get(search.query.kind === 'each' ? i + 1 : position);
    if (neighbours !== undefined) found.set(position, neighbours);
  }
  return found;
}

/** The plan that finds what another one may have left out; null when that leaves nothing out. */
function completePlan(
  plan: NeighbourPlan,
  { firstPass, dimensions }: ModelStatistics,
  limit: number,
): NeighbourPlan | null {
  if (plan.method === 'exact' || (plan.method === 'bits' && plan.cells === null)) return null;
  if (firstPass === null) return { method: 'exact' };
  return { method: 'bits', candidates: candidatesFor(limit, dimensions), cells: null };
}

async function run(database: Database, statement: Statement): Promise<readonly NeighbourRow[]> {
  const { settings, text, values } = statement;
  if (settings.length === 0) return (await database.pool.query<NeighbourRow>(text, [...values])).rows;
  return database.transaction(async (client) => {
    await client.query(settings.join('; '));
    return (await client.query<NeighbourRow>(text, [...values])).rows;
  });
}

function byPosition(rows: readonly NeighbourRow[]): Map<number, Neighbours> {
  const found = new Map<number, { askedAbout: Set<string>; candidates: Candidate[] }>();
  for (const row of rows) {
    let at = found.get(row.position);
    if (at === undefined) found.set(row.position, (at = { askedAbout: new Set(), candidates: [] }));
    if (row.similarity === null) at.askedAbout.add(identityKey(row));
    else {
      at.candidates.push({
        movieId: row.movieId,
        similarity: row.similarity,
        // Nobody voted for any movie: all are equally known.
        prior: row.prior ?? 1,
        title: row.title,
        year: row.year,
        embedding: row.embedding === null ? null : readSentVector(row.embedding),
      });
    }
  }
  return found;
}

function onlyPositions(query: NeighbourQuery, positions: readonly number[]): NeighbourQuery {
  if (query.kind === 'taste') return query;
  return { kind: 'each', movieIds: positions.flatMap((position) => query.movieIds[position - 1] ?? []) };
}
