/** The training cannot continue. The message says why and what to do. The active model is untouched. */
export class TrainingError extends Error {
  override readonly name: string = 'TrainingError';
}

/** The documents have no terms that tell them apart. */
export class EmptyVocabularyError extends TrainingError {
  override readonly name = 'EmptyVocabularyError';

  constructor(documents: number, minDocuments: number) {
    super(
      `${documents} document${documents === 1 ? '' : 's'} share no usable term: one has to be in at least ` +
        `${minDocuments} documents and in no more than most of them`,
    );
  }
}
