import type { ContentMovie } from '../features/content-terms.ts';
import type { CrowdMovie } from '../features/crowd-features.ts';
import type { DescribedMovie } from '../features/movie-document.ts';
import type { Components } from '../linalg/components.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import type { SvdOptions } from '../linalg/svd-options.ts';
import type { PersonMaps } from './person/person-projection.ts';

/** What of a movie some representation looks at. */
export type RepresentedMovie = DescribedMovie & ContentMovie & CrowdMovie;

/** Gathers the movies of a training; no movie is kept. */
export interface CorpusBuilder {
  /** The next movie becomes the next row. */
  add(movie: RepresentedMovie): void;
  /** Throws EmptyVocabularyError when the movies have nothing in common. Lets go of what only counting needed. */
  finish(): Corpus;
}

/** Weighted rows, and how to make a space of them. */
export interface Corpus {
  /** Movies x features. */
  readonly matrix: CsrMatrix;
  fit(options: FitOptions): Promise<TrainedSpace>;
}

export interface FitOptions extends SvdOptions {
  /** Ids of the rows' movies. */
  readonly movieIds: Int32Array;
}

/** The projections of some consecutive rows. The arrays are the reader's until it asks for the next block. */
export interface ProjectedBlock {
  readonly firstRow: number;
  readonly rows: number;
  /** Row-major rows x dimensions, unit length. */
  readonly vectors: Float32Array;
  /** Length of each projection; 0 when nothing is known of the movie. */
  readonly norms: Float32Array;
}

/** What turns rows into vectors. */
export interface TrainedSpace {
  readonly dimensions: number;
  /** Share of the rows' variance that the vectors keep, in [0, 1]. */
  readonly explainedVariance: number;
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  /** As they are stored. */
  readonly components: Components;
  /** What projection needs beside the components, and figures of interest; kept in the model's summary. */
  readonly summary: Readonly<Record<string, unknown>>;
  project(matrix: CsrMatrix, threads: number | null): AsyncIterable<ProjectedBlock>;
  /** How movies are scored for persons; null where nobody's likes were learned from. */
  readonly person: PersonMaps | null;
}
