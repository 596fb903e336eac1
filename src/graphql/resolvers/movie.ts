import { nameArgument } from '../arguments/argument-error.ts';
import { readPageRequest } from '../arguments/page-request.ts';
import type { MovieResolvers, PosterSize } from '../generated/resolvers.generated.ts';
import { formatGlobalId } from '../global-id.ts';
import { neighbourhood } from './neighbourhood.ts';

const IMAGES = 'https://image.tmdb.org/t/p';

const POSTER_WIDTHS: Readonly<Record<PosterSize, string>> = {
  W92: 'w92',
  W185: 'w185',
  W342: 'w342',
  W500: 'w500',
  ORIGINAL: 'original',
};

export const movie: MovieResolvers = {
  id: ({ id }) => formatGlobalId('Movie', id),
  tmdbId: ({ id }) => id,
  imdbId: ({ imdbId }) => imdbId,
  title: ({ title }) => title,
  originalTitle: ({ originalTitle }) => originalTitle,
  overview: ({ overview }) => overview,
  tagline: ({ tagline }) => tagline,
  releaseDate: ({ releaseDate }) => releaseDate,
  year: ({ year }) => year,
  runtime: ({ runtime }) => runtime,
  rating: ({ voteAverage, voteCount }) => (voteCount > 0 ? voteAverage : null),
  votes: ({ voteCount }) => voteCount,
  popularity: ({ popularity }) => popularity,
  qualityScore: ({ qualityScore }) => qualityScore,
  genres: ({ genres }) => genres,
  keywords: ({ keywords }) => keywords,
  directors: ({ directors }) => directors,
  cast: ({ cast }) => cast,
  companies: ({ companies }) => companies,
  countries: ({ countries }) => countries,
  originalLanguage: ({ originalLanguage }) => originalLanguage,
  posterUrl: ({ posterPath }, { size }) => imageUrl(POSTER_WIDTHS[size ?? 'W500'], posterPath),
  backdropUrl: ({ backdropPath }) => imageUrl('w1280', backdropPath),
  imdbUrl: ({ imdbId }) =>
    imdbId === null ? null : `https://www.imdb.com/title/${encodeURIComponent(imdbId)}/`,
  tmdbUrl: ({ id }) => `https://www.themoviedb.org/movie/${id}`,
  similar: async ({ id }, given, context) => {
    const request = await readPageRequest('', given, context);
    const taste = { likes: [id], dislikes: [], excluded: [] };
    try {
      const page = await context.loaders.recommendation.load({ taste, request });
      return { __typename: 'RecommendationConnection', likes: [id], page };
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
