import type { Components } from '../../linalg/components.ts';
import type { SvdOptions } from '../../linalg/svd-options.ts';
import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { bringToMeanLength1 } from '../blocks/section-lengths.ts';
import type { PersonMaps } from '../person/person-projection.ts';
import { coLikes, type UserLikes } from './co-likes.ts';
import { wholeLikes } from './likes-matrix.ts';
import { type PersonFactorMethod, personFactors } from './person-factors.ts';
import { ridgeMap, rowConfidence } from './ridge-map.ts';
import type { TasteMap } from './taste-map.ts';

/** Length of in and out vectors: nDCG@100 .264 at 16, .281 at 32, .295 at 64, .302 at 128, .304 at 300. */
const DIMENSIONS = 128;
/** Penalty of the ridge regression. */
const LAMBDA = 0.1;
/** The prior is the length of the first numbers of the taste vector. The others hardly change it. */
const TASTE_ROWS = 128;

/** The maps from terms to in and out vectors: a ridge regression of the likes' item factors on terms, as for taste. */
export async function learnPersonMaps(
  corpus: BlockCorpus,
  people: UserLikes,
  options: SvdOptions,
): Promise<Pick<PersonMaps, 'dimensions' | 'average'> & { map: Float32Array; method: PersonFactorMethod }> {
  const likes = coLikes(wholeLikes(people));
  const found = await personFactors(likes, { ...options, rank: DIMENSIONS }, process.availableMemory());
  const { movies, dimensions, inFactors, outFactors } = found;
  const factors = beside(inFactors, outFactors, movies.length, dimensions);
  const means = takeOffMeans(factors, 2 * dimensions, movies, likes.likes);
  const { columns } = corpus.vocabulary;
  const targets = { movies, dimensions: 2 * dimensions, factors };
  const map = await ridgeMap(corpus, likes.likes, targets, LAMBDA, options);
  for (const [k, mean] of means.entries()) map[k * columns + columns - 1] = mean;
  for (const first of [0, dimensions]) {
    const weights = map.subarray(first * columns, (first + dimensions) * columns);
    const section = { name: 'taste', dimensions, weight: 1, unit: false } as const;
    await bringToMeanLength1({ section, weights }, corpus.matrix, options.threads);
  }
  return {
    method: found.method,
    dimensions,
    map,
    average: averagePerson(corpus, map, dimensions, likes.likes),
  };
}

/** The maps of persons, and the part of the taste map that gives the prior, in the form in which they are stored. */
export function stackPersonMaps(
  map: Float32Array,
  dimensions: number,
  taste: TasteMap,
  columns: number,
): Components {
  const tasteRows = Math.min(TASTE_ROWS, taste.section.dimensions);
  const components = new Float32Array((2 * dimensions + tasteRows) * columns);
  components.set(map);
  components.set(taste.weights.subarray(0, tasteRows * columns), map.length);
  // The prior is the length of the uncentred taste vector, not of its difference from the mean.
  for (let row = 2 * dimensions; row < 2 * dimensions + tasteRows; row++) {
    components[row * columns + columns - 1] = 0;
  }
  return { rank: 2 * dimensions + tasteRows, columns, components };
}

function beside(one: Float32Array, other: Float32Array, rows: number, width: number): Float32Array {
  const both = new Float32Array(rows * 2 * width);
  for (let row = 0; row < rows; row++) {
    both.set(one.subarray(row * width, (row + 1) * width), row * 2 * width);
    both.set(other.subarray(row * width, (row + 1) * width), row * 2 * width + width);
  }
  return both;
}

/** Subtracts the mean of each column, with movies weighted as in the regression; returns the means. */
function takeOffMeans(
  factors: Float32Array,
  width: number,
  movies: Uint32Array,
  likes: Float64Array,
): Float64Array {
  const means = new Float64Array(width);
  let mass = 0;
  for (const [row, movie] of movies.entries()) {
    const confidence = rowConfidence(likes[movie]!);
    mass += confidence;
    for (let k = 0; k < width; k++) means[k]! += confidence * factors[row * width + k]!;
  }
  for (let k = 0; k < width; k++) means[k]! /= mass;
  for (let i = 0; i < factors.length; i++) factors[i]! -= means[i % width]!;
  return means;
}

/** Mean of the in vectors of all movies, weighted by their likes. */
function averagePerson(
  { matrix }: BlockCorpus,
  map: Float32Array,
  dimensions: number,
  likes: Float64Array,
): Float32Array {
  const row = new Float64Array(matrix.columns);
  let mass = 0;
  for (const [movie, count] of likes.entries()) {
    mass += count;
    for (let k = matrix.offsets[movie]!; k < matrix.offsets[movie + 1]!; k++) {
      row[matrix.indices[k]!]! += count * matrix.values[k]!;
    }
  }
  return Float32Array.from({ length: dimensions }, (_, k) => {
    let sum = 0;
    for (let column = 0; column < matrix.columns; column++) {
      sum += row[column]! * map[k * matrix.columns + column]!;
    }
    return sum / mass;
  });
}
