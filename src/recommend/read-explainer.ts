import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { readModelSpace } from '../model/model-space.ts';
import { BlockVocabulary } from '../model/blocks/block-vocabulary.ts';
import { ColumnMap } from '../model/blocks/column-map.ts';
import { storedSections } from '../model/blocks/stored-sections.ts';
import { describeByContent } from './describe-content.ts';
import { describeByReference } from './describe-reference.ts';
import type { Explainer } from './described-term.ts';
import { learnedTerms } from './learned-terms.ts';
import { RecentRows } from './recent-rows.ts';
import { sharedTerms } from './shared-terms.ts';

const learnedSummary = z.object({ sections: storedSections });

/**
 * Reads what tells why a model holds movies for similar: its vocabulary, and of a learned one also its map (90 MB for
 * 45,000 terms), as what it learned lies nowhere else.
 */
export async function readExplainer(
  database: Database,
  modelId: number,
  representation: string,
): Promise<Explainer> {
  if (representation === 'learned') {
    const explainer = await readLearned(database, modelId);
    if (explainer !== null) return explainer;
  }
  const { rows } = await database.pool.query<{ term: string; idf: number }>(
    'SELECT term, idf FROM model_term WHERE model_id = $1 ORDER BY position',
    [modelId],
  );
  if (representation === 'content' || representation === 'learned') {
    const terms = rows.map(({ term }) => term);
    const idf = Float32Array.from(rows, (row) => row.idf);
    return sharedTerms(describeByContent(new RecentRows(new BlockVocabulary(terms, idf))));
  }
  return sharedTerms(describeByReference(new Map(rows.map(({ term, idf }) => [term, idf]))));
}

async function readLearned(database: Database, modelId: number): Promise<Explainer | null> {
  const space = await readModelSpace(database.pool, modelId);
  const { rows } = await database.pool.query<{ summary: unknown }>(
    'SELECT summary FROM model WHERE id = $1',
    [modelId],
  );
  const summary = learnedSummary.safeParse(rows[0]?.summary);
  if (space === null || !summary.success) return null;
  const vocabulary = new RecentRows(new BlockVocabulary(space.terms, space.idf));
  const map = new ColumnMap(space.components, summary.data.sections);
  return learnedTerms(vocabulary, map, describeByContent(vocabulary));
}
