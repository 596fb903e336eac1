import Papa from 'papaparse';

/** A movie of a list. */
export interface ListedMovie {
  readonly tmdbId: number;
  readonly imdbId: string | null;
  readonly title: string;
  readonly year: number | null;
  readonly overview: string | null;
  readonly tmdbUrl: string | null;
}

/** A list and its title. */
export interface MovieList {
  /** 'Movies like Heat and Casino' */
  readonly title: string;
  /** Address of the page that shows the same list. */
  readonly link: string;
  readonly movies: readonly ListedMovie[];
}

/** A format in which other programs read lists. */
export interface ListFormat {
  /** The extension of the address, as in '/lists/recommended.json'. */
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (list: MovieList) => string;
}

export const LIST_FORMATS: readonly ListFormat[] = [
  // Radarr's custom list reads a bare array, and takes `id` for the TMDB id.
  {
    extension: 'json',
    mediaType: 'application/json',
    write: ({ movies }) =>
      JSON.stringify(
        movies.map(({ tmdbId, imdbId, title, year }) => ({ id: tmdbId, imdb_id: imdbId, title, year })),
      ),
  },
  // The columns by which Letterboxd's import identifies a film.
  {
    extension: 'csv',
    mediaType: 'text/csv',
    write: ({ movies }) =>
      `${Papa.unparse({
        fields: ['tmdbID', 'imdbID', 'Title', 'Year'],
        data: movies.map(({ tmdbId, imdbId, title, year }) => [tmdbId, imdbId ?? '', title, year ?? '']),
      })}\r\n`,
  },
  { extension: 'rss', mediaType: 'application/rss+xml', write: toRss },
];

/** RSS 2.0. */
function toRss({ title, link, movies }: MovieList): string {
  const items = movies.map(
    (movie) => `
    <item>
      <title>${escapeXml(movie.year === null ? movie.title : `${movie.title} (${movie.year})`)}</title>
      <link>${escapeXml(movie.tmdbUrl ?? link)}</link>
      <guid isPermaLink="false">tmdb:${movie.tmdbId}</guid>
      <description>${escapeXml(movie.overview ?? '')}</description>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>${escapeXml(title)}</title>
    <link>${escapeXml(link)}</link>
    <description>Recommended by reelgraph.</description>${items.join('')}
  </channel>
</rss>
`;
}

/** Escapes text for XML 1.0, which does not allow control characters. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
