import type { MovieId } from '../../movie/movie.ts';
import type { ColumnMap } from '../blocks/column-map.ts';
import type { DescribeMovie, Explainer } from '../explain/described-term.ts';
import type { RowSource } from '../explain/recent-rows.ts';

/**
 * What makes movies similar in a space that was learned. Term t of a movie has the part x_t P_t in its vector, P_t being
 * the term's column in the map, so that x_t P_t . y is what it adds to the cosine with y, the mean of those liked; over all
 * terms it is the cosine. Terms that the liked movies have too are named; the others, through which people's taste joins
 * movies that share no word, count in the whole without a name.
 */
export function learnedTerms(vocabulary: RowSource, map: ColumnMap, describe: DescribeMovie): Explainer {
  return (liked) => {
    const target = new Float32Array(map.dimensions);
    const shared = new Map<string, MovieId[]>();
    for (const movie of liked) {
      for (const [k, value] of map.project(vocabulary.row(movie)).entries())
        target[k] = (target[k] ?? 0) + value;
      for (const key of describe(movie, liked).keys) {
        const movieIds = shared.get(key);
        if (movieIds === undefined) shared.set(key, [movie.id]);
        else movieIds.push(movie.id);
      }
    }
    const contributions = map.toward(target);
    return (movie) => {
      // Descriptive columns come first in a row, so that both count them alike.
      const described = describe(movie, liked);
      const amounts = contributions(vocabulary.row(movie));
      return Array.from(amounts, (amount, i) => {
        const key = described.keys[i];
        const sharedWith = key === undefined ? undefined : shared.get(key);
        return sharedWith === undefined
          ? { amount, meanings: [], sharedWith: [] }
          : { amount, meanings: described.meanings(i), sharedWith };
      });
    };
  };
}
