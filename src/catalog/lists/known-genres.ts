/** Genres of TMDB, IMDb and MovieLens in lower case, to recognise lists of genres. */
const GENRES: ReadonlySet<string> = new Set(
  (
    'action|adventure|animation|comedy|crime|documentary|drama|family|fantasy|history|horror|music|mystery|romance|' +
    'science fiction|tv movie|thriller|war|western|foreign|biography|film-noir|film noir|game-show|musical|news|' +
    "reality-tv|short|sport|sports|talk-show|adult|sci-fi|children|children's|imax|action & adventure|kids|reality|" +
    'sci-fi & fantasy|soap|talk|war & politics|anime|superhero|suspense|disaster|holiday|indie'
  ).split('|'),
);

const MAX_WORDS = 3;

export function isGenre(text: string): boolean {
  return GENRES.has(text.trim().toLowerCase());
}

/** The genres of a text that has only genres with spaces between them; null for any other text. */
export function inGenres(text: string): readonly string[] | null {
  const words = text.trim().split(/\s+/);
  const genres: string[] = [];
  for (let at = 0; at < words.length;) {
    let taken = 0;
    for (let count = MAX_WORDS; count > 0 && taken === 0; count--) {
      if (at + count <= words.length && isGenre(words.slice(at, at + count).join(' '))) taken = count;
    }
    if (taken === 0) return null;
    genres.push(words.slice(at, at + taken).join(' '));
    at += taken;
  }
  return genres;
}
