import type { Database } from '../database/database.ts';
import { planNeighbours } from './neighbour-plan.ts';
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
 * there. By the query's position, from 1; queries without a vector find nothing. One statement, and a second
 * one only when the index gave up early.
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
  if (plan.method === 'exact') return found;

  const short = [...found].filter(([, { candidates }]) => candidates.length < search.limit);
  if (short.length === 0) return found;
  const positions = short.map(([position]) => position);
  const again = { ...search, query: onlyPositions(search.query, positions) };
  const exact = byPosition(await run(database, neighbourStatement(again, { method: 'exact' })));
  for (const [i, position] of positions.entries()) {
    const complete = exact.get(search.query.kind === 'each' ? i + 1 : position);
    if (complete !== undefined) found.set(position, complete);
  }
  return found;
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

/** Reads pgvector's binary form: two 16-bit numbers (dimensions, unused), then big-endian single precision. */
function readSentVector(sent: Buffer): Float32Array {
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const vector = new Float32Array(view.getUint16(0));
  for (let i = 0; i < vector.length; i++) vector[i] = view.getFloat32(4 + 4 * i);
  return vector;
}
