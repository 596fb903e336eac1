import { documentTerms } from '../../src/features/document-terms.ts';
import type { CsrMatrix } from '../../src/linalg/csr-matrix.ts';
import { TfIdfBuilder } from '../../src/model/reference/tfidf-builder.ts';
import { Vocabulary } from '../../src/model/reference/vocabulary.ts';
import type { ReferenceDocument, ReferenceModel } from './reference-pipeline.ts';

/** How often a text has each of its uni- and bigrams. */
export function termCounts(text: string): [term: string, count: number][] {
  const terms = documentTerms([{ field: 'plot', text, label: text }]);
  return [...terms.values()].map(({ term, count }) => [term, count]);
}

/**
 * The reference's own 15,000 columns with our weights. Of 2,024 terms that appear seven times each the
 * reference keeps 322, as numpy's unstable sort happened to leave them on its machine; this project keeps the
 * first by vocabulary order. Hence the columns are taken from the reference, and all else is ours.
 */
export function matrixOfReferenceVocabulary(
  documents: readonly ReferenceDocument[],
  reference: ReferenceModel,
): { matrix: CsrMatrix; idf: Float32Array } {
  const builder = new TfIdfBuilder({ maxFeatures: 65_536 });
  for (const { soup } of documents) builder.add(soup);
  const all = builder.finish();
  const idfOf = new Map(all.vocabulary.map((term, column) => [term, all.idf[column]!]));
  const idf = Float32Array.from(reference.vocabulary, (term) => idfOf.get(term) ?? Number.NaN);
  const vocabulary = new Vocabulary(reference.vocabulary, idf);
  const rows = documents.map(({ soup }) => vocabulary.vectorize(termCounts(soup)));

  const nonzeros = rows.reduce((sum, row) => sum + row.indices.length, 0);
  const offsets = new Uint32Array(rows.length + 1);
  const indices = new Uint16Array(nonzeros);
  const values = new Float32Array(nonzeros);
  for (const [i, row] of rows.entries()) {
    indices.set(row.indices, offsets[i]);
    values.set(row.values, offsets[i]);
    offsets[i + 1] = offsets[i]! + row.indices.length;
  }
  return { matrix: { rows: rows.length, columns: idf.length, offsets, indices, values }, idf };
}
