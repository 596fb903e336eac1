import { HNSW_FROM } from '../../database/index-build-plan.ts';
import { formatBytes, formatCount } from '../numbers.ts';
import type { Facts } from './facts.ts';
import { advice, fault, type Finding, good } from './finding.ts';
import type { ModelFacts } from './model-facts.ts';

/** Memory of a node of the HNSW graph beside its vector, for 16 links. */
const NODE_BYTES = 600;
/** Past this share of new or changed movies a model is called stale. */
const STALE_SHARE = 0.1;

interface TrainedOn {
  readonly movies: number;
  readonly moviesSinceTraining: number;
}

export function diagnoseModel(model: ModelFacts | null, { movies, moviesSinceTraining }: TrainedOn): Finding {
  if (!model) return fault('model', 'none answers', "Make one with 'train'");
  const found = `model ${model.id} answers`;
  if (moviesSinceTraining <= STALE_SHARE * movies) return good('model', found);
  return advice(
    'model',
    `${found}; ${formatCount(moviesSinceTraining)} of ${formatCount(movies)} movies are new or changed since`,
    "Train again with 'train'",
  );
}

export function diagnoseVectors(model: ModelFacts): Finding[] {
  const retrain = "Train again with 'train', or go back to another model with 'activate ID'";
  if (model.vectors === null) return [fault('vectors', `the table of model ${model.id} is gone`, retrain)];
  const findings: Finding[] = [];
  if (model.storedDimensions !== model.dimensions) {
    const stored =
      model.storedDimensions === null
        ? 'no vectors are stored'
        : `${model.storedDimensions} dimensions are stored`;
    findings.push(fault('vectors', `${stored}, the model has ${model.dimensions} dimensions`, retrain));
  } else {
    findings.push(good('vectors', `${formatCount(model.vectors)} of ${model.dimensions} dimensions`));
  }
  findings.push(diagnoseIndex(model, retrain));
  return findings;
}

function diagnoseIndex({ index, indexBytes, vectors }: ModelFacts, remedy: string): Finding {
  if (index === 'valid') return good('index', `HNSW, ${formatBytes(indexBytes)}`);
  if (index === 'missing' && (vectors ?? 0) < HNSW_FROM) {
    return good('index', `none of HNSW: ${formatCount(vectors ?? 0)} vectors are read in a few milliseconds`);
  }
  return fault('index', `the HNSW index is ${index}: unfiltered questions read every vector`, remedy);
}

export function diagnoseIndexMemory({ kind, maintenanceMemoryBytes }: Facts, model: ModelFacts): Finding {
  const vectors = model.vectors ?? 0;
  const needed = vectors < HNSW_FROM ? 0 : vectors * (4 * model.dimensions + NODE_BYTES);
  const found = `maintenance_work_mem is ${formatBytes(maintenanceMemoryBytes)}`;
  if (kind === 'embedded' || needed <= maintenanceMemoryBytes) return good('memory for the index', found);
  return advice(
    'memory for the index',
    `${found}; building the index in memory takes about ${formatBytes(needed)}`,
    `Training raises it for its own session when the role may; else run: ALTER SYSTEM SET maintenance_work_mem = '${Math.ceil(needed / 2 ** 20)}MB'`,
  );
}
