import { join } from 'node:path';
import type { Settings } from './settings.ts';

/** Where rejected rows go unless said otherwise: in a container, only the data directory can be written. */
export function defaultRejectedFiles({ dataDirectory }: Pick<Settings, 'dataDirectory'>): readonly string[] {
  return ['rejected.jsonl', join(dataDirectory, 'rejected.jsonl')];
}
