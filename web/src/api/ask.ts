import type { AnyVariables, Client, DocumentInput, OperationResult } from 'urql';

/**
 * Asks once and passes on the one answer; an answer from the cache comes before the call returns. Returns what takes
 * the question back: the request is aborted then. Asking again after a failure asks the server again.
 */
export function ask<Data, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
  onAnswer: (answer: OperationResult<Data, Variables>) => void,
): () => void {
  let isAnswered = false;
  const asked = client.query(document, variables).subscribe((answer) => {
    if (isAnswered) return;
    isAnswered = true;
    // As long as anybody listens, urql repeats its last answer to whoever asks the same.
    queueMicrotask(() => {
      asked.unsubscribe();
    });
    onAnswer(answer);
  });
  return () => {
    asked.unsubscribe();
  };
}
