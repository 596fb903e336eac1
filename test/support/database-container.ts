import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const IMAGE = 'pgvector/pgvector:0.8.6-pg17';
const ENGINE_TIMEOUT_MS = 5_000;

export interface DatabaseContainer {
  readonly url: string;
  readonly image: string;
  stop(): Promise<unknown>;
}

/** A container with PostgreSQL and pgvector; null when no Docker engine answers or the image cannot be had. */
export async function startContainer(): Promise<DatabaseContainer | null> {
  if (!process.env.DOCKER_HOST && !existsSync('/var/run/docker.sock')) return null;
  try {
    const { getContainerRuntimeClient } = await import('testcontainers');
    const engine = await Promise.race([
      getContainerRuntimeClient(),
      sleep(ENGINE_TIMEOUT_MS, null, { ref: false }),
    ]);
    if (!engine) return null;
    const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
    const container = await new PostgreSqlContainer(IMAGE).start();
    return { url: container.getConnectionUri(), image: IMAGE, stop: () => container.stop() };
  } catch (error) {
    console.log(`No database container: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
