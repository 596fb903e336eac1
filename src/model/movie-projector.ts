import type { PoolClient } from 'pg';
import { z } from 'zod';
import { TIER_VOTES } from '../movie/quality.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import { readModelSpace } from './model-space.ts';
import type { OpenedSpace, ProjectedBlock, RepresentedMovie } from './representation.ts';
import { storedRepresentation } from './representations.ts';
import type { PersonMaps } from './person/person-projection.ts';
import { readPersonComponents, readPersonSpace } from './person/stored-person-space.ts';
import type { TastePriorScale } from './person/taste-prior.ts';
import type { MovieSelection } from './training-movies.ts';

/** The part of a model's summary that projection needs. */
const summarySchema = z.object({
  settings: z
    .object({ credits: z.boolean().default(true), maxMovies: z.number().nullable().default(null) })
    .default({ credits: true, maxMovies: null }),
  tastePrior: z.object({ longest: z.number(), exponent: z.number() }).optional(),
});

const modelRow = z.object({
  seed: z.number(),
  representation: z.string(),
  tier: z.enum(Object.keys(TIER_VOTES) as [keyof typeof TIER_VOTES]),
  summary: summarySchema,
});

interface ProjectorParts {
  readonly selection: MovieSelection;
  readonly credits: boolean;
  readonly dimensions: number;
  readonly opened: OpenedSpace;
  readonly isInformative: (movie: RepresentedMovie) => boolean;
  readonly person: PersonProjector | null;
}

/** Projects movies to their person vectors: see person/person-projection.ts. */
export interface PersonProjector extends Pick<PersonMaps, 'dimensions' | 'components'> {
  /** Null if the prior is based on votes: the maps come from another model. */
  readonly priorScale: TastePriorScale | null;
}

/** Folds movies into the space of a trained model: each gets the vector that training would have given it. */
export class MovieProjector {
  /** Which movies training used. */
  readonly selection: MovieSelection;
  /** Whether directors and cast count. */
  readonly credits: boolean;
  /** Length of a vector. */
  readonly dimensions: number;
  /** Null if the model has no vectors for people. */
  readonly person: PersonProjector | null;
  readonly #parts: ProjectorParts;

  private constructor(parts: ProjectorParts) {
    this.selection = parts.selection;
    this.credits = parts.credits;
    this.dimensions = parts.dimensions;
    this.person = parts.person;
    this.#parts = parts;
  }

  /** Reads the maps (20 to 190 MB); null if the model has none or does not exist. */
  static async open(client: Pick<PoolClient, 'query'>, modelId: number): Promise<MovieProjector | null> {
    const space = await readModelSpace(client, modelId);
    if (space === null) return null;
    const { rows } = await client.query<Record<string, unknown>>(
      'SELECT seed, tier, summary, representation FROM model WHERE id = $1',
      [modelId],
    );
    const { seed, tier, summary, representation: name } = modelRow.parse(rows[0]);
    const representation = storedRepresentation(name);
    if (representation === null) return null;
    const { credits, maxMovies } = summary.settings;
    const selection = { tier, maxMovies };
    const dimensions = space.components.rank;
    const opened = representation.open(space, { seed, credits, summary: rows[0]?.summary });
    const person = await openPersonProjector(client, modelId, space.terms.length, summary.tastePrior ?? null);
    return new MovieProjector({
      selection,
      credits,
      dimensions,
      person,
      opened,
      isInformative: (movie) => representation.isInformative(movie, credits),
    });
  }

  /** Whether a movie has enough metadata to be compared with others. */
  isInformative(movie: RepresentedMovie): boolean {
    return this.#parts.isInformative(movie);
  }

  /** One row per movie, in order: the weighted terms that the model knows. */
  rows(movies: readonly RepresentedMovie[]): CsrMatrix {
    return this.#parts.opened.rows(movies);
  }

  /** Unit vectors of rows. A row of norm 0 has none, because the model knows no term of the movie. */
  project(matrix: CsrMatrix, threads: number | null): AsyncIterable<ProjectedBlock> {
    return this.#parts.opened.project(matrix, threads);
  }
}

async function openPersonProjector(
  client: Pick<PoolClient, 'query'>,
  modelId: number,
  columns: number,
  priorScale: TastePriorScale | null,
): Promise<PersonProjector | null> {
  const space = await readPersonSpace(client, modelId);
  const components = await readPersonComponents(client, modelId, columns);
  if (space === null || components === null) return null;
  return { dimensions: space.dimensions, components, priorScale };
}
