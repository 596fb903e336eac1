import { dot } from '../../../../src/linalg/dot.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentTerms } from '../../../support/content-terms.ts';
import type { Components } from '../../../../src/linalg/components.ts';
import { randomSource } from '../../../../src/linalg/random.ts';
import { BlockVocabulary } from '../../../../src/model/blocks/block-vocabulary.ts';
import { ColumnMap } from '../../../../src/model/blocks/column-map.ts';
import { type Section, weighSections } from '../../../../src/model/blocks/section.ts';
import { describeByContent } from '../../../../src/model/content/describe-content.ts';
import type { ExplainedMovie, Explainer } from '../../../../src/model/explain/described-term.ts';
import { learnedTerms } from '../../../../src/model/learned/learned-terms.ts';
import { explain } from '../../../../src/recommend/reasons.ts';

/** With sections of length 1, with sections as they come, and with one of each. */
const sectionings = fc
  .record({ joint: fc.boolean(), title: fc.boolean() })
  .map(({ joint, title }): readonly Section[] => [
    { name: 'joint', dimensions: 6, weight: 1, unit: joint },
    { name: 'title', dimensions: 4, weight: 0.5, unit: title },
  ]);
const DIMENSIONS = 10;
const KEYWORDS = ['heist', 'dream', 'desert', 'robot', 'tea', 'paper kingdom'];
const GENRES = ['Drama', 'Comedy', 'Western'];

const facts = fc.record({
  keywords: fc.subarray(KEYWORDS, { minLength: 1 }),
  genres: fc.subarray(GENRES, { minLength: 1 }),
  overview: fc.constantFrom('A robot drinks tea.', 'A heist in Paris.', 'Dreams of the desert.'),
});

function movie(id: number, given: Partial<ExplainedMovie>): ExplainedMovie {
  return {
    ...{ id, title: 'Untitled', overview: null, tagline: null, releaseDate: '1999-01-01' },
    ...{ originalLanguage: 'en', spokenLanguages: [], genres: [], companies: [], countries: [] },
    ...{ keywords: [], directors: [], cast: [], voteCount: 100, voteAverage: 6, runtime: 90 },
    ...given,
  };
}

const everything = movie(0, {
  keywords: KEYWORDS,
  genres: GENRES,
  overview: 'robot tea heist Paris dreams desert',
});
const names = [...new Set(contentTerms(everything).map(({ block, label }) => `${block}:${label}`))];
const vocabulary = BlockVocabulary.of(
  names,
  Float32Array.from(names, (_, i) => 1 + (i % 3)),
);

function randomComponents(seed: number): Components {
  const random = randomSource(seed);
  const { columns } = vocabulary;
  const components = Float32Array.from({ length: columns * DIMENSIONS }, () => random.normal());
  return { rank: DIMENSIONS, columns, components };
}

/** A movie's vector as the model has it, but for its length and the rotation, which change no cosine. */
function placed(one: ExplainedMovie, { components }: Components, sections: readonly Section[]): Float32Array {
  const { indices, values } = vocabulary.row(one);
  const vector = Float32Array.from({ length: DIMENSIONS }, (_, k) =>
    indices.reduce((sum, column, i) => sum + values[i]! * components[k * vocabulary.columns + column]!, 0),
  );
  weighSections(vector, 1, sections);
  return vector;
}

type Facts = typeof facts extends fc.Arbitrary<infer Made> ? Made : never;

/** The law holds for any two movies, whatever was learned. */
function forAnyPair(
  law: (
    one: Facts,
    other: Facts,
    explainer: Explainer,
    vectorOf: (movie: ExplainedMovie) => Float32Array,
  ) => void,
): void {
  fc.assert(
    fc.property(
      facts,
      facts,
      sectionings,
      fc.integer({ min: 1, max: 1000 }),
      (one, other, sections, seed) => {
        const components = randomComponents(seed);
        const map = new ColumnMap(components, sections);
        const explainer = learnedTerms(vocabulary, map, describeByContent(vocabulary));
        law(one, other, explainer, (movie) => placed(movie, components, sections));
      },
    ),
  );
}

test('what the terms of a movie add is the product of the vectors', () => {
  forAnyPair((one, other, explainer, vectorOf) => {
    const [liked, candidate] = [movie(1, one), movie(2, other)];
    const sum = explainer([liked])(candidate).reduce((total, { amount }) => total + amount, 0);
    const [a, b] = [vectorOf(liked), vectorOf(candidate)];
    const lengths = Math.hypot(...a) * Math.hypot(...b);
    expect(sum / lengths).toBeCloseTo(dot(a, b) / lengths, 4);
  });
});

test('reasons name only what both have, and weigh at most 1', () => {
  forAnyPair((one, other, explainer) => {
    const reasons = explain(explainer, [movie(1, one)], [movie(2, other)]).get(2)!;
    for (const { kind, label, weight } of reasons) {
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(weight).toBeLessThan(1.000_001);
      if (kind === 'KEYWORD') expect(one.keywords).toContain(label);
      if (kind === 'KEYWORD') expect(other.keywords).toContain(label);
      if (kind === 'GENRE')
        expect(one.genres.filter((genre) => other.genres.includes(genre))).toContain(label);
    }
  });
});
