import type { FIELDS } from '../../movie/fields.ts';
import { CATALOGUE_FIELDS, type CatalogueField, FIELD_ROWS } from '../../movie/movie.ts';
import type { Covers } from '../arguments/covers.ts';
import { nameArgument } from '../arguments/argument-error.ts';
import { readPageRequest } from '../arguments/page-request.ts';
import type { MovieResolvers, PosterSize } from '../generated/resolvers.generated.ts';
import { formatGlobalId } from '../global-id.ts';
import type { MovieSource } from '../sources.ts';
import { whyOutside } from '../../recommend/outside-model.ts';
import { neighbourhood } from './neighbourhood.ts';

const IMAGES = 'https://image.tmdb.org/t/p';

const POSTER_WIDTHS: Readonly<Record<PosterSize, string>> = {
  W92: 'w92',
  W185: 'w185',
  W342: 'w342',
  W500: 'w500',
  ORIGINAL: 'original',
};

/** The fields that the table of fields names. */
type OutputNames = {
  readonly [Field in CatalogueField as NonNullable<(typeof FIELDS)[Field]['output']>]: Field;
};

/** Does not compile when schema/movie.graphql lacks one of them. */
type SchemaResolvers = Covers<keyof OutputNames, MovieResolvers>;

type PlainResolvers = {
  readonly [Name in keyof OutputNames]: (movie: MovieSource) => MovieSource[OutputNames[Name]];
};

const plain = Object.fromEntries(
  CATALOGUE_FIELDS.flatMap((field) => {
    const { output } = FIELD_ROWS[field];
    return output === null ? [] : [[output, (movie: MovieSource) => movie[field]]];
  }),
) as unknown as PlainResolvers;

export const movie: SchemaResolvers = {
  ...plain,
  id: ({ id }) => formatGlobalId('Movie', id),
  rating: ({ voteAverage, voteCount }) => (voteCount > 0 ? voteAverage : null),
  posterUrl: ({ posterPath }, { size }) => imageUrl(POSTER_WIDTHS[size ?? 'W500'], posterPath),
  backdropUrl: ({ backdropPath }) => imageUrl('w1280', backdropPath),
  imdbUrl: ({ imdbId }) =>
    imdbId === null ? null : `https://www.imdb.com/title/${encodeURIComponent(imdbId)}/`,
  tmdbUrl: ({ id }) => `https://www.themoviedb.org/movie/${id}`,
  outsideModel: async (movie, _arguments, { loaders }) => {
    const model = await loaders.outsideModel.load(movie.id);
    return model === null ? null : whyOutside(movie, model.tier);
  },
  similar: async ({ id }, given, context) => {
    const request = await readPageRequest('', given, context);
    const taste = { likes: [id], dislikes: [], excluded: [] };
    try {
      const page = await context.loaders.recommendation.load({ taste, request });
      return { likes: [id], unresolved: [], page };
    } catch (error) {
      throw nameArgument('after', error);
    }
  },
  neighbourhood,
};

/** Paths come from catalogue files: what is no plain path of an image is no image. */
function imageUrl(width: string, path: string | null): string | null {
  return path !== null && /^\/[\w.-]+$/.test(path) ? `${IMAGES}/${width}${path}` : null;
}
