import type { MovieId } from '../../movie/movie.ts';
import type { ColumnMap } from '../blocks/column-map.ts';
import type { DescribeMovie, Explainer } from '../explain/described-term.ts';
import type { RowSource } from '../explain/recent-rows.ts';

/**
 * Explains similarity in a learned space. Term t contributes x_t P_t to a movie's vector, where P_t is the term's
 * column of the map. So it contributes x_t P_t . y to the similarity with y, the sum of the liked movies' vectors.
 * Terms that a liked movie shares get a name. The others link movies through people's taste alone: they have no name,
 * but count in the total.
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
      // Descriptive columns come first in a row, so both have them at the same positions.
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
