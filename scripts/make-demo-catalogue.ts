/**
 * Makes the demo catalogue in data/ from a folder of real data (tmdb_movies.csv.gz, credits.csv.gz,
 * alternative_titles.csv): node --import tsx scripts/make-demo-catalogue.ts ../shared/data
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';
import type { Purpose } from '../src/catalog/columns.ts';
import type { MovieRecord } from '../src/catalog/movie-record.ts';
import { openCatalogue } from '../src/catalog/open-catalogue.ts';
import { qualityScore } from '../src/movie/quality.ts';
import { csvLine } from './catalogue/csv-writer.ts';

const MOVIES = 5000;

/** Facts, no texts: overview and tagline belong to their authors. */
const COLUMNS = [
  'id',
  'imdb_id',
  'title',
  'original_title',
  'release_date',
  'runtime',
  'vote_average',
  'vote_count',
  'original_language',
  'genres',
  'production_countries',
  'spoken_languages',
  'production_companies',
  'keywords',
  'directors',
  'cast',
  'poster_path',
] as const;

const folder = process.argv[2];
if (folder === undefined) {
  console.error('usage: node --import tsx scripts/make-demo-catalogue.ts FOLDER');
  process.exit(1);
}

const movies = await readAll(join(folder, 'tmdb_movies.csv.gz'), 'movies');
const best = movies
  .filter((movie) => movie.adult !== true && (movie.status ?? 'Released') === 'Released')
  .sort((left, right) => score(right) - score(left) || left.id - right.id)
  .slice(0, MOVIES)
  // Like beside like compresses best.
  .sort((left, right) => compare(likeness(left), likeness(right)) || left.id - right.id);
const chosen = new Map(best.map((movie) => [movie.id, movie]));
for (const credit of await readAll(join(folder, 'credits.csv.gz'), 'credits')) {
  const movie = chosen.get(credit.id);
  if (movie !== undefined) chosen.set(credit.id, { ...movie, ...credit });
}
const titles = (await readAll(join(folder, 'alternative_titles.csv'), 'titles')).filter(
  ({ id, title }) =>
    chosen.has(id) && title !== chosen.get(id)!.title && title !== chosen.get(id)!.originalTitle,
);

const bytes =
  write('demo-movies.csv.gz', [csvLine(COLUMNS), ...[...chosen.values()].map(movieLine)]) +
  write('demo-titles.csv.gz', ['id,title\n', ...titles.map(({ id, title }) => csvLine([id, title!]))]);
console.log(`${chosen.size} movies, ${titles.length} alternative titles, ${bytes} bytes`);

function score(movie: MovieRecord): number {
  return qualityScore({ voteAverage: movie.voteAverage ?? null, voteCount: movie.voteCount ?? 0 });
}

function likeness(movie: MovieRecord): string {
  return `${movie.originalLanguage ?? ''} ${movie.genres?.join() ?? ''}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function movieLine(movie: MovieRecord): string {
  return csvLine([
    movie.id,
    movie.imdbId ?? null,
    movie.title!,
    movie.originalTitle ?? null,
    movie.releaseDate ?? null,
    movie.runtime ?? null,
    movie.voteAverage ?? null,
    movie.voteCount ?? null,
    movie.originalLanguage ?? null,
    movie.genres ?? null,
    movie.countries ?? null,
    movie.spokenLanguages ?? null,
    movie.companies ?? null,
    movie.keywords ?? null,
    movie.directors ?? null,
    movie.cast ?? null,
    movie.posterPath ?? null,
  ]);
}

function write(name: string, lines: readonly string[]): number {
  const compressed = gzipSync(lines.join(''), { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
  writeFileSync(fileURLToPath(new URL(`../data/${name}`, import.meta.url)), compressed);
  return compressed.length;
}

async function readAll(path: string, purpose: Purpose): Promise<MovieRecord[]> {
  const records: MovieRecord[] = [];
  for (const source of await openCatalogue(path, purpose)) {
    for await (const chunk of source.chunks()) records.push(...chunk.records.map(({ record }) => record));
  }
  return records;
}
