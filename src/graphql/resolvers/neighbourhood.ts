import { neighbourhood as findNeighbourhood } from '../../recommend/neighbourhood.ts';
import { checkFirst } from '../arguments/page.ts';
import type { MovieResolvers } from '../generated/resolvers.generated.ts';

const STANDARD_SIZE = 60;

export const neighbourhood: MovieResolvers['neighbourhood'] = async ({ id }, given, context) => {
  const first = checkFirst('first', given.first, STANDARD_SIZE);
  const places = await findNeighbourhood(await context.recommendContext(), id, first);
  const movies = await Promise.all(places.map(({ movieId }) => context.loaders.movie.load(movieId)));
  return places.flatMap(({ similarity, x, y }, i) => {
    const movie = movies[i];
    // A movie may have left the catalogue since the model was trained.
    return movie ? [{ movie, similarity, x, y }] : [];
  });
};
