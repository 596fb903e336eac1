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
      'there are none yet',
      "Load movies with 'ingest FILE', or run 'start' for the demo catalogue: both make the tables",
    );
  }
  if (schema.migrations === 0) return good('tables', 'up to date');
  return fault('tables', `${schema.migrations} migrations behind this version`, BRING_UP_TO_DATE);
}

const BRING_UP_TO_DATE = "Any command but this one brings them up to date: run 'models'";

function diagnoseObjects({ schema }: Facts): Finding {
  const { newer, outdated } = schema.objects;
  const subject = 'functions and views';
  if (newer) {
    return advice(subject, 'made by a newer version of reelgraph', 'Upgrade this installation as well');
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

function diagnoseRole({ writable }: Contents): Finding {
  if (writable) return good('role', 'may write');
  return advice(
    'role',
    'may only read: enough to serve, not to ingest or train',
    'Use the role that owns the tables in DATABASE_URL for ingest and train',
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
  if (missingIndexes.length === 0) return good('indexes of the tables', 'all there');
  return fault(
    'indexes of the tables',
    `missing: ${missingIndexes.join(', ')}; what they serve reads whole tables`,
    'Create them again as in the folder drizzle/, or restore a backup',
  );
}

function diagnoseStatistics({ unanalyzed, model }: Contents): Finding {
  const tables = [...unanalyzed, ...(model?.analyzed === false ? [`model_vector_${model.id}`] : [])];
  if (tables.length === 0) return good('statistics', 'there');
  return advice(
    'statistics',
    `the planner has none of ${tables.join(', ')}, so plans may be slow`,
    'Run, as after each restore: ANALYZE',
  );
}

function diagnoseRemains({ unfinishedModels }: Contents): Finding {
  if (unfinishedModels.length === 0) return good('remains', 'none');
  return advice(
    'remains',
    `models that never answered: ${unfinishedModels.join(', ')}`,
    "Remove failed ones with 'prune'; the next 'train' removes those that were killed",
  );
}
