import type { AnyVariables, Client, DocumentInput, OperationResult } from 'urql';

/**
 * Asks once and passes the answer on. A cached answer comes before the call returns. Returns a function that aborts the
 * request. Asking again after a failure sends a new request.
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
    // As long as anybody listens, urql repeats its last answer to the same question.
    queueMicrotask(() => {
      asked.unsubscribe();
    });
    onAnswer(answer);
  });
  return () => {
    asked.unsubscribe();
  };
}
