import type { PoolClient } from 'pg';
import { z } from 'zod';
import { TIER_VOTES } from '../movie/quality.ts';
import { documentTerms } from '../features/document-terms.ts';
import { movieDocument } from '../features/movie-document.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import { projectRows } from '../linalg/projection.ts';
import { readModelSpace, type StoredSpace } from './model-space.ts';
import { BlockSpace, matrixOfRows } from './blocks/block-space.ts';
import { BlockVocabulary } from './blocks/block-vocabulary.ts';
import type { ProjectedBlock, RepresentedMovie } from './representation.ts';
import { storedSections } from './blocks/stored-sections.ts';
import type { PersonMaps } from './person/person-projection.ts';
import { readPersonComponents, readPersonSpace } from './person/stored-person-space.ts';
import type { TastePriorScale } from './person/taste-prior.ts';
import type { MovieSelection } from './training-movies.ts';
import { Vocabulary } from './reference/vocabulary.ts';

/** The part of a model's summary that projection needs. */
const summarySchema = z.object({
  settings: z
    .object({ credits: z.boolean().default(true), maxMovies: z.number().nullable().default(null) })
    .default({ credits: true, maxMovies: null }),
  sections: storedSections.optional(),
  tastePrior: z.object({ longest: z.number(), exponent: z.number() }).optional(),
});

const modelRow = z.object({
  seed: z.number(),
  tier: z.enum(Object.keys(TIER_VOTES) as [keyof typeof TIER_VOTES]),
  summary: summarySchema,
});

interface ProjectorParts {
  readonly selection: MovieSelection;
  readonly credits: boolean;
  readonly dimensions: number;
  readonly rows: (movies: readonly RepresentedMovie[]) => CsrMatrix;
  readonly project: (matrix: CsrMatrix, threads: number | null) => AsyncIterable<ProjectedBlock>;
  readonly person: PersonProjector | null;
}

/** What projects movies for persons, too: see person/person-projection.ts. */
export interface PersonProjector extends Pick<PersonMaps, 'dimensions' | 'components'> {
  readonly priorScale: TastePriorScale;
}

/** Folds movies into the space of a trained model: each gets the vector that training would have given it. */
export class MovieProjector {
  /** Which movies training took. */
  readonly selection: MovieSelection;
  /** Whether directors and cast count. */
  readonly credits: boolean;
  /** Length of a vector. */
  readonly dimensions: number;
  /** Null when the model knows nothing of persons. */
  readonly person: PersonProjector | null;
  readonly #parts: ProjectorParts;

  private constructor(parts: ProjectorParts) {
    this.selection = parts.selection;
    this.credits = parts.credits;
    this.dimensions = parts.dimensions;
    this.person = parts.person;
    this.#parts = parts;
  }

  /** Reads the maps (20 to 190 MB); null when the model was not made from terms, or is not there. */
  static async open(client: Pick<PoolClient, 'query'>, modelId: number): Promise<MovieProjector | null> {
    const space = await readModelSpace(client, modelId);
    if (space === null) return null;
    const { rows } = await client.query<Record<string, unknown>>(
      'SELECT seed, tier, summary FROM model WHERE id = $1',
      [modelId],
    );
    const { seed, tier, summary } = modelRow.parse(rows[0]);
    const { credits, maxMovies } = summary.settings;
    const selection = { tier, maxMovies };
    const dimensions = space.components.rank;
    const projection =
      summary.sections === undefined
        ? projectDocuments(space, credits)
        : projectBlocks(space, new BlockVocabulary(space.terms, space.idf), summary.sections, seed);
    const person = await openPersonProjector(client, modelId, space.terms.length, summary.tastePrior);
    return new MovieProjector({ selection, credits, dimensions, person, ...projection });
  }

  /** One row a movie, in order: its terms that the model knows, weighted. */
  rows(movies: readonly RepresentedMovie[]): CsrMatrix {
    return this.#parts.rows(
      this.credits ? movies : movies.map((movie) => ({ ...movie, directors: [], cast: [] })),
    );
  }

  /** Unit vectors of rows; a row of norm 0 has none, as the model knows no term of the movie. */
  project(matrix: CsrMatrix, threads: number | null): AsyncIterable<ProjectedBlock> {
    return this.#parts.project(matrix, threads);
  }
}

async function openPersonProjector(
  client: Pick<PoolClient, 'query'>,
  modelId: number,
  columns: number,
  priorScale: TastePriorScale | undefined,
): Promise<PersonProjector | null> {
  if (priorScale === undefined) return null;
  const space = await readPersonSpace(client, modelId);
  const components = await readPersonComponents(client, modelId, columns);
  if (space === null || components === null) return null;
  return { dimensions: space.dimensions, components, priorScale };
}

type Projection = Pick<ProjectorParts, 'rows' | 'project'>;

function projectBlocks(
  { components }: StoredSpace,
  vocabulary: BlockVocabulary,
  sections: z.infer<typeof storedSections>,
  seed: number,
): Projection {
  const space = new BlockSpace(vocabulary, components, sections, seed);
  return {
    rows: (movies) =>
      matrixOfRows(
        movies.map((movie) => vocabulary.row(movie)),
        vocabulary.columns,
      ),
    project: (matrix, threads) => space.project(matrix, threads),
  };
}

function projectDocuments({ terms, idf, components }: StoredSpace, credits: boolean): Projection {
  const vocabulary = new Vocabulary(terms, idf);
  const row = (movie: RepresentedMovie) => {
    const counted = documentTerms(movieDocument(movie, { credits }));
    return vocabulary.vectorize([...counted.values()].map(({ term, count }) => [term, count] as const));
  };
  return {
    rows: (movies) => matrixOfRows(movies.map(row), terms.length),
    project: (matrix, threads) =>
      projectRows(matrix, components, { unit: true, ...(threads === null ? {} : { threads }) }),
  };
}
