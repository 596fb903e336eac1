import { eq } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { Database } from '../../database/database.ts';
import { createPersonTable, personTable, upsertPersonVectors } from '../../database/person-table.ts';
import { vectorTable } from '../../database/vector-table.ts';
import type { Components } from '../../linalg/components.ts';
import { InputError } from '../../movie/errors.ts';
import { readTerms } from '../model-space.ts';
import { MovieProjector } from '../movie-projector.ts';
import { readMoviesToFoldIn } from '../training-movies.ts';
import type { TravellingMaps } from './map-file.ts';
import { projectPersons } from './person-projection.ts';
import { readPersonComponents, readPersonSpace, writePersonComponents } from './stored-person-space.ts';
import { writePersonConstants } from './write-person-model.ts';
import { openOrm } from '../../database/orm.ts';
import { modelPersonComponent, modelPersonSpace } from '../../database/schema.ts';

/**
 * If the maps know a smaller share of a catalogue's terms, its lists are worse than a list of the best known movies.
 */
const MIN_KNOWN_SHARE = 1 / 3;

const BATCH = 2000;

/** The maps of a model over its `count` most frequent terms; throws InputError if it has none. */
export async function exportMaps(
  client: Pick<PoolClient, 'query'>,
  modelId: number,
  count: number,
): Promise<TravellingMaps> {
  const { terms, idf } = await readTerms(client, modelId);
  const space = await readPersonSpace(client, modelId);
  const stored = await readPersonComponents(client, modelId, terms.length);
  if (space === null || stored === null) {
    throw new InputError(
      `Model ${modelId} has no maps to export: \`train --representation learned --ratings FILE\` learns them.`,
    );
  }
  const { dimensions, average } = space;
  const columns = Uint32Array.from(idf.keys())
    .sort((a, b) => idf[a]! - idf[b]! || b - a)
    .slice(0, count)
    .sort();
  return {
    dimensions,
    average,
    terms: Array.from(columns, (column) => terms[column]!),
    components: pickColumns(stored, 2 * dimensions, columns),
  };
}

export interface ImportedMaps {
  /** The number of terms of the model, and how many of them the maps know. */
  readonly terms: number;
  readonly known: number;
  /** Movies that can now be scored for people. */
  readonly movies: number;
}

/**
 * Gives a model without person vectors the maps of another model. Its movies get in and out vectors from their terms,
 * and so will later movies. Runs in the client's transaction.
 * @throws {InputError} if the model has itself learned from ratings, or the maps know less than a third of its terms.
 */
export async function importMaps(
  database: Database,
  client: PoolClient,
  modelId: number,
  maps: TravellingMaps,
): Promise<ImportedMaps> {
  const projector = await MovieProjector.open(client, modelId);
  const { terms } = await readTerms(client, modelId);
  if (projector === null) throw new InputError(`Model ${modelId} is not made of terms: train it again.`);
  if (projector.person?.priorScale) {
    throw new InputError(`Model ${modelId} has learned from ratings itself and keeps its own maps.`);
  }
  const positions = new Map(maps.terms.map((term, column) => [term, column]));
  const columns = Int32Array.from(terms, (term) => positions.get(term) ?? -1);
  const known = columns.filter((column) => column >= 0).length;
  if (known < terms.length * MIN_KNOWN_SHARE) {
    throw new InputError(
      `The maps know ${known} of the ${terms.length} terms of model ${modelId}, less than a third. They come from ` +
        'another kind of catalogue, and would give worse lists than the best-known movies.',
    );
  }
  const orm = openOrm(client);
  await orm.delete(modelPersonSpace).where(eq(modelPersonSpace.modelId, modelId));
  await orm.delete(modelPersonComponent).where(eq(modelPersonComponent.modelId, modelId));
  await client.query(`DROP TABLE IF EXISTS ${personTable(modelId)}`);

  const components = pickColumns(maps.components, 2 * maps.dimensions, columns);
  const { dimensions, average } = maps;
  await createPersonTable(client, modelId, dimensions);
  await writePersonComponents(database, client, modelId, components);
  const person = { dimensions, average, components };
  let movies = 0;
  for await (const ids of movieIds(client, modelId)) {
    const wanted = { movieIds: ids, withFewVotes: true };
    const found = await readMoviesToFoldIn(client, modelId, projector.selection, wanted);
    for await (const block of projectPersons(projector.rows(found), person, null)) {
      const rows = Array.from({ length: block.rows }, (_, i) => ({
        movieId: found[block.firstRow + i]!.id,
        inVector: block.inVector(i).slice(),
        outVector: block.outVector(i).slice(),
      }));
      await upsertPersonVectors(database, client, modelId, rows);
      movies += rows.length;
    }
  }
  await writePersonConstants({ database, client, modelId }, person, projector.dimensions);
  return { terms: terms.length, known, movies };
}

/** Ids of a model's movies, in batches. Plan: Index Only Scan using model_vector_N_pkey. */
async function* movieIds(client: PoolClient, modelId: number): AsyncGenerator<number[]> {
  for (let last: number | null = null; ;) {
    const { rows }: { rows: { id: number }[] } = await client.query<{ id: number }>(
      `SELECT movie_id AS id FROM ${vectorTable(modelId)} WHERE $1::integer IS NULL OR movie_id > $1
       ORDER BY movie_id LIMIT ${BATCH}`,
      [last],
    );
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    last = rows[rows.length - 1]!.id;
  }
}

/** The first `rows` rows of a map, with the given columns in the order given; -1 stands for a column of zeros. */
function pickColumns(map: Components, rows: number, columns: ArrayLike<number>): Components {
  const components = new Float32Array(rows * columns.length);
  for (let k = 0; k < rows; k++) {
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!;
      if (column >= 0) components[k * columns.length + at] = map.components[k * map.columns + column]!;
    }
  }
  return { rank: rows, columns: columns.length, components };
}
