import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` drafts a migration from schema.ts; extensions and HNSW are written by hand. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/database/schema.ts',
  out: './drizzle',
});
