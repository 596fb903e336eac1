import type { Components } from '../../linalg/components.ts';
import type { CsrMatrix } from '../../linalg/csr-matrix.ts';
import { randomRotation } from '../../linalg/rotation.ts';
import type { BlockVocabulary } from './block-vocabulary.ts';
import { projectSections } from './project-sections.ts';
import type { ProjectedBlock } from '../representation.ts';
import type { Section } from './section.ts';

/** Projects rows of a block vocabulary, in training and for later movies. */
export class BlockSpace {
  readonly vocabulary: BlockVocabulary;
  readonly components: Components;
  readonly sections: readonly Section[];
  readonly #rotation: Float64Array;

  constructor(
    vocabulary: BlockVocabulary,
    components: Components,
    sections: readonly Section[],
    seed: number,
  ) {
    this.vocabulary = vocabulary;
    this.components = components;
    this.sections = sections;
    this.#rotation = randomRotation(components.rank, seed);
  }

  /** Projects rows. A row without a descriptive column gets the norm 0, since nothing describes its movie. */
  async *project(matrix: CsrMatrix, threads: number | null): AsyncGenerator<ProjectedBlock> {
    const options = { rotation: this.#rotation, ...(threads === null ? {} : { threads }) };
    for await (const block of projectSections(matrix, this.components, this.sections, options)) {
      const norms = Float32Array.from({ length: block.rows }, (_, i) =>
        this.#describes(matrix, block.firstRow + i) ? 1 : 0,
      );
      yield { ...block, norms };
    }
  }

  /** Whether a row has a descriptive column. Columns ascend, so it is enough to look at the first. */
  #describes({ offsets, indices }: CsrMatrix, row: number): boolean {
    const first = offsets[row]!;
    return first < offsets[row + 1]! && indices[first]! < this.vocabulary.descriptiveColumns;
  }
}
