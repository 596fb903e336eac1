import { useEffect } from 'react';
import type { Problem } from '../api/problem.ts';
import { watchReadiness } from '../api/readiness.ts';
import './states.css';

interface ProblemNoteProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
}

const HEADINGS: Readonly<Record<Problem['kind'], string>> = {
  offline: 'No connection',
  starting: 'The server is not ready yet',
  refused: 'The server does not accept this',
  failed: 'Something went wrong on the server',
};

/** What went wrong and what can be done. Tries again by itself when the connection comes back. */
export function ProblemNote({ problem, onRetry }: ProblemNoteProps) {
  useEffect(() => {
    addEventListener('online', onRetry);
    return () => {
      removeEventListener('online', onRetry);
    };
  }, [onRetry]);
  useEffect(() => {
    if (problem.kind === 'starting') void watchReadiness();
  }, [problem]);
  return (
    <div className="problem" role="alert">
      <h2>{HEADINGS[problem.kind]}</h2>
      <p>{problem.message}</p>
      {problem.id !== null && (
        <p>
          Its id in the server’s log: <code>{problem.id}</code>
        </p>
      )}
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
