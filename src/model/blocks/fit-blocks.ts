import type { CorpusBuilder, FitOptions, TrainedSpace } from '../representation.ts';
import type { PersonMaps } from '../person/person-projection.ts';
import { type BlockCorpus, BlockCorpusBuilder } from './block-corpus.ts';
import { BlockSpace } from './block-space.ts';
import { type SectionMap, stackMaps } from './section-map.ts';

/** What a block representation has learned: the maps of its sections. */
export interface FittedBlocks {
  readonly maps: readonly SectionMap[];
  readonly explainedVariance: number;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly person: PersonMaps | null;
}

/** Collects movies as rows of blocks, and makes a space from the maps that `fit` learns from them. */
export function blockCorpus(
  fit: (corpus: BlockCorpus, options: FitOptions) => Promise<FittedBlocks>,
): CorpusBuilder {
  const builder = new BlockCorpusBuilder();
  return {
    add(movie) {
      builder.add(movie);
    },
    finish() {
      const corpus = builder.finish();
      return {
        matrix: corpus.matrix,
        async fit(options): Promise<TrainedSpace> {
          const { maps, explainedVariance, summary, person } = await fit(corpus, options);
          const sections = maps.map(({ section }) => section);
          const { vocabulary } = corpus;
          const components = stackMaps(maps, vocabulary.columns);
          const space = new BlockSpace(vocabulary, components, sections, options.seed);
          return {
            dimensions: components.rank,
            explainedVariance,
            terms: vocabulary.terms,
            idf: vocabulary.idf,
            components,
            summary: { sections, ...summary },
            person,
            project: (matrix, threads) => space.project(matrix, threads),
          };
        },
      };
    },
  };
}
