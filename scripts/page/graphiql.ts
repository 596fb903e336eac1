import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compressFolder } from './compressed.ts';

const ROOT = join(import.meta.dirname, '../..');
const SOURCES = join(ROOT, 'src/graphql/graphiql');

/** Where the server looks for GraphiQL. */
export const GRAPHIQL_BUILT = join(ROOT, 'dist/graphiql');

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

/** What the page loads, by the name that it has there. */
function files(): Readonly<Record<string, string>> {
  return {
    'index.html': join(SOURCES, 'index.html'),
    'page.js': join(SOURCES, 'page.js'),
    'page.css': join(SOURCES, 'page.css'),
    'react.js': join(folderOf('react'), 'umd/react.production.min.js'),
    'react-dom.js': join(folderOf('react-dom'), 'umd/react-dom.production.min.js'),
    'graphiql.js': join(folderOf('graphiql'), 'graphiql.min.js'),
    'graphiql.css': join(folderOf('graphiql'), 'graphiql.min.css'),
  };
}

/** Collects GraphiQL and what it needs into dist/graphiql, compressed. */
export async function buildGraphiql(): Promise<void> {
  const building = `${GRAPHIQL_BUILT}.${process.pid}`;
  try {
    await mkdir(building, { recursive: true });
    await Promise.all(Object.entries(files()).map(([name, path]) => copyFile(path, join(building, name))));
    await compressFolder(building);
    await rm(GRAPHIQL_BUILT, { recursive: true, force: true });
    await rename(building, GRAPHIQL_BUILT);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}
