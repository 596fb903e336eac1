import { beforeAll, describe, expect, it } from 'vitest';
import { projectRows } from '../../../../src/linalg/projection.ts';
import { truncatedSvd, type TruncatedSvd } from '../../../../src/linalg/truncated-svd.ts';
import { matrixOfReferenceVocabulary } from '../../../support/reference-matrix.ts';
import {
  readReferenceDocuments,
  readReferenceModel,
  type ReferenceModel,
} from '../../../support/reference-pipeline.ts';
import { sharedData } from '../../../support/shared-data.ts';

const documentsFile = sharedData('reference/documents.csv.gz');
const modelFile = sharedData('reference/tfidf-svd.json.gz');
const DIMENSIONS = 500;
const NEIGHBOURS = 15;

describe.skipIf(documentsFile === null || modelFile === null)(
  'the 500-dimensional space of the reference documents against the exact SVD (needs ../shared/data)',
  () => {
    let reference: ReferenceModel;
    let svd: TruncatedSvd;
    let ids: number[];
    let vectors: Float32Array;

    beforeAll(async () => {
      const documents = readReferenceDocuments(documentsFile!);
      reference = readReferenceModel(modelFile!);
      ids = documents.map(({ id }) => id);
      const { matrix } = matrixOfReferenceVocabulary(documents, reference);
      svd = await truncatedSvd(matrix, { rank: DIMENSIONS, seed: 42 });
      vectors = new Float32Array(matrix.rows * DIMENSIONS);
      for await (const block of projectRows(matrix, svd, { unit: true })) {
        vectors.set(block.vectors, block.firstRow * DIMENSIONS);
      }
    }, 600_000);

    it('has singular values within 1e-4 of the exact ones', () => {
      expect(svd.rank).toBe(DIMENSIONS);
      const errors = reference.singularValues.map((exact, i) => Math.abs(svd.singularValues[i]! / exact - 1));
      expect(Math.max(...errors)).toBeLessThan(1e-4);
    });

    it('explains the same variance to 1e-3', () => {
      expect(Math.abs(svd.explainedVariance - reference.explainedVariance)).toBeLessThan(1e-3);
    });

    it('finds at least 99 % of the 15 nearest neighbours', () => {
      const rowOf = new Map(ids.map((id, row) => [id, row]));
      const queries = reference.neighbours.map(({ id }) => rowOf.get(id)!);
      const cosines = cosinesToAll(vectors, queries);
      let found = 0;
      for (const [q, { cosines: exact }] of reference.neighbours.entries()) {
        const own = cosines.subarray(q * ids.length, (q + 1) * ids.length);
        own[queries[q]!] = -Infinity;
        const nearest = own.slice().sort().slice(-NEIGHBOURS);
        // A neighbour counts when its cosine is within 1e-5 of the exact fifteenth.
        found += nearest.filter((cosine) => cosine >= exact[NEIGHBOURS - 1]! - 1e-5).length;
      }
      expect(found / (queries.length * NEIGHBOURS)).toBeGreaterThanOrEqual(0.99);
    });

    it('gives neighbours the cosines of the exact space', () => {
      const rowOf = new Map(ids.map((id, row) => [id, row]));
      let found = 0;
      let all = 0;
      for (const { id, neighbours, cosines } of reference.neighbours) {
        for (const [i, neighbour] of neighbours.entries()) {
          const difference = Math.abs(cosine(vectors, rowOf.get(id)!, rowOf.get(neighbour)!) - cosines[i]!);
          if (difference < 1e-4) found += 1;
          all += 1;
        }
      }
      expect(found).toBe(all);
    });
  },
);

/** Cosines of the query rows with all rows: queries x rows. */
function cosinesToAll(vectors: Float32Array, queries: readonly number[]): Float32Array {
  const rows = vectors.length / DIMENSIONS;
  const cosines = new Float32Array(queries.length * rows);
  for (let row = 0; row < rows; row++) {
    for (const [q, query] of queries.entries()) cosines[q * rows + row] = cosine(vectors, query, row);
  }
  return cosines;
}

function cosine(vectors: Float32Array, a: number, b: number): number {
  const [x, y] = [a * DIMENSIONS, b * DIMENSIONS];
  let sum = 0;
  for (let d = 0; d < DIMENSIONS; d += 4) {
    sum +=
      vectors[x + d]! * vectors[y + d]! +
      vectors[x + d + 1]! * vectors[y + d + 1]! +
      vectors[x + d + 2]! * vectors[y + d + 2]! +
      vectors[x + d + 3]! * vectors[y + d + 3]!;
  }
  return sum;
}
