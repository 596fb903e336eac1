import { paletteOf, posterGenres } from '../../poster/palette.ts';

/** This many genres cover most of the dots. */
const MAX_GENRES = 8;

/** What the colours of the dots mean: the genres that posters are drawn from, the most frequent first. */
export function ColourKey({
  movies,
}: {
  readonly movies: readonly { readonly genres: readonly string[] }[];
}) {
  const counts = new Map<string, number>();
  for (const { genres } of movies) {
    const [genre] = posterGenres(genres);
    if (genre) counts.set(genre, (counts.get(genre) ?? 0) + 1);
  }
  const genres = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, MAX_GENRES);
  return (
    <ul className="map-key quiet" aria-label="Colours of the map">
      {genres.map(([genre]) => (
        <li key={genre}>
          <i className="genre-dot" style={{ background: paletteOf([genre]).ground }} aria-hidden="true" />
          {genre}
        </li>
      ))}
    </ul>
  );
}
