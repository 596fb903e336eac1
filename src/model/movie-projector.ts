import { z } from 'zod';
import type { Movie } from '../catalog/movie.ts';
import type { Database } from '../database/database.ts';
import { documentTerms } from '../features/document-terms.ts';
import { movieDocument } from '../features/movie-document.ts';
import { projectRows } from '../linalg/projection.ts';
import { TrainingError } from './errors.ts';
import { readModelSpace, type StoredSpace } from './model-space.ts';
import { BlockSpace, matrixOfRows } from './representations/block-space.ts';
import { BlockVocabulary } from './representations/block-vocabulary.ts';
import type { PlacedBlock } from './representations/representation.ts';
import { SECTION_NAMES } from './representations/section.ts';
import { SHORTEST_PROJECTION } from './vector-rows.ts';
import { Vocabulary } from './vocabulary.ts';

/** What of a model's summary says how to place movies. */
const placement = z.object({
  settings: z.object({ credits: z.boolean() }).optional(),
  sections: z
    .array(
      z.object({
        name: z.enum(SECTION_NAMES),
        dimensions: z.number(),
        weight: z.number(),
        unit: z.boolean(),
      }),
    )
    .optional(),
});

/** Places movies into the space of a trained model, where training would have placed them. */
export class MovieProjector {
  /** Length of a vector. */
  readonly dimensions: number;
  readonly #credits: boolean;
  readonly #place: (movies: readonly Movie[]) => AsyncIterable<PlacedBlock>;

  private constructor(
    dimensions: number,
    credits: boolean,
    place: (movies: readonly Movie[]) => AsyncIterable<PlacedBlock>,
  ) {
    this.dimensions = dimensions;
    this.#credits = credits;
    this.#place = place;
  }

  /** Reads what it takes (20 to 120 MB); throws TrainingError when the model was not made from terms. */
  static async open(database: Database, modelId: number): Promise<MovieProjector> {
    const space = await readModelSpace(database, modelId);
    if (space === null) throw new TrainingError(`model ${modelId} holds nothing to place new movies with`);
    const { rows } = await database.pool.query<{ seed: number; summary: unknown }>(
      'SELECT seed, summary FROM model WHERE id = $1',
      [modelId],
    );
    const { settings, sections } = placement.parse(rows[0]?.summary ?? {});
    const credits = settings?.credits ?? true;
    const { rank } = space.components;
    if (sections === undefined) return new MovieProjector(rank, credits, placeDocuments(space, credits));
    const vocabulary = new BlockVocabulary(space.terms, space.idf);
    const blocks = new BlockSpace(vocabulary, space.components, sections, rows[0]?.seed ?? 0);
    return new MovieProjector(rank, credits, (movies) =>
      blocks.place(
        matrixOfRows(
          movies.map((movie) => vocabulary.row(movie)),
          vocabulary.columns,
        ),
        null,
      ),
    );
  }

  /** A unit vector for each movie, in order; null for one without a term that the model knows. */
  async project(movies: readonly Movie[]): Promise<(Float32Array | null)[]> {
    const vectors: (Float32Array | null)[] = [];
    if (movies.length === 0) return vectors;
    const described = this.#credits ? movies : movies.map((movie) => ({ ...movie, directors: [], cast: [] }));
    for await (const block of this.#place(described)) {
      for (let i = 0; i < block.rows; i++) {
        const vector = block.vectors.slice(i * this.dimensions, (i + 1) * this.dimensions);
        vectors.push(block.norms[i]! > SHORTEST_PROJECTION ? vector : null);
      }
    }
    return vectors;
  }
}

function placeDocuments(
  { terms, idf, components }: StoredSpace,
  credits: boolean,
): (movies: readonly Movie[]) => AsyncIterable<PlacedBlock> {
  const vocabulary = new Vocabulary(terms, idf);
  return (movies) => {
    const rows = movies.map((movie) => {
      const counted = documentTerms(movieDocument(movie, { credits }));
      return vocabulary.vectorize([...counted.values()].map(({ term, count }) => [term, count] as const));
    });
    return projectRows(matrixOfRows(rows, terms.length), components, { unit: true });
  };
}
