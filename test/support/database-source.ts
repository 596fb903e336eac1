import type {} from 'vitest';

/** Where integration tests get their databases; decided once a run by database-setup.ts. */
type TestDatabaseSource =
  | { readonly kind: 'server'; readonly url: string; readonly template: string; readonly directory: string }
  | { readonly kind: 'embedded'; readonly template: string; readonly directory: string };

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: TestDatabaseSource;
  }
}
