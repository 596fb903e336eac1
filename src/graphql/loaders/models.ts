import DataLoader from 'dataloader';
import type { Database } from '../../database/database.ts';
import { listModels, type StoredModel } from '../../database/model-store.ts';

/** Models by id; they are few, so one statement reads them all. Null for ids that are not there. */
export function createModelLoader(database: Database): DataLoader<number, StoredModel | null> {
  return new DataLoader(async (ids) => {
    const models = new Map((await listModels(database)).map((model) => [model.id, model]));
    return ids.map((id) => models.get(id) ?? null);
  });
}
