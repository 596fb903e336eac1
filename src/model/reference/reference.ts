import { documentText } from '../../features/document-part.ts';
import { movieDocument } from '../../features/movie-document.ts';
import { projectRows, rotateComponents } from '../../linalg/projection.ts';
import { randomRotation } from '../../linalg/rotation.ts';
import { truncatedSvd } from '../../linalg/truncated-svd.ts';
import { TfIdfBuilder } from './tfidf-builder.ts';
import type { CorpusBuilder, TrainedSpace } from '../representation.ts';

/**
 * The representation of the scikit-learn pipeline: TF-IDF of one document a movie and a truncated SVD. The
 * rotation of stored vectors is folded into the components.
 */
export function referenceCorpus(credits: boolean): CorpusBuilder {
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
