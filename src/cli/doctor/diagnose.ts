import { embeddedSizeAdvice } from '../../database/embedded-size.ts';
import { formatCount } from '../numbers.ts';
import { diagnoseGraphMemory, diagnoseModel, diagnoseVectors } from './diagnose-model.ts';
import {
  diagnoseDisk,
  diagnoseEncoding,
  diagnosePgvector,
  diagnoseReplica,
  diagnoseServer,
  diagnoseTrigram,
} from './diagnose-server.ts';
import type { DiskFacts } from './disk-facts.ts';
import type { Facts } from './facts.ts';
import { advice, fault, type Finding, good } from './finding.ts';
import type { ReplicaFacts } from './replica-facts.ts';

type Contents = NonNullable<Facts['contents']>;

/** Judges the facts: one finding for each thing looked at, in the order of the parts they concern. */
export function diagnose(
  facts: Facts,
  disk: DiskFacts | null,
  replicas: readonly ReplicaFacts[] = [],
): Finding[] {
  const { contents } = facts;
  const model = contents?.model ?? null;
  return [
    diagnoseServer(facts),
    diagnoseTables(facts),
    ...(contents ? [diagnoseObjects(facts)] : []),
    diagnosePgvector(facts),
    // Comes with PostgreSQL, and into the database with the tables.
    ...(contents ? [diagnoseTrigram(facts)] : []),
    diagnoseEncoding(facts),
    ...(contents ? diagnoseContents(facts, contents) : []),
    diagnoseDisk(disk, model?.totalBytes ?? 0),
    ...replicas.map((replica) => diagnoseReplica(replica, model?.id ?? null)),
  ];
}

function diagnoseTables({ contents, schema }: Facts): Finding {
  if (!contents) {
    return fault(
      'tables',
      'none yet',
      "Load movies with 'ingest FILE', or run 'start' for the demo catalogue; both create the tables",
    );
  }
  if (schema.migrations === 0) return good('tables', 'up to date');
  return fault('tables', `${schema.migrations} migrations behind this version`, BRING_UP_TO_DATE);
}

const BRING_UP_TO_DATE = "Any other command brings them up to date: run 'models', for example";

function diagnoseObjects({ schema }: Facts): Finding {
  const { newer, outdated } = schema.objects;
  const subject = 'functions and views';
  if (newer) {
    return advice(subject, 'made by a newer version of reelgraph', 'Upgrade this installation, too');
  }
  if (outdated.length === 0) return good(subject, 'up to date');
  return fault(
    subject,
    `not those of this version: ${outdated.map(({ name }) => name).join(', ')}`,
    BRING_UP_TO_DATE,
  );
}

function diagnoseContents(facts: Facts, contents: Contents): Finding[] {
  const { model } = contents;
  return [
    diagnoseRole(contents),
    diagnoseCatalogue(facts, contents),
    diagnoseIndexes(contents),
    diagnoseModel(model, contents),
    ...(model ? diagnoseVectors(facts, model) : []),
    diagnoseStatistics(contents),
    ...(model ? [diagnoseGraphMemory(facts, model)] : []),
    diagnoseRemains(contents),
  ];
}

function diagnoseRole({ writable, unreadable }: Contents): Finding {
  if (unreadable.length > 0) {
    const found = unreadable
      .map(({ role, tables }) => `${role} may not read ${tables.join(', ')}`)
      .join('; ');
    return fault(
      'role',
      `${found}: questions asked by it fail`,
      'As the owner of the tables run scripts/create-server-role.sql again',
    );
  }
  if (writable) return good('role', 'may write');
  return advice(
    'role',
    'may only read, which is enough to serve but not to ingest or train',
    'For ingest and train, set DATABASE_URL to the role that owns the tables',
  );
}

function diagnoseCatalogue({ kind }: Facts, { movies }: Contents): Finding {
  if (movies === 0) {
    return fault(
      'catalogue',
      'no movie',
      "Load some with 'ingest FILE', or run 'start' for the demo catalogue",
    );
  }
  const found = `${formatCount(movies)} movies`;
  const tooMany = embeddedSizeAdvice(kind, movies);
  return tooMany === null ? good('catalogue', found) : advice('catalogue', found, tooMany);
}

function diagnoseIndexes({ missingIndexes }: Contents): Finding {
  if (missingIndexes.length === 0) return good('indexes of the tables', 'present');
  return fault(
    'indexes of the tables',
    `missing: ${missingIndexes.join(', ')}; questions that need them read whole tables`,
    'Create them again as in the folder drizzle/, or restore a backup',
  );
}

function diagnoseStatistics({ unanalyzed, model }: Contents): Finding {
  const tables = [...unanalyzed, ...(model?.analyzed === false ? [`model_vector_${model.id}`] : [])];
  if (tables.length === 0) return good('statistics', 'present');
  return advice(
    'statistics',
    `missing for ${tables.join(', ')}, so queries may be slow`,
    'Run ANALYZE, as after every restore',
  );
}

function diagnoseRemains({ unfinishedModels }: Contents): Finding {
  if (unfinishedModels.length === 0) return good('remains', 'none');
  return advice(
    'remains',
    `unfinished or failed models: ${unfinishedModels.join(', ')}`,
    "'prune' deletes failed ones; the next 'train' deletes those that were killed",
  );
}
