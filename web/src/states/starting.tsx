import { useState } from 'react';
import type { Progress, Readiness } from '../api/readiness.ts';
import './states.css';

/** What a server that is not ready is doing, its progress, and the stages that it has finished. */
export function Starting({ readiness }: { readonly readiness: Readiness }) {
  const stages = useStages(readiness.progress);
  if (readiness.status === 'not ready') {
    return (
      <section className="starting" role="status">
        <h1>No films to suggest yet</h1>
        <p>{readiness.message}</p>
        <p className="quiet">This page opens by itself as soon as the server is ready.</p>
      </section>
    );
  }
  return (
    <section className="starting" aria-labelledby="starting">
      <div className="leader" aria-hidden="true">
        <span>{shareOf(readiness.progress)}</span>
      </div>
      <h1 id="starting">
        {readiness.status === 'unreachable' ? 'The server does not answer' : 'The server is getting ready'}
      </h1>
      <p className="quiet">
        {readiness.status === 'unreachable'
          ? 'This page tries again twice a second.'
          : 'The first start loads the films and learns what they are about. It happens once.'}
      </p>
      <ol className="stages" role="status">
        {stages.map((progress, i) => (
          <Stage key={progress.stage} progress={progress} isDone={i < stages.length - 1} />
        ))}
      </ol>
    </section>
  );
}

/** All stages seen so far, the latest last. */
function useStages(progress: Progress | undefined): readonly Progress[] {
  const [stages, setStages] = useState<readonly Progress[]>([]);
  if (progress && progress !== stages.at(-1)) {
    setStages([...stages.filter(({ stage }) => stage !== progress.stage), progress]);
  }
  return stages;
}

function Stage({ progress, isDone }: { readonly progress: Progress; readonly isDone: boolean }) {
  const { stage, done, total, unit } = progress;
  const count = done.toLocaleString('en');
  return (
    <li data-done={isDone}>
      <span>
        {stage}{' '}
        <span className="quiet">
          {isDone
            ? 'done'
            : total === null
              ? `${count} ${unit}`
              : `${count} of ${total.toLocaleString('en')} ${unit}`}
        </span>
      </span>
      {!isDone && (
        <progress aria-label={stage} max={total ?? undefined} value={total === null ? undefined : done} />
      )}
    </li>
  );
}

function shareOf(progress: Progress | undefined): string {
  if (!progress?.total) return '…';
  return `${Math.round((100 * Math.min(progress.done, progress.total)) / progress.total)}`;
}
