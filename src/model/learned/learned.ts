import type { BlockCorpus } from '../blocks/block-corpus.ts';
import { BlockVocabulary } from '../blocks/block-vocabulary.ts';
import { BLOCK_MEMORY } from '../blocks/block-memory.ts';
import { ColumnMap } from '../blocks/column-map.ts';
import { blockCorpus } from '../blocks/fit-blocks.ts';
import { openBlocks } from '../blocks/open-blocks.ts';
import { bringToMeanLength1 } from '../blocks/section-lengths.ts';
import { sectionsOf } from '../blocks/stored-sections.ts';
import { CROWD_SHARE } from '../content/content.ts';
import { contentMap } from '../content/content-map.ts';
import { crowdMap } from '../content/crowd-map.ts';
import { describeByContent } from '../content/describe-content.ts';
import { isInformative } from '../content/informative.ts';
import { TrainingError } from '../errors.ts';
import { RecentRows } from '../explain/recent-rows.ts';
import type { PersonMaps } from '../person/person-projection.ts';
import type { CorpusBuilder, FitOptions, Representation } from '../representation.ts';
import { coLikes, type UserLikes } from './co-likes.ts';
import { genreMap } from './genre-map.ts';
import { MIN_LIKES_TO_LEARN, MIN_MOVIES_TO_LEARN } from './item-factors.ts';
import { jointMap, MAX_JOINT_ROWS } from './joint-map.ts';
import { learnedTerms } from './learned-terms.ts';
import type { PersonFactorMethod } from './person-factors.ts';
import { learnPersonMaps, stackPersonMaps } from './person-maps.ts';
import { type TasteMap, tasteMap } from './taste-map.ts';
import { groupLikes, type TasteSource } from './taste-source.ts';
import { titleMap } from './title-map.ts';

/** The share of the dimensions for a sketch of titles. The other parts share the rest. */
const TITLE_SHARE = 40 / 500;
/** Dimensions of each other part before they are joined, relative to the dimensions of the model. */
const TASTE_SHARE = 400 / 500;
const CONTENT_SHARE = 480 / 500;
const GENRE_SHARE = 20 / 500;
/** Dimensions of all these parts before they are joined, relative to the dimensions of the model. */
const LEARNED_EXCESS = TASTE_SHARE + CONTENT_SHARE + GENRE_SHARE + CROWD_SHARE;
/** Weights relative to taste, which has 1. */
const CONTENT_BESIDE_TASTE = 0.85;
const GENRE_BESIDE_TASTE = 0.1;
const CROWD_BESIDE_TASTE = 0.2;
/** Weight relative to all of those together. */
const TITLE_BESIDE_OTHERS = 0.2;

/**
 * Makes vectors from the blocks of content, and from what else the likers of a movie like, as predicted from its
 * blocks.
 */
function learnedCorpus(source: TasteSource): CorpusBuilder {
  return blockCorpus(async (corpus, options) => {
    const likes = groupLikes(source, options.movieIds);
    const people = coLikes(likes);
    const learnable = people.likes.filter((likes) => likes >= MIN_LIKES_TO_LEARN).length;
    if (learnable < MIN_MOVIES_TO_LEARN) {
      throw new TrainingError(
        `learning needs ${MIN_MOVIES_TO_LEARN} movies with ${MIN_LIKES_TO_LEARN} or more likes, and the ratings have ` +
          `${learnable}: use more ratings, or --representation content`,
      );
    }
    const share = (part: number): number => Math.max(1, Math.round(options.rank * part));
    const { taste, person, method } = await learnFromPeople(corpus, likes, {
      ...options,
      rank: share(TASTE_SHARE),
    });
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
        learning: { learnShare, heldOut, moviesLearned, people: taste.people, persons: method },
      },
      person,
    };
  });
}

/** The map of taste and the maps of persons. A separate function, so that its intermediate results are freed. */
async function learnFromPeople(
  corpus: BlockCorpus,
  likes: UserLikes,
  options: FitOptions,
): Promise<{ taste: TasteMap; person: PersonMaps; method: PersonFactorMethod }> {
  // Persons come first, while memory is still free: the inverse takes the most.
  const { map, dimensions, average, method } = await learnPersonMaps(corpus, likes, options);
  const taste = await tasteMap(corpus, coLikes(likes), 1, options);
  const components = stackPersonMaps(map, dimensions, taste, corpus.vocabulary.columns);
  return { taste, person: { dimensions, average, components }, method };
}

/** Bytes of a single-precision number, and of an entry of a sparse matrix. */
const [FLOAT_BYTES, NONZERO_BYTES] = [4, 6];

export const learned: Representation = {
  fit(_, people) {
    if (people === null) throw new TrainingError('representation learned needs ratings to learn from');
    return learnedCorpus(people);
  },
  open: openBlocks,
  explain: {
    needsMap: true,
    explainer({ terms, idf, components }, summary) {
      const vocabulary = new RecentRows(new BlockVocabulary(terms, idf));
      const map = new ColumnMap(components, sectionsOf(summary));
      return learnedTerms(vocabulary, map, describeByContent(vocabulary));
    },
  },
  memory: {
    ...BLOCK_MEMORY,
    // The maps of the parts and their stack, and the projected movies as a matrix and its copy.
    extraBytes: ({ movies, rank, features }) =>
      LEARNED_EXCESS *
      (2 * rank * features * FLOAT_BYTES +
        2 * Math.min(movies, MAX_JOINT_ROWS) * rank * (FLOAT_BYTES + NONZERO_BYTES)),
  },
  isInformative,
};
