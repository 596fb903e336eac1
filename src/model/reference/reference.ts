import { documentText } from '../../features/document-part.ts';
import { documentTerms } from '../../features/document-terms.ts';
import { isInformativeDocument } from '../../features/informative.ts';
import { documentParts, movieDocument } from '../../features/movie-document.ts';
import { projectRows, rotateComponents } from '../../linalg/projection.ts';
import { randomRotation } from '../../linalg/rotation.ts';
import { truncatedSvd } from '../../linalg/truncated-svd.ts';
import { matrixOfRows } from '../matrix-of-rows.ts';
import { sharedTerms } from '../explain/shared-terms.ts';
import type { StoredSpace } from '../model-space.ts';
import { describeByReference } from './describe-reference.ts';
import { featureLimit, TfIdfBuilder } from './tfidf-builder.ts';
import { Vocabulary } from './vocabulary.ts';
import type {
  CorpusBuilder,
  OpenedSpace,
  Representation,
  RepresentedMovie,
  StoredHead,
  TrainedSpace,
} from '../representation.ts';

/**
 * The representation of the scikit-learn pipeline: TF-IDF of one document per movie, and a truncated SVD. The
 * components include the rotation of the stored vectors.
 */
function referenceCorpus(credits: boolean): CorpusBuilder {
  const builder = new TfIdfBuilder();
  return {
    add(movie) {
      builder.add(documentText(movieDocument(movie, { credits })));
    },
    finish() {
      const { matrix, vocabulary, idf } = builder.finish();
      return {
        matrix,
        async fit(options): Promise<TrainedSpace> {
          const svd = await truncatedSvd(matrix, options);
          const { rank, columns, explainedVariance } = svd;
          const rotated = await rotateComponents(svd, randomRotation(rank, options.seed));
          const components = { rank, columns, components: rotated };
          return {
            dimensions: rank,
            explainedVariance,
            terms: vocabulary,
            idf,
            components,
            summary: {},
            person: null,
            project: (rows, threads) =>
              projectRows(rows, components, { unit: true, ...(threads === null ? {} : { threads }) }),
          };
        },
      };
    },
  };
}

/** Opens a stored space: it projects a movie's document as training did. */
function openDocuments({ terms, idf, components }: StoredSpace, { credits }: StoredHead): OpenedSpace {
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

export const reference: Representation = {
  fit: ({ credits }) => referenceCorpus(credits),
  open: openDocuments,
  explain: {
    needsMap: false,
    explainer: ({ terms, idf }) =>
      sharedTerms(describeByReference(new Map(terms.map((term, i) => [term, idf[i]!])))),
  },
  memory: {
    sizes: { terms: 75, termBytes: 4, newTerms: 3, nonzeros: 50, constantBytes: 200e6 },
    expectedFeatures: featureLimit,
    decomposedColumns: (features) => features,
    copiesMatrix: false,
    extraBytes: () => 0,
  },
  isInformative: (movie, credits) => isInformativeDocument(documentParts(movie, { credits })),
};
