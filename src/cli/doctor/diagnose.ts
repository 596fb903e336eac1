import { HNSW_FROM } from '../../database/index-build-plan.ts';
import { embeddedSizeAdvice } from '../../database/embedded-size.ts';
import { isOlder } from '../../database/server-check.ts';
import { formatBytes, formatCount } from '../numbers.ts';
import type { Facts, ModelFacts } from './facts.ts';

export interface Finding {
  readonly verdict: 'good' | 'advice' | 'fault';
  /** What was looked at. */
  readonly subject: string;
  /** What was found. */
  readonly found: string;
  /** What to do; null when all is well. */
  readonly remedy: string | null;
}

/** Memory of a node of the HNSW graph beside its vector, for 16 links. */
const NODE_BYTES = 600;
/** Before this release, parallel index builds and vacuum had faults in HNSW. */
const GOOD_PGVECTOR = [0, 8, 4] as const;
/** Past this share of new or changed movies a model is called stale. */
const STALE_SHARE = 0.1;

/** Judges the facts: one finding for each thing looked at, in the order of the parts they concern. */
export function diagnose(facts: Facts): Finding[] {
  return [
    diagnoseServer(facts),
    diagnosePgvector(facts),
    diagnoseTrigram(facts),
    diagnoseRole(facts),
    diagnoseCatalogue(facts),
    diagnoseModel(facts),
    ...(facts.model ? [...diagnoseVectors(facts.model), diagnoseIndexMemory(facts, facts.model)] : []),
    diagnoseRemains(facts),
  ];
}

function diagnoseServer({ kind, serverVersion, databaseBytes }: Facts): Finding {
  const where = kind === 'embedded' ? 'embedded' : 'server';
  return good('PostgreSQL', `${serverVersion}, ${where}, ${formatBytes(databaseBytes)} on disk`);
}

function diagnosePgvector({ pgvectorVersion }: Facts): Finding {
  if (pgvectorVersion === null) {
    return fault(
      'pgvector',
      'the extension "vector" is missing',
      'As a superuser run: CREATE EXTENSION vector',
    );
  }
  if (isOlder(pgvectorVersion, GOOD_PGVECTOR)) {
    return advice(
      'pgvector',
      `${pgvectorVersion}: works, but parallel index builds and vacuum have faults that later releases mend`,
      `Install ${GOOD_PGVECTOR.join('.')} or later, then run: ALTER EXTENSION vector UPDATE`,
    );
  }
  return good('pgvector', pgvectorVersion);
}

function diagnoseTrigram({ trigramVersion }: Facts): Finding {
  if (trigramVersion !== null) return good('pg_trgm', trigramVersion);
  return fault(
    'pg_trgm',
    'the extension "pg_trgm" is missing',
    'As a superuser run: CREATE EXTENSION pg_trgm',
  );
}

function diagnoseRole({ writable }: Facts): Finding {
  if (writable) return good('role', 'may write');
  return advice(
    'role',
    'may only read: enough to serve, not to ingest or train',
    'Use the role that owns the tables in DATABASE_URL for ingest and train',
  );
}

function diagnoseCatalogue({ kind, movies }: Facts): Finding {
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

function diagnoseModel({ model, movies, moviesSinceTraining }: Facts): Finding {
  if (!model) return fault('model', 'none answers', "Make one with 'train'");
  const found = `model ${model.id} answers`;
  if (moviesSinceTraining <= STALE_SHARE * movies) return good('model', found);
  return advice(
    'model',
    `${found}; ${formatCount(moviesSinceTraining)} of ${formatCount(movies)} movies are new or changed since`,
    "Train again with 'train'",
  );
}

function diagnoseVectors(model: ModelFacts): Finding[] {
  const retrain = "Train again with 'train', or go back to another model with 'activate ID'";
  if (model.vectors === null) return [fault('vectors', `the table of model ${model.id} is gone`, retrain)];
  const findings: Finding[] = [];
  if (model.storedDimensions !== model.dimensions) {
    const stored = model.storedDimensions ?? 'unknown';
    findings.push(
      fault('vectors', `${stored} dimensions are stored, the model has ${model.dimensions}`, retrain),
    );
  } else {
    findings.push(good('vectors', `${formatCount(model.vectors)} of ${model.dimensions} dimensions`));
  }
  if (!model.analyzed) {
    const remedy = `Run: ANALYZE model_vector_${model.id}`;
    findings.push(advice('statistics', 'the planner has none of the vectors, so plans may be slow', remedy));
  }
  findings.push(indexFinding(model, retrain));
  return findings;
}

function diagnoseIndexMemory({ kind, maintenanceMemoryBytes }: Facts, model: ModelFacts): Finding {
  const needed = (model.vectors ?? 0) * (4 * model.dimensions + NODE_BYTES);
  const found = `maintenance_work_mem is ${formatBytes(maintenanceMemoryBytes)}`;
  if (kind === 'embedded' || needed <= maintenanceMemoryBytes) return good('memory for the index', found);
  return advice(
    'memory for the index',
    `${found}; building the index in memory takes about ${formatBytes(needed)}`,
    `Training raises it for its own session when the role may; else run: ALTER SYSTEM SET maintenance_work_mem = '${Math.ceil(needed / 2 ** 20)}MB'`,
  );
}

function diagnoseRemains({ unfinishedModels }: Facts): Finding {
  if (unfinishedModels.length === 0) return good('remains', 'none');
  return advice(
    'remains',
    `models that never answered: ${unfinishedModels.join(', ')}`,
    "Remove failed ones with 'prune'; the next 'train' removes those that were killed",
  );
}

function good(subject: string, found: string): Finding {
  return { verdict: 'good', subject, found, remedy: null };
}

function advice(subject: string, found: string, remedy: string): Finding {
  return { verdict: 'advice', subject, found, remedy };
}

function fault(subject: string, found: string, remedy: string): Finding {
  return { verdict: 'fault', subject, found, remedy };
}

function indexFinding({ index, indexBytes, vectors }: ModelFacts, remedy: string): Finding {
  if (index === 'valid') return good('index', `HNSW, ${formatBytes(indexBytes)}`);
  if (index === 'missing' && (vectors ?? 0) < HNSW_FROM) {
    return good('index', `none of HNSW: ${formatCount(vectors ?? 0)} vectors are read in a few milliseconds`);
  }
  return fault('index', `the HNSW index is ${index}: unfiltered questions read every vector`, remedy);
}
