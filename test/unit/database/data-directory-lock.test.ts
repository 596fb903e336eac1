import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockDirectory } from '../../../src/database/data-directory-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'reelgraph-lock-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

test('holds a directory until it is released, and leaves nothing in it', () => {
  const directory = join(root, 'made', 'on demand');
  const lock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(`in use by process ${process.pid}`);
  lock.release();
  lock.release();
  expect(readdirSync(directory)).toEqual([]);
  lockDirectory(directory).release();
});

test('a living process keeps its lock; the message says who it is and what else can be done', async () => {
  const directory = join(root, 'other');
  lockDirectory(directory).release();
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  await once(child, 'spawn');
  const path = join(directory, 'lock');
  writeFileSync(path, JSON.stringify({ pid: child.pid, started: null }));
  expect(() => lockDirectory(directory)).toThrow(
    new RegExp(`in use by process ${child.pid}\\..*REELGRAPH_DATA_DIR.*DATABASE_URL`),
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockDirectory(directory).release();
  expect(existsSync(path)).toBe(false);
});

test.each([
  ['of a process whose number another one has now', JSON.stringify({ pid: process.ppid, started: '1' })],
  ['of an earlier process with our number', JSON.stringify({ pid: process.pid, started: '1' })],
  ['that is empty', ''],
  ['that is not ours', 'hello'],
])('a lock %s is taken over', (_case, content) => {
  const directory = join(root, 'stale');
  lockDirectory(directory).release();
  writeFileSync(join(directory, 'lock'), content);
  const lock = lockDirectory(directory);
  const owner = JSON.parse(readFileSync(join(directory, 'lock'), 'utf8')) as { pid: number };
  expect(owner.pid).toBe(process.pid);
  lock.release();
});
