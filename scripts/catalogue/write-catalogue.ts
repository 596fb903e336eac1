import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Movie } from '../../src/movie/movie.ts';
import { documentText } from '../../src/features/document-part.ts';
import { movieDocument } from '../../src/features/movie-document.ts';
import { csvLine, TMDB_COLUMNS } from './csv-writer.ts';
import { generateMovies, type GenerateOptions } from './generate-movies.ts';

const CHUNK_LENGTH = 256 * 1024;

/** Writes made-up movies to a CSV file with the columns of the TMDB dataset, compressed when its name ends in `.gz`. */
export async function writeCatalogue(path: string, options: GenerateOptions): Promise<void> {
  const text = Readable.from(chunked(csvLines(options)), { objectMode: false });
  const file = createWriteStream(path);
  await (path.endsWith('.gz') ? pipeline(text, createGzip({ level: 4 }), file) : pipeline(text, file));
}

/** Writes what the reference representation weighs of made-up movies, a document a line. */
export async function writeDocuments(path: string, options: GenerateOptions): Promise<void> {
  await pipeline(
    Readable.from(chunked(documentLines(options)), { objectMode: false }),
    createWriteStream(path),
  );
}

function* csvLines(options: GenerateOptions): Generator<string> {
  yield csvLine(TMDB_COLUMNS);
  for (const movie of generateMovies(options)) yield csvLine(tmdbRow(movie));
}

function* documentLines(options: GenerateOptions): Generator<string> {
  for (const movie of generateMovies(options)) {
    yield `${documentText(movieDocument(movie)).replace(/[\r\n]+/g, ' ')}\n`;
  }
}

function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/** A movie in the columns of TMDB_COLUMNS, unknown figures written as 0 like there. */
export function tmdbRow(movie: Movie): (string | number | null | readonly string[])[] {
  return [
    movie.id,
    movie.title,
    movie.voteAverage ?? 0,
    movie.voteCount,
    movie.status,
    movie.releaseDate,
    movie.revenue ?? 0,
    movie.runtime ?? 0,
    movie.adult ? 'True' : 'False',
    movie.backdropPath,
    movie.budget ?? 0,
    movie.homepage,
    movie.imdbId,
    movie.originalLanguage,
    movie.originalTitle,
    movie.overview,
    movie.popularity,
    movie.posterPath,
    movie.tagline,
    movie.genres,
    movie.companies,
    movie.countries,
    movie.spokenLanguages,
    movie.keywords,
  ];
}
