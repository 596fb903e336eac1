import type { Database } from '../database/database.ts';
import { documentParts } from '../features/movie-document.ts';
import { isInformative } from '../features/informative.ts';
import { MovieFactsTable } from './movie-facts.ts';
import type { CorpusBuilder } from './representation.ts';
import { readTrainingMovies } from './training-movies.ts';
import type { TrainingSettings } from './training-options.ts';

/**
 * Reads the movies of a training into the builder of a representation; no movie is kept. Row i of the matrix will be
 * made of the movie whose facts are `at(i)`. `onBatch` is told how many were read, and may throw.
 */
export function readCorpus(
  database: Database,
  settings: TrainingSettings,
  builder: CorpusBuilder,
  onBatch: (movies: number) => void,
): Promise<MovieFactsTable> {
  const facts = new MovieFactsTable();
  return database.transaction(async (client) => {
    for await (const movies of readTrainingMovies(client, settings)) {
      for (const movie of movies) {
        facts.add(movie, isInformative(documentParts(movie, { credits: settings.credits })));
        builder.add(settings.credits ? movie : { ...movie, directors: [], cast: [] });
      }
      onBatch(facts.size);
    }
    return facts;
  });
}
