import { eq } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import type { Explainer } from '../model/explain/described-term.ts';
import { readModelSpace, readTerms } from '../model/model-space.ts';
import { storedRepresentation } from '../model/representations.ts';
import { sharedTerms } from '../model/explain/shared-terms.ts';
import { model } from '../database/schema.ts';

/** Reads what explains a model's similarities: its vocabulary, and its map if the representation needs it. */
export async function readExplainer(database: Database, modelId: number, name: string): Promise<Explainer> {
  const representation = storedRepresentation(name);
  if (representation === null) return sharedTerms(() => ({ keys: [], weights: [], meanings: () => [] }));
  const { explain } = representation;
  const space = explain.needsMap
    ? await readModelSpace(database.pool, modelId)
    : { ...(await readTerms(database.pool, modelId)), components: NO_MAP };
  if (space === null) throw new Error(`model ${modelId} has no map to explain by`);
  const [row] = await database.orm
    .select({ summary: model.summary })
    .from(model)
    .where(eq(model.id, modelId));
  return explain.explainer(space, row?.summary);
}

const NO_MAP = { rank: 0, columns: 0, components: new Float32Array(0) };
