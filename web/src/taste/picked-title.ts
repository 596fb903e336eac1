import { useQuery } from 'urql';
import { PickedMovieDocument } from '../api/documents.generated.ts';
import { toGlobalId } from '../api/movie-id.ts';

/** The title of a movie, of which the address has only the number; a placeholder until it has loaded. */
export function usePickedTitle(id: number): string {
  const [{ data, fetching }] = useQuery({ query: PickedMovieDocument, variables: { id: toGlobalId(id) } });
  return data?.movie?.title ?? (fetching ? '…' : `film ${id}`);
}
