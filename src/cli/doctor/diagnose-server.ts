import { isOlder, OLDEST_PGVECTOR, pgvectorAdvice } from '../../database/server-check.ts';
import { formatBytes } from '../numbers.ts';
import type { DiskFacts } from './disk-facts.ts';
import type { Facts } from './facts.ts';
import { advice, fault, type Finding, good, unknown } from './finding.ts';
import type { ReplicaFacts } from './replica-facts.ts';

/** Before this release, parallel index builds and vacuum had faults in HNSW. */
const GOOD_PGVECTOR = [0, 8, 4] as const;
/** A training writes a second model beside the first, and the log of it. */
const TRAINING_COPIES = 2;
/** With less than this share free, file systems slow down and logs fill what is left. */
const FREE_SHARE = 0.1;

export function diagnoseServer({ kind, serverVersion, databaseBytes }: Facts): Finding {
  const where = kind === 'embedded' ? 'embedded' : 'server';
  return good('PostgreSQL', `${serverVersion}, ${where}, ${formatBytes(databaseBytes)} on disk`);
}

export function diagnoseEncoding({ encoding }: Facts): Finding {
  if (encoding === 'UTF8') return good('encoding', encoding);
  return fault(
    'encoding',
    `${encoding} lacks letters of many titles; movies with such titles cannot be loaded`,
    "Create and use another database: CREATE DATABASE reelgraph TEMPLATE template0 ENCODING 'UTF8'",
  );
}

/** Before there are tables: whether there could be. Whatever makes the tables makes the extension first. */
function diagnoseOfferedPgvector({
  offeredPgvector,
  mayCreateExtensions,
  serverVersionNumber,
}: Facts): Finding {
  if (offeredPgvector === null) {
    return fault('pgvector', 'not installed on the server', pgvectorAdvice(serverVersionNumber));
  }
  if (isOlder(offeredPgvector, OLDEST_PGVECTOR)) {
    return fault(
      'pgvector',
      `the server has ${offeredPgvector}; reelgraph needs ${OLDEST_PGVECTOR.join('.')} or later`,
      `Install ${GOOD_PGVECTOR.join('.')} or later on the server`,
    );
  }
  if (!mayCreateExtensions) {
    return fault(
      'pgvector',
      `the server has ${offeredPgvector}, but this role may not create the extension`,
      'Run as a superuser in this database: CREATE EXTENSION vector; CREATE EXTENSION pg_trgm',
    );
  }
  return good(
    'pgvector',
    `the server has ${offeredPgvector}; the first 'ingest' or 'start' creates the extension`,
  );
}

export function diagnosePgvector(facts: Facts): Finding {
  const { pgvectorVersion, contents } = facts;
  if (pgvectorVersion === null && contents === null) return diagnoseOfferedPgvector(facts);
  if (pgvectorVersion === null) {
    return fault(
      'pgvector',
      'the extension "vector" is missing; nothing can be recommended',
      'Run as a superuser: CREATE EXTENSION vector. If it was dropped, the vectors are lost: train again',
    );
  }
  const update = 'on the server, then run as the owner: ALTER EXTENSION vector UPDATE';
  if (isOlder(pgvectorVersion, OLDEST_PGVECTOR)) {
    const oldest = OLDEST_PGVECTOR.join('.');
    return fault(
      'pgvector',
      `${pgvectorVersion}: reelgraph needs ${oldest} or later`,
      `Install ${GOOD_PGVECTOR.join('.')} or later ${update}`,
    );
  }
  if (isOlder(pgvectorVersion, GOOD_PGVECTOR)) {
    return advice(
      'pgvector',
      `${pgvectorVersion}: works, but has bugs in parallel index builds and vacuum that later releases fix`,
      `Install ${GOOD_PGVECTOR.join('.')} or later ${update}`,
    );
  }
  return good('pgvector', pgvectorVersion);
}

export function diagnoseTrigram({ trigramVersion }: Facts): Finding {
  if (trigramVersion !== null) return good('pg_trgm', trigramVersion);
  return fault(
    'pg_trgm',
    'the extension "pg_trgm" is missing; titles cannot be searched',
    'Run as a superuser: CREATE EXTENSION pg_trgm. If it was dropped, its indexes are lost: restore a backup, ' +
      'or fill a new database with ingest and train',
  );
}

/** `modelBytes` is the size of the model that answers. */
export function diagnoseDisk(disk: DiskFacts | null, modelBytes: number): Finding {
  if (disk === null) {
    const needed = TRAINING_COPIES * modelBytes;
    return unknown(
      'disk',
      'the free space on the database server cannot be seen from here',
      needed > 0
        ? `Check it there: the next training needs about ${formatBytes(needed)}`
        : 'Check it there: docs/operations.md says how much space a catalogue needs',
    );
  }
  const { freeBytes, totalBytes } = disk;
  const found = `${formatBytes(freeBytes)} of ${formatBytes(totalBytes)} free`;
  const needed = TRAINING_COPIES * modelBytes;
  if (freeBytes < needed) {
    return fault(
      'disk',
      `${found}; the next training needs about ${formatBytes(needed)}`,
      "Delete older models with 'prune --keep 1', or enlarge the disk",
    );
  }
  if (freeBytes < FREE_SHARE * totalBytes) {
    return advice(
      'disk',
      `${found}: it will soon be full`,
      "Enlarge the disk, or delete older models with 'prune'",
    );
  }
  return good('disk', found);
}

export function diagnoseReplica(replica: ReplicaFacts, activeModelId: number | null): Finding {
  const subject = `replica ${replica.host}`;
  if (replica.failure !== null) {
    return fault(
      subject,
      `left out: ${replica.failure}`,
      'Start it, or remove it from DATABASE_REPLICA_URLS',
    );
  }
  if (!replica.standby) {
    return fault(
      subject,
      'is not a replica: it has movies and models of its own',
      'Set it up as a streaming replica of DATABASE_URL (pg_basebackup --write-recovery-conf)',
    );
  }
  if (replica.behindBytes > 0) {
    return fault(
      subject,
      `lags ${formatBytes(replica.behindBytes)} behind the primary`,
      'See its log and pg_stat_wal_receiver. If replay is paused, run there: SELECT pg_wal_replay_resume(). ' +
        'It gets no requests until it has caught up',
    );
  }
  if (replica.modelId !== activeModelId) {
    return advice(
      subject,
      `its active model is ${replica.modelId ?? 'none'}`,
      'Wait a moment and run doctor again',
    );
  }
  return good(subject, 'follows the primary');
}
