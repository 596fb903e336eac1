import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../database/package-path.ts';

/** The SDL in `schema/`, one text per file; on request with the operator's part. */
export function readTypeDefinitions({ admin }: { readonly admin: boolean }): readonly string[] {
  return ['schema', ...(admin ? ['schema/admin'] : [])].flatMap((name) => {
    const folder = packagePath(name);
    return readdirSync(folder)
      .filter((file) => file.endsWith('.graphql'))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8'));
  });
}
