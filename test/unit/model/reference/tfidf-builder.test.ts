import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../../../src/model/reference/feature-selection.ts';
import {
  TfIdfBuilder,
  type TfIdf,
  type TfIdfOptions,
} from '../../../../src/model/reference/tfidf-builder.ts';
import { Vocabulary } from '../../../../src/model/reference/vocabulary.ts';
import { termCounts } from '../../../support/reference-matrix.ts';

describe('TfIdfBuilder', () => {
  it('weighs a small corpus as worked out by hand', () => {
    const { matrix, vocabulary, idf } = build(['dream heist', 'dream dream', 'heist', 'zebra'], {
      minDocuments: 1,
    });
    expect(vocabulary).toEqual(['dream', 'dream dream', 'dream heist', 'heist', 'zebra']);
    const rare = Math.log(5 / 2) + 1;
    const common = Math.log(5 / 3) + 1;
    expect([...idf].map(round)).toEqual([common, rare, rare, common, rare].map(round));
    expect([...matrix.offsets]).toEqual([0, 3, 5, 6, 7]);
    expect([...matrix.indices]).toEqual([0, 2, 3, 0, 1, 3, 4]);
    const norm = Math.hypot(common, rare, common);
    const second = [(1 + Math.log(2)) * common, rare];
    expect([...matrix.values].map(round)).toEqual(
      [
        ...[common, rare, common].map((weight) => weight / norm),
        ...second.map((weight) => weight / Math.hypot(...second)),
        1,
        1,
      ].map(round),
    );
  });

  it('leaves out terms of too few and of too many documents', () => {
    const corpus = ['aa bb cc', 'aa bb dd', 'aa ee ff', 'aa gg hh'];
    expect(build(corpus, { minDocuments: 2 }).vocabulary).toEqual(['aa bb', 'bb']);
  });

  it('keeps the most frequent terms of the corpus, and among equals the first of the vocabulary', () => {
    const corpus = ['cc cc', 'cc cc', 'bb', 'bb', 'aa', 'aa'];
    expect(build(corpus, { minDocuments: 2, maxFeatures: 2 }).vocabulary).toEqual(['aa', 'cc']);
  });

  it('keeps an empty row for a document without known terms', () => {
    const { matrix } = build(['', 'aa', 'aa', 'the of', 'aa', '😀'], { minDocuments: 3 });
    expect([...matrix.offsets]).toEqual([0, 0, 1, 2, 2, 3, 3]);
  });

  it('says so when no term is usable', () => {
    expect(() => build([])).toThrow(/0 documents share no usable term/);
    expect(() => build(['aa bb'])).toThrow(/1 document share/);
    expect(() => build(['aa', 'bb', 'cc', 'dd'])).toThrow(/at least 3 documents/);
  });

  it('refuses more columns than two bytes can number', () => {
    expect(() => new TfIdfBuilder({ maxFeatures: 70_000 })).toThrow(/from 1 to 65,536, got 70000/);
  });

  const word = fc.constantFrom('aa', 'bb', 'cc', 'dd', 'ee', 'été', '𠮷野', '豈豈', 'the', 'of', 'x');
  const corpora = fc.array(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    { minLength: 3, maxLength: 30 },
  );

  it('equals the definition written down plainly, whatever the corpus', () => {
    fc.assert(
      fc.property(corpora, fc.integer({ min: 1, max: 20 }), (corpus, maxFeatures) => {
        const options = { minDocuments: 2, maxDocumentShare: 0.7, maxFeatures };
        const expected = plainTfIdf(corpus, options);
        if (expected.vocabulary.length === 0) return;
        const { matrix, vocabulary } = build(corpus, options);
        expect(vocabulary).toEqual(expected.vocabulary);
        for (const [row, weights] of expected.rows.entries()) {
          const [start, end] = [matrix.offsets[row]!, matrix.offsets[row + 1]!];
          expect([...matrix.indices.slice(start, end)]).toEqual([...weights.keys()]);
          const differences = [...weights.values()].map((weight, i) =>
            Math.abs(weight - matrix.values[start + i]!),
          );
          expect(Math.max(0, ...differences)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives a document the same bits when it comes later', () => {
    fc.assert(
      fc.property(corpora, (corpus) => {
        const { matrix, vocabulary, idf } = build(['aa', 'aa', 'zz', ...corpus], {
          minDocuments: 2,
          maxDocumentShare: 1,
        });
        const known = new Vocabulary(vocabulary, idf);
        for (const [i, text] of corpus.entries()) {
          const row = known.vectorize(termCounts(text));
          const [start, end] = [matrix.offsets[i + 3]!, matrix.offsets[i + 4]!];
          expect([...row.indices]).toEqual([...matrix.indices.slice(start, end)]);
          expect([...row.values]).toEqual([...matrix.values.slice(start, end)]);
        }
      }),
    );
  });
});

function build(corpus: readonly string[], options: TfIdfOptions = {}): TfIdf {
  const builder = new TfIdfBuilder(options);
  for (const text of corpus) builder.add(text);
  return builder.finish();
}

/** The formula, with maps. */
function plainTfIdf(corpus: readonly string[], options: Required<TfIdfOptions>) {
  const documents = corpus.map((text) => new Map(termCounts(text)));
  const total = new Map<string, number>();
  const frequency = new Map<string, number>();
  for (const document of documents) {
    for (const [term, count] of document) {
      total.set(term, (total.get(term) ?? 0) + count);
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  }
  const vocabulary = [...frequency]
    .filter(([, count]) => count >= options.minDocuments && count <= options.maxDocumentShare * corpus.length)
    .map(([term]) => term)
    .sort(compareCodePoints)
    .sort((a, b) => total.get(b)! - total.get(a)!)
    .slice(0, options.maxFeatures)
    .sort(compareCodePoints);
  const rows = documents.map((document) => {
    const weights = new Map<number, number>();
    for (const [column, term] of vocabulary.entries()) {
      const count = document.get(term);
      if (count === undefined) continue;
      const idf = Math.log((1 + corpus.length) / (1 + frequency.get(term)!)) + 1;
      weights.set(column, (1 + Math.log(count)) * idf);
    }
    const norm = Math.hypot(...weights.values());
    return new Map([...weights].map(([column, weight]) => [column, weight / norm]));
  });
  return { vocabulary, rows };
}

/** To six digits, which is the promise. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
