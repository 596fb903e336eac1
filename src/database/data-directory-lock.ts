import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DatabaseError } from './errors.ts';

/**
 * Keeps a second process out of a data directory: two PostgreSQL servers writing the same files destroy them. The lock
 * is a file that names its owner. If the owner is gone (kill -9), the next process takes the lock over.
 */
export interface DirectoryLock {
  release(): void;
}

interface Owner {
  readonly pid: number;
  /** When the process started, since pids are reused; null if the system does not say. */
  readonly started: string | null;
}

const heldHere = new Set<string>();

/** Throws DatabaseError naming the process that holds `directory`. Creates the directory. */
export function lockDirectory(directory: string): DirectoryLock {
  makeWritable(directory);
  const path = resolve(join(directory, 'lock'));
  if (heldHere.has(path)) throw inUse(directory, process.pid);

  // Written under another name first, so that nobody reads a half-written file.
  const own = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(
    own,
    JSON.stringify({ pid: process.pid, started: processStart(process.pid) } satisfies Owner),
  );
  try {
    while (!linkIfAbsent(own, path)) {
      const owner = readOwner(path);
      if (owner && isAlive(owner)) throw inUse(directory, owner.pid);
      removeStale(path);
    }
  } finally {
    unlinkSync(own);
  }
  heldHere.add(path);
  return {
    release() {
      if (heldHere.delete(path)) rmSync(path, { force: true });
    },
  };
}

/** Creates the directory. Throws DatabaseError if this process cannot create it or write to it. */
function makeWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason =
      {
        EEXIST: 'it is a file, not a directory',
        ENOTDIR: 'a part of the path is a file, not a directory',
        EACCES: 'this user may not write there',
        EPERM: 'this user may not write there',
        EROFS: 'the file system is read-only',
        ENOSPC: 'the disk is full; make room, what is there is safe',
      }[code] ?? (error instanceof Error ? error.message : String(error));
    throw new DatabaseError(
      `The embedded database cannot use ${directory}: ${reason}. Choose another directory with REELGRAPH_DATA_DIR.`,
      { cause: error },
    );
  }
}

function inUse(directory: string, pid: number): DatabaseError {
  return new DatabaseError(
    `The embedded database in ${directory} is in use by process ${pid}. ` +
      'Stop that process first, choose another directory with REELGRAPH_DATA_DIR, or set DATABASE_URL ' +
      'to a PostgreSQL server, which many processes can use at once.',
  );
}

function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Lets one process at a time remove a stale lock: otherwise a second one would remove the first one's new lock. */
function removeStale(path: string): void {
  const guard = `${path}.takeover`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    if (isOlderThan(guard, 10_000)) rmSync(guard, { recursive: true, force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    return;
  }
  try {
    const owner = readOwner(path);
    if (!owner || !isAlive(owner)) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

function readOwner(path: string): Owner | null {
  try {
    const { pid, started } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Owner>;
    return typeof pid === 'number' ? { pid, started: started ?? null } : null;
  } catch {
    return null;
  }
}

function isAlive(owner: Owner): boolean {
  // Not this process, which would have it in heldHere. In a container, every process may have pid 1.
  if (owner.pid === process.pid) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  const started = processStart(owner.pid);
  return started === null || owner.started === null || started === owner.started;
}

/**
 * When a process started, in ticks since boot, from Linux's /proc; null elsewhere. 'never' for a zombie, a dead process
 * that its parent has not waited for.
 */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields are separated by spaces. The second, the name in parentheses, may itself contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'never' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function isOlderThan(path: string, ms: number): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs > ms;
  } catch {
    return false;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
