import type { PoolClient } from 'pg';
import type { Database } from '../database/database.ts';
import { syncFilterColumns } from '../database/filter-columns.ts';
import { type PersonVectors, upsertPersonVectors } from '../database/person-table.ts';
import { upsertVectors } from '../database/vector-table.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import { MovieFactsTable } from './movie-facts.ts';
import { MovieProjector, type PersonProjector } from './movie-projector.ts';
import { projectPersons } from './person/person-projection.ts';
import { tastePrior } from './person/taste-prior.ts';
import { type MoviesToFoldIn, readMoviesToFoldIn } from './training-movies.ts';
import { VectorCounts, vectorRows } from './vector-rows.ts';
import { votePrior } from '../movie/vote-prior.ts';
import { activeModelId } from '../database/active-model.ts';

/** The outcome of folding in. */
export interface FoldedInMovies {
  /** Movies that the model did not have. */
  readonly added: number;
  /** Movies whose vector or filter columns have changed. */
  readonly changed: number;
}

const NOTHING: FoldedInMovies = { added: 0, changed: 0 };

/**
 * Updates the active model for movies that were added or changed after its training. Each gets the vector that training
 * with the same vocabulary would have given it. The maps are read once per model and kept (20 to 190 MB).
 */
export class ActiveModelProjector {
  readonly #database: Database;
  #opened: { readonly modelId: number; readonly projector: MovieProjector | null } | null = null;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Writes the vectors of movies in the transaction of `client`. It must hold LOCKS.ingest, which delays publishing, so
   * that the model it writes to is still the active one when it commits.
   */
  async foldIn(client: PoolClient, wanted: MoviesToFoldIn): Promise<FoldedInMovies> {
    if (wanted.movieIds.length === 0) return NOTHING;
    const modelId = await activeModelId(client);
    if (modelId === null) return NOTHING;
    if (this.#opened?.modelId !== modelId) {
      this.#opened = { modelId, projector: await MovieProjector.open(client, modelId) };
    }
    const { projector } = this.#opened;
    if (projector !== null) return foldInMovies(this.#database, client, modelId, projector, wanted);
    return { added: 0, changed: await syncFilterColumns(client, modelId, wanted.movieIds) };
  }
}

async function foldInMovies(
  database: Database,
  client: PoolClient,
  modelId: number,
  projector: MovieProjector,
  wanted: MoviesToFoldIn,
): Promise<FoldedInMovies> {
  const { selection } = projector;
  const movies = await readMoviesToFoldIn(client, modelId, selection, wanted);
  if (movies.length === 0) return NOTHING;
  const facts = new MovieFactsTable();
  for (const movie of movies) facts.add(movie, projector.isInformative(movie));
  const { rows } = await client.query<{ most: number | null }>('SELECT max(vote_count) AS most FROM movie');
  const matrix = projector.rows(movies);
  const { person } = projector;
  const tastePriors = person && (await foldInPersonVectors(database, client, modelId, matrix, person, facts));
  const mostVotes = rows[0]?.most ?? 0;
  const priorOf = tastePriors ?? ((_row: number, votes: number) => votePrior(votes, mostVotes));
  const vectors = vectorRows(matrix, projector, facts, new VectorCounts(), { priorOf, threads: null });
  const foldedIn = await upsertVectors(database, client, modelId, vectors);
  if (foldedIn.added > 0) {
    await client.query('UPDATE model SET movie_count = movie_count + $2 WHERE id = $1', [
      modelId,
      foldedIn.added,
    ]);
  }
  return foldedIn;
}

/** Writes the in and out vectors of the movies; returns their priors, or null if priors are based on votes. */
async function foldInPersonVectors(
  database: Database,
  client: PoolClient,
  modelId: number,
  matrix: CsrMatrix,
  person: PersonProjector,
  facts: MovieFactsTable,
): Promise<((row: number) => number) | null> {
  const vectors: PersonVectors[] = [];
  const priors: number[] = [];
  const { priorScale } = person;
  for await (const block of projectPersons(matrix, person, null)) {
    for (let i = 0; i < block.rows; i++) {
      const [inVector, outVector] = [block.inVector(i).slice(), block.outVector(i).slice()];
      vectors.push({ movieId: facts.at(block.firstRow + i).id, inVector, outVector });
      if (priorScale !== null) priors.push(tastePrior(block.tasteLength(i), priorScale));
    }
  }
  await upsertPersonVectors(database, client, modelId, vectors);
  return priorScale === null ? null : (row) => priors[row]!;
}
