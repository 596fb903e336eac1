import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packagePath } from '../src/database/package-path.ts';
import { hashOfAll, readSqlObjects, SQL_OBJECTS_FOLDER, sqlObject } from '../src/database/sql-objects.ts';
import { similarMoviesSql } from '../src/recommend/similar-movies.ts';
import type { GeneratedFile } from './generate.ts';

const MIGRATION_HASHES = 'drizzle/hashes.json';
const REVISION = `${SQL_OBJECTS_FOLDER}/revision.json`;

/** Hash of each migration, by its name. */
type MigrationHashes = Readonly<Record<string, string>>;

/** The SQL function that gives the answers of `recommend`. */
const SIMILAR_MOVIES = 'similar_movies';

/**
 * The hashes that hold migrations as they were when they landed, the function that is made from the plans of the program,
 * and the revision of all functions, triggers and views.
 */
export async function generateSchemaHashes(): Promise<GeneratedFile[]> {
  return [
    { path: `${SQL_OBJECTS_FOLDER}/${SIMILAR_MOVIES}.sql`, content: similarMoviesSql() },
    { path: MIGRATION_HASHES, content: toJson(await migrationHashes()) },
    { path: REVISION, content: toJson(await revision()) },
  ];
}

/** Adds what is new; a migration that is there already is never listed with another hash. */
async function migrationHashes(): Promise<MigrationHashes> {
  const landed = JSON.parse(await read(MIGRATION_HASHES)) as MigrationHashes;
  const files = (await readdir(packagePath('drizzle'))).filter((name) => name.endsWith('.sql')).sort();
  const hashes: Record<string, string> = {};
  for (const file of files) {
    const hash = createHash('sha256')
      .update(await read(join('drizzle', file)))
      .digest('hex');
    const before = landed[file] ?? hash;
    if (before !== hash) {
      throw new Error(
        `drizzle/${file} has changed. Databases that have applied it would never see the change: write a new ` +
          `migration. If it has never landed, delete its line in ${MIGRATION_HASHES} and generate again.`,
      );
    }
    hashes[file] = hash;
  }
  for (const file of Object.keys(landed)) {
    if (!(file in hashes)) throw new Error(`drizzle/${file} is gone, but databases have applied it.`);
  }
  return hashes;
}

/** One more than before when a file has changed. */
async function revision(): Promise<{ readonly revision: number; readonly hash: string }> {
  const before = JSON.parse(await read(REVISION)) as { revision: number; hash: string };
  const objects = readSqlObjects().objects.map((object) =>
    object.name === SIMILAR_MOVIES ? sqlObject(SIMILAR_MOVIES, similarMoviesSql()) : object,
  );
  const hash = hashOfAll(objects);
  return before.hash === hash ? before : { revision: before.revision + 1, hash };
}

function read(path: string): Promise<string> {
  return readFile(packagePath(path), 'utf8');
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
