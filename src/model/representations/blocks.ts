import { TrainingError } from '../errors.ts';
import { coLikes } from '../taste/co-likes.ts';
import { FEWEST_LIKES_TO_LEARN, FEWEST_MOVIES_TO_LEARN } from '../taste/taste-factors.ts';
import { groupLikes, type TasteSource } from '../taste/taste-source.ts';
import { type BlockCorpus, BlockCorpusBuilder } from './block-corpus.ts';
import { BlockSpace } from './block-space.ts';
import { contentMap } from './content-map.ts';
import { crowdMap } from './crowd-map.ts';
import { genreMap } from './genre-map.ts';
import type { CorpusBuilder, FitOptions, TrainedSpace } from './representation.ts';
import { type SectionMap, stackMaps } from './section-map.ts';
import { tasteMap } from './taste-map.ts';

/** Of 500 dimensions, so many are the crowd's. */
const CROWD_SHARE = 20 / 500;

/** Of 500 dimensions, so many are taste and genre; content has the rest. */
const TASTE_SHARE = 300 / 500;
const GENRE_SHARE = 20 / 500;
/** Weights beside that of taste, 1. */
const CONTENT_BESIDE_TASTE = 0.45;
const GENRE_BESIDE_TASTE = 0.18;

/** Vectors of blocks of metadata; see content-blocks.ts for the blocks. */
export function contentCorpus(gamma: number): CorpusBuilder {
  return blockCorpus(async (corpus, options) => {
    const crowdDimensions = Math.round(options.rank * CROWD_SHARE);
    const crowd = gamma > 0 && crowdDimensions > 0 ? crowdMap(corpus, crowdDimensions, gamma) : null;
    const rank = Math.max(1, options.rank - (crowd?.section.dimensions ?? 0));
    const content = await contentMap(corpus, 1, { ...options, rank });
    return {
      maps: crowd === null ? [content] : [content, crowd],
      explainedVariance: content.explainedVariance,
      summary: { gamma },
    };
  });
}

/** The same blocks, and beside them what people who like a movie like besides, as far as blocks can tell. */
export function learnedCorpus(source: TasteSource): CorpusBuilder {
  return blockCorpus(async (corpus, options) => {
    const people = coLikes(groupLikes(source, options.movieIds));
    const learnable = people.likes.filter((likes) => likes >= FEWEST_LIKES_TO_LEARN).length;
    if (learnable < FEWEST_MOVIES_TO_LEARN) {
      throw new TrainingError(
        `learning needs ${FEWEST_MOVIES_TO_LEARN} movies with ${FEWEST_LIKES_TO_LEARN} likes and more, and the ratings have ` +
          `${learnable}: take a larger ratings file, or --representation content`,
      );
    }
    const genre = genreMap(corpus, Math.round(options.rank * GENRE_SHARE), GENRE_BESIDE_TASTE);
    const taste = await tasteMap(corpus, people, 1, {
      ...options,
      rank: Math.max(1, Math.round(options.rank * TASTE_SHARE)),
    });
    const taken = taste.section.dimensions + (genre?.section.dimensions ?? 0);
    const content = await contentMap(corpus, CONTENT_BESIDE_TASTE, {
      ...options,
      rank: Math.max(1, options.rank - taken),
    });
    const { learnShare, heldOut } = source;
    const { moviesLearned } = taste;
    return {
      maps: [taste, content, ...(genre === null ? [] : [genre])],
      explainedVariance: content.explainedVariance,
      summary: { learning: { learnShare, heldOut, moviesLearned, people: taste.people } },
    };
  });
}

interface Fitted {
  readonly maps: readonly SectionMap[];
  readonly explainedVariance: number;
  readonly summary: Readonly<Record<string, unknown>>;
}

function blockCorpus(fit: (corpus: BlockCorpus, options: FitOptions) => Promise<Fitted>): CorpusBuilder {
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
          const { maps, explainedVariance, summary } = await fit(corpus, options);
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
            place: (matrix, threads) => space.place(matrix, threads),
          };
        },
      };
    },
  };
}
