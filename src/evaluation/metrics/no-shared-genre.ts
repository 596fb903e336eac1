/**
 * Share of a seed's recommendations that have none of its genres; null if the seed has no genre or the list is empty.
 * A movie without genres shares none. This is our own check: lists that look odd to people show up here first.
 */
export function noSharedGenre(
  seedGenres: readonly string[],
  recommended: Int32Array,
  genresOf: (movie: number) => readonly string[],
): number | null {
  if (seedGenres.length === 0 || recommended.length === 0) return null;
  let strangers = 0;
  for (const movie of recommended) {
    const genres = genresOf(movie);
    if (!genres.some((genre) => seedGenres.includes(genre))) strangers += 1;
  }
  return strangers / recommended.length;
}
