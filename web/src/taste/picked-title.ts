import { useQuery } from 'urql';
import { PickedMovieDocument } from '../api/documents.generated.ts';
import { toGlobalId } from '../api/movie-id.ts';

/** The title of a movie that the address only gives the number of; a placeholder until it is known. */
export function usePickedTitle(id: number): string {
  const [{ data, fetching }] = useQuery({ query: PickedMovieDocument, variables: { id: toGlobalId(id) } });
  return data?.movie?.title ?? (fetching ? '…' : `film ${id}`);
}
