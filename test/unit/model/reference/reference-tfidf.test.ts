import { beforeAll, describe, expect, it } from 'vitest';
import type { CsrMatrix } from '../../../../src/linalg/csr-matrix.ts';
import { TfIdfBuilder, type TfIdf } from '../../../../src/model/reference/tfidf-builder.ts';
import { matrixOfReferenceVocabulary, termCounts } from '../../../support/reference-matrix.ts';
import {
  readReferenceDocuments,
  readReferenceModel,
  type ReferenceDocument,
  type ReferenceModel,
} from '../../../support/reference-pipeline.ts';
import { sharedData } from '../../../support/shared-data.ts';

const documentsFile = sharedData('reference/documents.csv.gz');
const modelFile = sharedData('reference/tfidf-svd.json.gz');

describe.skipIf(documentsFile === null || modelFile === null)(
  'TF-IDF of the reference documents against scikit-learn (needs ../shared/data)',
  () => {
    let documents: ReferenceDocument[];
    let reference: ReferenceModel;
    let ours: TfIdf;
    let sameColumns: { matrix: CsrMatrix; idf: Float32Array };

    beforeAll(() => {
      documents = readReferenceDocuments(documentsFile!);
      reference = readReferenceModel(modelFile!);
      const builder = new TfIdfBuilder();
      for (const { soup } of documents) builder.add(soup);
      ours = builder.finish();
      sameColumns = matrixOfReferenceVocabulary(documents, reference);
    }, 120_000);

    it('has the same shape', () => {
      expect([ours.matrix.rows, ours.matrix.columns]).toEqual(reference.shape);
    });

    it('has the same vocabulary, but for which of equally frequent terms the cut keeps', () => {
      const [known, theirs] = [new Set(ours.vocabulary), new Set(reference.vocabulary)];
      const onlyOurs = ours.vocabulary.filter((term) => !theirs.has(term));
      const onlyTheirs = reference.vocabulary.filter((term) => !known.has(term));
      const occurrences = new Map<string, number>();
      for (const { soup } of documents) {
        for (const [term, count] of termCounts(soup)) {
          occurrences.set(term, (occurrences.get(term) ?? 0) + count);
        }
      }
      expect(onlyOurs).toHaveLength(onlyTheirs.length);
      expect(onlyOurs.length).toBeLessThan(300);
      expect(new Set([...onlyOurs, ...onlyTheirs].map((term) => occurrences.get(term)))).toEqual(
        new Set([7]),
      );
      const common = ours.vocabulary.filter((term) => theirs.has(term));
      expect(common).toEqual(reference.vocabulary.filter((term) => known.has(term)));
    });

    it('has the same non-zeros', () => {
      expect(sameColumns.matrix.values).toHaveLength(reference.nonzeros);
    });

    it('has the same inverse document frequencies to 1e-6', () => {
      expect(greatestDifference(sameColumns.idf, reference.idf)).toBeLessThan(1e-6);
    });

    it('has the same rows to 1e-6', () => {
      const { offsets, indices, values } = sameColumns.matrix;
      const rowOf = new Map(documents.map(({ id }, row) => [id, row]));
      for (const { id, terms, weights } of reference.rows) {
        const row = rowOf.get(id)!;
        const [start, end] = [offsets[row]!, offsets[row + 1]!];
        const weightOf = new Map(terms.map((term, i) => [term, weights[i]!]));
        expect([...indices.slice(start, end)]).toEqual([...terms].sort((a, b) => a - b));
        const expected = Array.from(indices.slice(start, end), (term) => weightOf.get(term)!);
        expect(greatestDifference(values.slice(start, end), expected)).toBeLessThan(1e-6);
      }
    });
  },
);

function greatestDifference(ours: ArrayLike<number>, theirs: readonly number[]): number {
  expect(ours).toHaveLength(theirs.length);
  return theirs.reduce((greatest, value, i) => Math.max(greatest, Math.abs(value - ours[i]!)), 0);
}
