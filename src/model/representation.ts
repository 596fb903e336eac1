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

/** The fields of a movie that some representation uses. */
export type RepresentedMovie = DescribedMovie & ContentMovie & CrowdMovie;

/** Gathers the movies of a training without keeping them. */
export interface CorpusBuilder {
  /** The next movie becomes the next row. */
  add(movie: RepresentedMovie): void;
  /** Throws EmptyVocabularyError if the movies have nothing in common. Frees the memory that only counting needed. */
  finish(): Corpus;
}

/** Weighted rows, and how to fit a space to them. */
export interface Corpus {
  /** Movies x features. */
  readonly matrix: CsrMatrix;
  fit(options: FitOptions): Promise<TrainedSpace>;
}

export interface FitOptions extends SvdOptions {
  /** Ids of the rows' movies. */
  readonly movieIds: Int32Array;
}

/** The projections of consecutive rows. The arrays are valid until the next block is requested. */
export interface ProjectedBlock {
  readonly firstRow: number;
  readonly rows: number;
  /** Row-major rows x dimensions, unit length. */
  readonly vectors: Float32Array;
  /** Length of each projection; 0 if nothing is known about the movie. */
  readonly norms: Float32Array;
}

/** Turns rows into vectors. */
export interface TrainedSpace {
  readonly dimensions: number;
  /** Share of the rows' variance that the vectors keep, in [0, 1]. */
  readonly explainedVariance: number;
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  /** The components in their stored form. */
  readonly components: Components;
  /** What projection needs besides the components, and figures of interest. The model's summary keeps it. */
  readonly summary: Readonly<Record<string, unknown>>;
  project(matrix: CsrMatrix, threads: number | null): AsyncIterable<ProjectedBlock>;
  /** How movies are scored for people; null if the model did not learn from people. */
  readonly person: PersonMaps | null;
}

/** What a stored model records about its training. */
export interface StoredHead {
  readonly seed: number;
  /** Whether directors and cast count. */
  readonly credits: boolean;
  readonly summary: unknown;
}

/** A stored space, opened to project new movies. */
export interface OpenedSpace {
  /** One row per movie, in order: the weighted terms that the model knows. */
  rows(movies: readonly RepresentedMovie[]): CsrMatrix;
  /** As TrainedSpace.project. */
  project(matrix: CsrMatrix, threads: number | null): AsyncIterable<ProjectedBlock>;
}

/** Figures of real and made-up catalogues per movie and in total, rounded up. */
interface MovieSizes {
  /** Terms that are held until rows are weighted, and bytes per term. */
  readonly terms: number;
  readonly termBytes: number;
  /** Terms that are new with a movie. */
  readonly newTerms: number;
  readonly nonzeros: number;
  /** Independent of the number of movies: rows in transit, JavaScript itself, and the buckets for pairs of words. */
  readonly constantBytes: number;
}

/** The figures that decide how much memory a training needs. */
export interface RepresentationMemory {
  readonly sizes: MovieSizes;
  /** About how many columns there will be, rounded up, before the movies are read. */
  readonly expectedFeatures: (movies: number) => number;
  /** How many of the columns the SVD sees. */
  readonly decomposedColumns: (features: number) => number;
  /** Whether the SVD sees a copy of the matrix. */
  readonly copiesMatrix: boolean;
  /** Bytes needed for making vectors, besides the maps and the projection. */
  readonly extraBytes: (shape: { movies: number; rank: number; features: number }) => number;
}

/** A way to make vectors of movies: everything that training, fold-in and reasons need to know about it. */
export interface Representation {
  /** Gathers the movies of a training and fits a space; `people` is null if there are none to learn from. */
  fit(settings: Pick<TrainingSettings, 'gamma' | 'credits'>, people: TasteSource | null): CorpusBuilder;
  open(space: StoredSpace, head: StoredHead): OpenedSpace;
  readonly explain: {
    /** Whether to read the components as well, which take 90 MB for 45,000 terms. */
    readonly needsMap: boolean;
    /** `space.components` is empty unless the map is needed. */
    explainer(space: StoredSpace, summary: unknown): Explainer;
  };
  readonly memory: RepresentationMemory;
  /** Whether a movie has enough metadata to compare it with others. With less, thousands of movies would be alike. */
  readonly isInformative: (movie: RepresentedMovie, credits: boolean) => boolean;
}
