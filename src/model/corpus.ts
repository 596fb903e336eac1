import type { Database } from '../database/database.ts';
import { documentText } from '../features/document-part.ts';
import { movieDocument } from '../features/movie-document.ts';
import { isTelling } from '../features/telling.ts';
import { MovieFactsTable } from './movie-facts.ts';
import { TfIdfBuilder, type TfIdf } from './tfidf-builder.ts';
import { readTrainingMovies } from './training-movies.ts';
import type { TrainingSettings } from './training-options.ts';

/** All movies of a training: row i of the matrix is made of the movie whose facts are `facts.at(i)`. */
export interface Corpus {
  readonly facts: MovieFactsTable;
  readonly builder: TfIdfBuilder;
}

/** Reads the movies and counts their words; no movie is kept. `onBatch` is told how many were read, and may throw. */
export function readCorpus(
  database: Database,
  settings: TrainingSettings,
  onBatch: (movies: number) => void,
): Promise<Corpus> {
  const facts = new MovieFactsTable();
  const builder = new TfIdfBuilder();
  return database.transaction(async (client) => {
    for await (const movies of readTrainingMovies(client, settings)) {
      for (const movie of movies) {
        const parts = movieDocument(movie, { credits: settings.credits });
        facts.add(movie, isTelling(parts));
        builder.add(documentText(parts));
      }
      onBatch(facts.size);
    }
    return { facts, builder };
  });
}

/** The weighted corpus. */
export interface WeighedCorpus extends TfIdf {
  readonly facts: MovieFactsTable;
}

/** Lets go of everything that only counting needed. */
export function weighCorpus({ facts, builder }: Corpus): WeighedCorpus {
  return { facts, ...builder.finish() };
}
