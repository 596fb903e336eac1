import type { Database } from '../../../src/database/database.ts';
import { searchSteps } from '../../../src/search/search-steps.ts';
import { searchTitles } from '../../../src/search/search-titles.ts';
import { measureTitles, type Tally } from './measure-titles.ts';
import type { TitleQuery } from './title-queries.ts';

/** What a search without one of its steps finds. */
export interface WithoutStep {
  /** The step left out; null for none. */
  readonly step: string | null;
  readonly wellKnown: Tally;
  readonly prefixes: Tally;
  readonly obscure: Tally;
  /** CPU milliseconds of this process for a query; the server's come on top. */
  readonly cpuMs: number;
}

/** Leaves out one step after the other, to see which earn their place. */
export async function measureWithoutSteps(
  database: Database,
  wellKnown: readonly TitleQuery[],
  obscure: readonly TitleQuery[],
): Promise<WithoutStep[]> {
  const results: WithoutStep[] = [];
  for (const step of [null, ...searchSteps.map(({ name }) => name)]) {
    const steps = searchSteps.filter(({ name }) => name !== step);
    const find = async (query: string): Promise<number[]> => {
      const matches = await searchTitles(database, { query, first: 5 }, steps);
      return matches.map(({ movieId }) => movieId);
    };
    const start = process.cpuUsage();
    const known = await measureTitles(database.pool, wellKnown, find);
    const unknown = await measureTitles(database.pool, obscure, find);
    const { user, system } = process.cpuUsage(start);
    results.push({
      step,
      wellKnown: known.others,
      prefixes: known.prefixes,
      obscure: unknown.others,
      cpuMs: (user + system) / 1_000 / (wellKnown.length + obscure.length),
    });
  }
  return results;
}
