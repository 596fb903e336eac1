import { expect, test } from 'vitest';
import { demoCatalogue } from '../../../src/catalog/demo.ts';
import { openCatalogue } from '../../../src/catalog/open-catalogue.ts';
import { type BlockCorpus, BlockCorpusBuilder } from '../../../src/model/blocks/block-corpus.ts';
import { topK } from '../../../src/evaluation/top-k.ts';
import { describeByContent } from '../../../src/model/content/describe-content.ts';
import type { ExplainedMovie } from '../../../src/model/explain/described-term.ts';
import { explain } from '../../../src/recommend/reasons.ts';
import { sharedTerms } from '../../../src/model/explain/shared-terms.ts';
import { NOTHING_KNOWN } from '../../support/nothing-known.ts';

const PAGE = 15;
/** Of all movies with genres and keywords, every so many is asked about. */
const STRIDE = 90;

async function demoMovies(): Promise<ExplainedMovie[]> {
  const movies: ExplainedMovie[] = [];
  for (const { path, purpose } of demoCatalogue().filter((one) => one.purpose === 'movies')) {
    for (const source of await openCatalogue(path, purpose)) {
      for await (const { records } of source.chunks()) {
        for (const { record } of records) movies.push({ ...NOTHING_KNOWN, ...record });
      }
    }
  }
  return movies;
}

/** Rows with the greatest product with row `seed` over the columns that describe a movie. */
function nearestRows({ vocabulary, matrix }: BlockCorpus, seed: number): number[] {
  const own = new Float32Array(vocabulary.descriptiveColumns);
  const { offsets, indices, values } = matrix;
  for (let k = offsets[seed]!; k < offsets[seed + 1]!; k++) {
    if (indices[k]! < own.length) own[indices[k]!] = values[k]!;
  }
  const products = new Float32Array(matrix.rows).fill(-Infinity);
  for (let row = 0; row < matrix.rows; row++) {
    if (row === seed) continue;
    let sum = 0;
    for (let k = offsets[row]!; k < offsets[row + 1]!; k++) sum += (own[indices[k]!] ?? 0) * values[k]!;
    products[row] = sum;
  }
  return Array.from(topK(products, PAGE));
}

test('reasons name at least 60 % of the similarity of every ordinary movie of the demo with its recommendations', async () => {
  const movies = await demoMovies();
  const builder = new BlockCorpusBuilder();
  for (const movie of movies) builder.add(movie);
  const corpus = builder.finish();
  const explainer = sharedTerms(describeByContent(corpus.vocabulary));
  const ordinary = movies.flatMap((movie, i) =>
    movie.genres.length > 0 && movie.keywords.length > 0 ? [i] : [],
  );
  const asked = ordinary.filter((_, i) => i % STRIDE === 0);
  expect(asked.length).toBeGreaterThan(50);

  const least = asked.map((seed) => {
    const page = nearestRows(corpus, seed).map((row) => movies[row]!);
    const reasons = explain(explainer, [movies[seed]!], page);
    expect(reasons.size).toBe(PAGE);
    const shares = [...reasons.values()].map((list) => list.reduce((sum, { weight }) => sum + weight, 0));
    return { title: movies[seed]!.title, named: Math.min(...shares) };
  });
  expect(least.filter(({ named }) => !(named >= 0.6 && named <= 1 + 1e-9))).toEqual([]);
});
