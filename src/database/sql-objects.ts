import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { DatabaseError } from './errors.ts';
import { packagePath } from './package-path.ts';

/**
 * A file of `objects/`: functions, triggers and views, which are created again whenever the file changes. Migrations
 * create only types, tables and indexes. A file may run any number of times, so it uses CREATE OR REPLACE, and drops
 * what cannot be replaced. `-- requires: a, b` names the files that must run before it.
 */
export interface SqlObject {
  /** The file name without its extension. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
  readonly requires: readonly string[];
}

/** All files of `objects/` in this version of the program. */
export interface SqlObjects {
  /** Grows by one whenever a file changes, so the higher revision is the newer one. */
  readonly revision: number;
  /** Each object comes after those that it requires. */
  readonly objects: readonly SqlObject[];
}

/** Where the files and their revision are kept, relative to the package. */
export const SQL_OBJECTS_FOLDER = 'src/database/objects';

export function readSqlObjects(folder: string = packagePath(SQL_OBJECTS_FOLDER)): SqlObjects {
  const objects = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => sqlObject(file.slice(0, -4), readFileSync(join(folder, file), 'utf8')));
  const { revision } = JSON.parse(readFileSync(join(folder, 'revision.json'), 'utf8')) as {
    revision: number;
  };
  return { revision, objects: inOrder(objects) };
}

export function sqlObject(name: string, sql: string): SqlObject {
  const required = /^-- requires: (.+)$/m.exec(sql)?.[1];
  return {
    name,
    sql,
    hash: createHash('sha256').update(sql).digest('hex'),
    requires: required?.split(',').map((other) => other.trim()) ?? [],
  };
}

/** One hash of all the files together. */
export function hashOfAll(objects: readonly SqlObject[]): string {
  const hash = createHash('sha256');
  for (const object of objects) hash.update(`${object.name} ${object.hash}\n`);
  return hash.digest('hex');
}

/** Each object after those that it requires, otherwise in the order given. Throws DatabaseError. */
export function inOrder(objects: readonly SqlObject[]): SqlObject[] {
  const byName = new Map(objects.map((object) => [object.name, object]));
  const ordered = new Set<SqlObject>();
  const add = (object: SqlObject, path: readonly string[]): void => {
    if (ordered.has(object)) return;
    if (path.includes(object.name)) {
      throw new DatabaseError(`SQL objects require each other: ${[...path, object.name].join(', ')}.`);
    }
    for (const name of object.requires) {
      const required = byName.get(name);
      if (!required) throw new DatabaseError(`${object.name}.sql requires ${name}.sql, which is not there.`);
      add(required, [...path, object.name]);
    }
    ordered.add(object);
  };
  for (const object of objects) add(object, []);
  return [...ordered];
}

/** The state of a database's functions, triggers and views. */
export interface ObjectState {
  /** Whether a newer version of the program made them; this one must leave them alone. */
  readonly newer: boolean;
  /** The objects that differ from this version's files, and all that require them, in order. */
  readonly outdated: readonly SqlObject[];
}

/** Compares the hashes in a database with those of the files. Reads only. */
export async function compareSqlObjects(
  client: ClientBase,
  { revision, objects }: SqlObjects,
): Promise<ObjectState> {
  const { rows: known } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('sql_object') IS NOT NULL AS there",
  );
  if (!known[0]?.there) return { newer: false, outdated: objects };
  const { rows } = await client.query<{ name: string; hash: string; revision: number }>(
    'SELECT name, hash, revision FROM sql_object',
  );
  if (rows.some((row) => row.revision > revision)) return { newer: true, outdated: [] };
  const made = new Map(rows.map(({ name, hash }) => [name, hash]));
  const outdated = new Set<string>();
  for (const { name, hash, requires } of objects) {
    if (made.get(name) !== hash || requires.some((other) => outdated.has(other))) outdated.add(name);
  }
  return { newer: false, outdated: objects.filter(({ name }) => outdated.has(name)) };
}

/** Creates functions, triggers and views again, and records their hashes, in the client's transaction. */
export async function makeSqlObjects(
  client: ClientBase,
  { revision, objects }: SqlObjects,
  outdated: readonly SqlObject[],
): Promise<void> {
  // Some functions have pgvector's settings. PostgreSQL lets only superusers name them before its library is loaded.
  if (outdated.length > 0) await client.query(`SELECT '[0]'::vector`);
  for (const { name, sql, hash } of outdated) {
    try {
      await client.query(sql);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DatabaseError(`${SQL_OBJECTS_FOLDER}/${name}.sql: ${reason}`, { cause: error });
    }
    await client.query(
      `INSERT INTO sql_object (name, hash, revision) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, revision = excluded.revision, made_at = now()`,
      [name, hash, revision],
    );
  }
  await client.query('DELETE FROM sql_object WHERE name <> ALL ($1)', [objects.map(({ name }) => name)]);
}
