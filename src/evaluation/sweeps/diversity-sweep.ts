import { Diversifier } from '../../recommend/diversify.ts';
import type { Candidate } from '../../recommend/rank.ts';
import type { EvaluationCatalogue } from '../catalogue.ts';
import { LIST_LENGTH, ndcgOfSeeds } from '../measure-lists.ts';
import { summariseNdcg } from '../measure-system.ts';
import { estimate } from '../metrics/estimate.ts';
import { intraListDiversity } from '../metrics/intra-list-diversity.ts';
import type { Sweep } from '../report/report.ts';
import { dot } from '../../linalg/dot.ts';
import { type VectorSet, vectorOf } from '../systems/dense-vectors.ts';
import type { Recommender } from '../systems/recommender.ts';
import { firstTruth, type GroundTruth } from '../truth/ground-truth.ts';
import { missing } from '../missing.ts';

const DIVERSITIES = [0, 0.1, 0.2, 0.3, 0.5, 0.7];
/** How many candidates the product re-ranks for variety. */
const POOL = 100;

/** What variety costs: applies the product's re-ranking (maximal marginal relevance) to exact pools. */
export async function diversitySweep(
  modelId: number,
  system: Recommender,
  vectors: VectorSet,
  prior: Float32Array | undefined,
  catalogue: EvaluationCatalogue,
  truths: readonly GroundTruth[],
): Promise<Sweep> {
  const { seeds } = firstTruth(truths);
  const pools = await system.neighbours(seeds, POOL);
  const features = catalogue.movies.map((movie) => new Set([...movie.genres, ...movie.keywords]));
  const points = DIVERSITIES.map((value) => {
    const lists = pools.map((pool, i) =>
      diversify(toCandidates(pool, seeds[i] ?? missing('seed', i), vectors, prior), value),
    );
    const varieties = lists.map((list) =>
      intraListDiversity(list, (movie) => features[movie] ?? missing('movie', movie)),
    );
    return {
      value,
      ndcg: summariseNdcg(truths.map((truth) => ndcgOfSeeds(truth, seeds, lists))),
      intraListDiversity: estimate(varieties.filter((variety) => variety !== null)),
    };
  });
  return { modelId, setting: 'diversity', points };
}

function diversify(pool: readonly Candidate[], diversity: number): Int32Array {
  const list: number[] = [];
  for (const candidate of new Diversifier(diversity).order(pool)) {
    if (list.push(candidate.movieId) === LIST_LENGTH) break;
  }
  return Int32Array.from(list);
}

/** Uses positions as movie ids, which makes no difference to the re-ranking. */
function toCandidates(
  pool: Int32Array,
  seed: number,
  vectors: VectorSet,
  prior: Float32Array | undefined,
): Candidate[] {
  return Array.from(pool, (movie) => {
    const embedding = vectorOf(vectors, movie);
    const similarity = dot(vectorOf(vectors, seed), embedding);
    const known = prior ? (prior[movie] ?? missing('movie', movie)) : 1;
    const score = similarity > 0 ? similarity * known : similarity;
    return { movieId: movie, similarity, title: '', year: null, embedding, score };
  });
}
