import { useEffect, useRef, useState } from 'react';
import type { Question } from '../address/question.ts';
import { useSeen } from '../taste/seen.ts';
import { toNumber } from '../api/movie-id.ts';
import { ProblemNote } from '../states/problem-note.tsx';
import { SlowNote } from '../states/slow-note.tsx';
import { EmptyResult } from './empty-result.tsx';
import { MovieCard } from './movie-card.tsx';
import { Skeletons } from './skeletons.tsx';
import { useMovieList } from './use-movie-list.ts';
import './results.css';

/** The next page is requested when the end of the list is this far below the window. */
const AHEAD = '900px';

/** The list, which grows with scrolling. */
export function Results({ question }: { readonly question: Question }) {
  const { list, state, isOld } = useMovieList(question);
  const seen = useSeen();
  const [justSeen, setJustSeen] = useState<ReadonlySet<string>>(new Set());
  const end = useEndInSight(list.loadMore, state.entries.length);

  const shown = state.entries.filter(
    ({ movie }) => justSeen.has(movie.id) || !seen.includes(toNumber(movie.id)),
  );
  const isEmpty = shown.length === 0 && !state.loading && !state.hasMore && state.problem === null;
  return (
    <section className="results" aria-label="Films" aria-busy={isOld || state.loading} data-old={isOld}>
      <SlowNote isWaiting={isOld || state.loading} />
      {state.notes.map((note) => (
        <p key={note} className="quiet" role="note">
          {note}
        </p>
      ))}
      <ol className="cards">
        {shown.map(({ movie, reasons }) => (
          <li key={movie.id}>
            <MovieCard
              movie={movie}
              reasons={reasons}
              question={question}
              isSeen={seen.includes(toNumber(movie.id))}
              onSeen={() => {
                setJustSeen((before) => new Set(before).add(movie.id));
              }}
            />
          </li>
        ))}
        {state.loading && <Skeletons count={shown.length === 0 ? 12 : 6} />}
      </ol>
      {isEmpty && <EmptyResult question={question} seen={seen.length} />}
      {state.problem && <ProblemNote problem={state.problem} onRetry={list.loadMore} />}
      {state.hasMore && !isOld && state.problem === null && <div ref={end} className="end" />}
      {!state.hasMore && shown.length > 0 && <p className="quiet the-end">These are all that match.</p>}
    </section>
  );
}

/** Calls `onInSight` whenever the end of the list comes near, and again when it still is after the list has grown. */
function useEndInSight(onInSight: () => void, length: number) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (!element || length === 0) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onInSight();
      },
      { rootMargin: `0px 0px ${AHEAD} 0px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [onInSight, length]);
  return end;
}
