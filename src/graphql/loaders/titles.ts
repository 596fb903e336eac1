import DataLoader from 'dataloader';
import type { Database } from '../../database/database.ts';
import { resolveTitles, type ResolvedTitle } from '../../search/resolve-titles.ts';

/** What typed titles mean; a title that several fields name is looked for once. */
export function createTitleLoader(database: Database): DataLoader<string, ResolvedTitle> {
  return new DataLoader((titles) => resolveTitles(database, titles));
}
