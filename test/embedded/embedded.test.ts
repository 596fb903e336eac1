import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EmbeddedHost } from '../../src/database/embedded-host.ts';
import { openDatabase } from '../../src/database/open.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'reelgraph-embedded-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('a new directory becomes a database; what was written is there when it is opened again', async () => {
  const options = { dataDirectory: join(directory, 'new', 'deeper') };
  const first = await openDatabase(options);
  expect(first.kind).toBe('embedded');
  await first.pool.query('CREATE TABLE kept (id integer)');
  await first.pool.query('INSERT INTO kept SELECT generate_series(1, 1000)');
  await Promise.all([first.close(), first.close()]);
  await expect(first.pool.query('SELECT 1')).rejects.toThrow();

  const second = await openDatabase(options);
  expect((await second.pool.query('SELECT count(*) AS n FROM kept')).rows).toEqual([{ n: 1000 }]);
  await second.close();
});

test('a second opening is refused and names the process; a lock of a dead process is taken over', async () => {
  const options = { dataDirectory: join(directory, 'new', 'deeper') };
  const database = await openDatabase(options);
  await expect(openDatabase(options)).rejects.toThrow(`in use by process ${process.pid}`);
  await database.close();

  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  await writeFile(join(options.dataDirectory, 'lock'), JSON.stringify({ pid: child.pid, started: '1' }));
  const again = await openDatabase(options);
  await again.close();
});

test('a directory that is no database is refused with advice', async () => {
  const dataDirectory = join(directory, 'strange');
  const options = { dataDirectory };
  await mkdir(join(dataDirectory, 'postgres'), { recursive: true });
  await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '9.6\n');
  await expect(openDatabase(options)).rejects.toThrow(
    /did not start: .*keep a copy of it, choose a new one/s,
  );
  // The lock is free again.
  await expect(openDatabase(options)).rejects.toThrow('did not start');
});

test('when its thread dies, waiting and later calls fail at once and say so', async () => {
  const host = await EmbeddedHost.start(join(directory, 'new', 'deeper', 'postgres'));
  const copying = expect(host.copy("COPY kept FROM '/dev/blob'", [])).rejects.toThrow(
    'The embedded database stopped',
  );
  const stream = host.connect();
  const streamError = once(stream, 'error');
  await host.kill();
  await copying;
  expect(String(await streamError)).toContain('The embedded database stopped');
  await expect(host.copy("COPY kept FROM '/dev/blob'", [])).rejects.toThrow('Restart the program');
  const [later] = (await once(host.connect(), 'error')) as [Error];
  expect(later.message).toContain('Restart the program');
  await host.close();
});
