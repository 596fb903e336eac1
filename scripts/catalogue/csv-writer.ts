/** The columns of the "TMDB Movies Dataset 2023", in its order. */
export const TMDB_COLUMNS = [
  'id',
  'title',
  'vote_average',
  'vote_count',
  'status',
  'release_date',
  'revenue',
  'runtime',
  'adult',
  'backdrop_path',
  'budget',
  'homepage',
  'imdb_id',
  'original_language',
  'original_title',
  'overview',
  'popularity',
  'poster_path',
  'tagline',
  'genres',
  'production_companies',
  'production_countries',
  'spoken_languages',
  'keywords',
] as const;

/** One row of CSV with its line end; lists are joined by ", ", null is empty. */
export function csvLine(values: readonly (string | number | null | readonly string[])[]): string {
  return `${values.map(csvField).join(',')}\n`;
}

function csvField(value: string | number | null | readonly string[]): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
