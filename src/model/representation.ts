import type { ContentMovie } from '../features/content-terms.ts';
import type { CrowdMovie } from '../features/crowd-features.ts';
import type { DescribedMovie } from '../features/movie-document.ts';
import type { Components } from '../linalg/components.ts';
import type { CsrMatrix } from '../linalg/csr-matrix.ts';
import type { SvdOptions } from '../linalg/svd-options.ts';
import type { Explainer } from './explain/described-term.ts';
import type { TasteSource } from './learned/taste-source.ts';
import type { StoredSpace } from './model-space.ts';
import type { PersonMaps } from './person/person-projection.ts';
import type { TrainingSettings } from './training-options.ts';

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

/** What the row of a stored model says of its training. */
export interface StoredHead {
  readonly seed: number;
  /** Whether directors and cast count. */
  readonly credits: boolean;
  readonly summary: unknown;
}

/** A stored space, opened for movies that come later. */
export interface OpenedSpace {
  /** One row a movie, in order: its terms that the model knows, weighted. */
  rows(movies: readonly RepresentedMovie[]): CsrMatrix;
  /** As TrainedSpace.project. */
  project(matrix: CsrMatrix, threads: number | null): AsyncIterable<ProjectedBlock>;
}

/** What a movie brings, and what all share, of real and made-up catalogues, rounded up. */
interface MovieSizes {
  /** Terms that are kept until rows are weighed, and bytes of each. */
  readonly terms: number;
  readonly termBytes: number;
  /** Terms that no movie before had. */
  readonly newTerms: number;
  readonly nonzeros: number;
  /** Whatever the number of movies: rows on their way, JavaScript's own, and where pairs of words count their buckets. */
  readonly constantBytes: number;
}

/** What decides how much memory a training takes. */
export interface RepresentationMemory {
  readonly sizes: MovieSizes;
  /** About how many columns there will be, rounded up, before the movies are read. */
  readonly expectedFeatures: (movies: number) => number;
  /** How many of the columns the SVD sees. */
  readonly decomposedColumns: (features: number) => number;
  /** Whether the SVD sees a copy of the matrix. */
  readonly copiesMatrix: boolean;
  /** Bytes beside the maps and the projection, when vectors are made. */
  readonly extraBytes: (shape: { movies: number; rank: number; features: number }) => number;
}

/** A way to make vectors of movies: all that training, fold-in and reasons have to know of it. */
export interface Representation {
  /** Gathers the movies of a training and learns a space of them; `people` is null where there are none to learn from. */
  fit(settings: Pick<TrainingSettings, 'gamma' | 'credits'>, people: TasteSource | null): CorpusBuilder;
  open(space: StoredSpace, head: StoredHead): OpenedSpace;
  readonly explain: {
    /** Whether the components are read, too, which are 90 MB for 45,000 terms. */
    readonly needsMap: boolean;
    /** `space.components` is empty unless the map is needed. */
    explainer(space: StoredSpace, summary: unknown): Explainer;
  };
  readonly memory: RepresentationMemory;
  /** Whether a movie has enough metadata to be compared with others; movies that have less are alike by the thousand. */
  readonly isInformative: (movie: RepresentedMovie, credits: boolean) => boolean;
}
