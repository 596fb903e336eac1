import { TrainingError } from '../errors.ts';
import { coLikes } from '../learned/co-likes.ts';
import { MIN_LIKES_TO_LEARN, MIN_MOVIES_TO_LEARN } from '../learned/item-factors.ts';
import { groupLikes, type TasteSource } from '../learned/taste-source.ts';
import { type BlockCorpus, BlockCorpusBuilder } from './block-corpus.ts';
import { BlockSpace } from './block-space.ts';
import { contentMap } from '../content/content-map.ts';
import { crowdMap } from '../content/crowd-map.ts';
import { genreMap } from '../learned/genre-map.ts';
import { jointMap } from '../learned/joint-map.ts';
import type { CorpusBuilder, FitOptions, TrainedSpace } from '../representation.ts';
import { bringToMeanLength1 } from './section-lengths.ts';
import { type SectionMap, stackMaps } from './section-map.ts';
import { learnPersonMaps, stackPersonMaps } from '../learned/person-maps.ts';
import { tasteMap } from '../learned/taste-map.ts';
import type { PersonMaps } from '../person/person-projection.ts';
import { titleMap } from '../learned/title-map.ts';

/** Of 500 dimensions, so many are the crowd's. */
const CROWD_SHARE = 20 / 500;

/** Of 500 dimensions, so many are a sketch of titles; all else shares the others. */
const TITLE_SHARE = 40 / 500;
/** Dimensions that each of the others has before they come to share them, for 500 of the whole. */
const TASTE_SHARE = 400 / 500;
const CONTENT_SHARE = 480 / 500;
const GENRE_SHARE = 20 / 500;
/** Dimensions that a learned model has, for each that it keeps, before its parts come to share them. */
export const LEARNED_EXCESS = TASTE_SHARE + CONTENT_SHARE + GENRE_SHARE + CROWD_SHARE;
/** Weights beside that of taste, 1. */
const CONTENT_BESIDE_TASTE = 0.85;
const GENRE_BESIDE_TASTE = 0.1;
const CROWD_BESIDE_TASTE = 0.2;
/** And beside all of those together. */
const TITLE_BESIDE_OTHERS = 0.2;

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
      person: null,
    };
  });
}

/** The same blocks, and beside them what people who like a movie like besides, as far as blocks can tell. */
export function learnedCorpus(source: TasteSource): CorpusBuilder {
  return blockCorpus(async (corpus, options) => {
    const likes = groupLikes(source, options.movieIds);
    const people = coLikes(likes);
    const learnable = people.likes.filter((likes) => likes >= MIN_LIKES_TO_LEARN).length;
    if (learnable < MIN_MOVIES_TO_LEARN) {
      throw new TrainingError(
        `learning needs ${MIN_MOVIES_TO_LEARN} movies with ${MIN_LIKES_TO_LEARN} likes and more, and the ratings have ` +
          `${learnable}: take a larger ratings file, or --representation content`,
      );
    }
    // First, while nothing large is kept: the inverse takes most memory of all.
    const person = await learnPersonMaps(corpus, likes, options);
    const share = (part: number): number => Math.max(1, Math.round(options.rank * part));
    const taste = await tasteMap(corpus, people, 1, { ...options, rank: share(TASTE_SHARE) });
    const content = await contentMap(corpus, CONTENT_BESIDE_TASTE, {
      ...options,
      rank: share(CONTENT_SHARE),
    });
    const genre = genreMap(corpus, share(GENRE_SHARE), GENRE_BESIDE_TASTE);
    const crowd = crowdMap(corpus, share(CROWD_SHARE), CROWD_BESIDE_TASTE);
    const title = titleMap(corpus, share(TITLE_SHARE), TITLE_BESIDE_OTHERS, options.seed);
    const parts = [taste, content, genre, crowd].filter((part) => part !== null);
    const joint = await jointMap(corpus, parts, 1, {
      ...options,
      rank: Math.max(1, options.rank - (title?.section.dimensions ?? 0)),
    });
    const { learnShare, heldOut } = source;
    const { moviesLearned } = taste;
    if (title !== null) await bringToMeanLength1(title, corpus.matrix, options.threads);
    return {
      maps: title === null ? [joint] : [joint, title],
      explainedVariance: joint.explainedVariance,
      summary: {
        learning: { learnShare, heldOut, moviesLearned, people: taste.people, persons: person.method },
      },
      person: {
        dimensions: person.dimensions,
        average: person.average,
        components: stackPersonMaps(person.map, person.dimensions, taste, corpus.vocabulary.columns),
      },
    };
  });
}

interface Fitted {
  readonly maps: readonly SectionMap[];
  readonly explainedVariance: number;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly person: PersonMaps | null;
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
