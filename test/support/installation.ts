import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '../../scripts/faults/installation.ts';
import { nativeServersAreBuilt, NativeServer } from '../../scripts/faults/native-server.ts';
import { ServerProcess } from '../../scripts/faults/server-process.ts';
import { targetOf, TcpProxy } from '../../scripts/faults/tcp-proxy.ts';
import type { Database } from '../../src/database/database.ts';
import { migrate } from '../../src/database/migrate.ts';
import { openDatabase } from '../../src/database/open.ts';
import { prepareCatalogue } from '../integration/graphql/prepared-catalogue.ts';

/** Why tests that stop servers of their own are skipped; null when they are not. */
export function whyNoNativeServers(source: { readonly kind: 'embedded' | 'server' }): string | null {
  if (source.kind === 'embedded') return 'the embedded database is part of the process: nothing to restart';
  if (nativeServersAreBuilt()) return null;
  return 'no native PostgreSQL is built here: scripts/native-postgres.sh start';
}

/** Opens `url` under a name that faults leave alone. */
export function openBeside(url: string, maxConnections = 4): Promise<Database> {
  const named = new URL(url);
  named.searchParams.set('application_name', 'beside');
  return openDatabase({ url: named.href, dataDirectory: '.reelgraph', maxConnections });
}

/** A primary with a small catalogue and two models, and, if wanted, its replicas, in a directory of their own. */
export interface NativeServers {
  readonly primary: NativeServer;
  readonly primaryUrl: string;
  readonly replicas: readonly { readonly server: NativeServer; readonly url: string }[];
  readonly models: readonly [number, number];
  readonly directory: string;
  delete(): Promise<void>;
}

export async function startNativeServers(replicaCount: number): Promise<NativeServers> {
  const directory = await mkdtemp(join(tmpdir(), 'reelgraph-servers-'));
  // Root starts servers as another user, who has to get there.
  await chmod(directory, 0o755);
  const settings = [
    'shared_buffers=32MB',
    'fsync=off',
    'full_page_writes=off',
    'wal_keep_size=64MB',
    'max_connections=30',
  ];
  const primary = new NativeServer(join(directory, 'primary'), { settings });
  const primaryUrl = await primary.start();
  const database = await openBeside(primaryUrl);
  await migrate(database);
  const models = [await prepareCatalogue(database), await prepareCatalogue(database)] as const;
  await database.close();
  const replicas: { server: NativeServer; url: string }[] = [];
  for (let i = 1; i <= replicaCount; i++) {
    const server = new NativeServer(join(directory, `replica-${i}`), {
      settings,
      replicaOf: primary.directory,
    });
    replicas.push({ server, url: await server.start() });
  }
  return {
    primary,
    primaryUrl,
    replicas,
    models,
    directory,
    async delete() {
      for (const { server } of replicas) await server.delete();
      await primary.delete();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A server behind a proxy in front of `servers`, ready; `replica` stands in for the primary when faults want it. */
export async function install(
  servers: NativeServers,
  environment: Readonly<Record<string, string>> = {},
): Promise<Installation & { close(): Promise<void> }> {
  const proxy = await TcpProxy.start(targetOf(servers.primaryUrl));
  const server = await ServerProcess.start({
    DATABASE_URL: proxy.through(servers.primaryUrl),
    LOG_LEVEL: 'warn',
    ...environment,
  });
  await server.untilReady();
  return {
    server,
    proxy,
    primary: servers.primary,
    standbyTarget: targetOf(servers.replicas[0]?.url ?? servers.primaryUrl),
    openPrimary: async () => openBeside(await servers.primary.url(), 40),
    models: servers.models,
    async close() {
      await server.stop();
      await proxy.close();
    },
  };
}
