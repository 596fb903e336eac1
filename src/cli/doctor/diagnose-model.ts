import { graphBytes, MIN_GRAPH_MOVIES } from '../../database/index-build-plan.ts';
import { formatBytes, formatCount } from '../numbers.ts';
import type { Facts } from './facts.ts';
import { advice, fault, type Finding, good } from './finding.ts';
import type { ModelFacts } from './model-facts.ts';

/** Past this share of new or changed movies a model is called stale. */
const STALE_SHARE = 0.1;

interface TrainedOn {
  readonly movies: number;
  readonly moviesSinceTraining: number;
}

export function diagnoseModel(model: ModelFacts | null, { movies, moviesSinceTraining }: TrainedOn): Finding {
  if (!model) return fault('model', 'no model yet', "Make one with 'train'");
  const found = `model ${model.id} answers`;
  if (moviesSinceTraining <= STALE_SHARE * movies) return good('model', found);
  return advice(
    'model',
    `${found}; ${formatCount(moviesSinceTraining)} of ${formatCount(movies)} movies are new or changed since`,
    "Train again with 'train'",
  );
}

export function diagnoseVectors({ kind }: Facts, model: ModelFacts): Finding[] {
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
  findings.push(diagnoseFirstPass(model), diagnoseGraph(kind, model));
  return findings;
}

function diagnoseFirstPass({ firstPass, vectors }: ModelFacts): Finding {
  if (firstPass) return good('inverted lists', 'present');
  return fault(
    'inverted lists',
    `missing, or made by an earlier version: every question with a filter compares up to ${formatCount(vectors ?? 0)} vectors`,
    "Build them with 'reindex' once all servers have been upgraded, then start the servers again",
  );
}

/** Wherever there is a graph it answers questions without a filter; small models do without. */
function diagnoseGraph(kind: Facts['kind'], { graph, graphBytes: bytes, vectors }: ModelFacts): Finding {
  const movies = vectors ?? 0;
  const remedy = "Build it with 'reindex --graph', then restart the servers";
  if (graph === 'valid') return good('graph', `HNSW, ${formatBytes(bytes)}`);
  if (graph === 'invalid') {
    return fault(
      'graph',
      'its build was interrupted: questions cannot use it, but every write updates it',
      remedy,
    );
  }
  if (movies < MIN_GRAPH_MOVIES[kind]) {
    return good('graph', `none: the inverted lists are enough for ${formatCount(movies)} movies`);
  }
  return advice('graph', 'none: questions without a filter take several times longer', remedy);
}

export function diagnoseGraphMemory({ kind, maintenanceMemoryBytes }: Facts, model: ModelFacts): Finding {
  const vectors = model.vectors ?? 0;
  const needed = vectors < MIN_GRAPH_MOVIES[kind] ? 0 : graphBytes(vectors, model.dimensions);
  const found = `maintenance_work_mem is ${formatBytes(maintenanceMemoryBytes)}`;
  if (kind === 'embedded' || needed <= maintenanceMemoryBytes) return good('memory for the index', found);
  return advice(
    'memory for the index',
    `${found}; building the index in memory takes about ${formatBytes(needed)}`,
    `Training raises it for its own session if the role may. Otherwise run: ALTER SYSTEM SET maintenance_work_mem = '${Math.ceil(needed / 2 ** 20)}MB'`,
  );
}
