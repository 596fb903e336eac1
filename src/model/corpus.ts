import type { Database } from '../database/database.ts';
import { MovieFactsTable } from './movie-facts.ts';
import type { CorpusBuilder } from './representation.ts';
import { representationOf } from './representations.ts';
import { readTrainingMovies } from './training-movies.ts';
import type { TrainingSettings } from './training-options.ts';

/**
 * Reads the movies of a training into the builder of a representation, without keeping them. Row i of the matrix
 * belongs to the movie whose facts are `at(i)`. `onBatch` gets the number of movies read, and may throw.
 */
export function readCorpus(
  database: Database,
  settings: TrainingSettings,
  builder: CorpusBuilder,
  onBatch: (movies: number) => void,
): Promise<MovieFactsTable> {
  const facts = new MovieFactsTable();
  const { isInformative } = representationOf(settings.representation);
  return database.transaction(async (client) => {
    for await (const movies of readTrainingMovies(client, settings)) {
      for (const movie of movies) {
        facts.add(movie, isInformative(movie, settings.credits));
        builder.add(settings.credits ? movie : { ...movie, directors: [], cast: [] });
      }
      onBatch(facts.size);
    }
    return facts;
  });
}
