import { useEffect, useRef } from 'react';
import { Poster } from '../poster/poster.tsx';
import type { Suggestion, Suggestions } from './use-suggestions.ts';

/** Titles with a lower similarity look only a little like the typed text. */
const GOOD_MATCH = 0.6;

interface SuggestionListProps {
  /** Options are `id-0`, `id-1`, ... */
  readonly id: string;
  readonly label: string;
  readonly isShown: boolean;
  readonly suggestions: Suggestions | null;
  readonly active: number | null;
  readonly onPick: (match: Suggestion) => void;
}

/** The list of the search field, and what a screen reader says about it. */
export function SuggestionList({ id, label, isShown, suggestions, active, onPick }: SuggestionListProps) {
  const matches = suggestions?.matches ?? [];
  const note = suggestions === null ? null : describe(suggestions);
  return (
    <>
      <div className="suggestions" data-shown={isShown}>
        {isShown && note !== null && <p className="suggestions-note">{note}</p>}
        <ul id={`${id}-list`} role="listbox" aria-label={label} hidden={!isShown || matches.length === 0}>
          {matches.map((match, i) => (
            <Option
              key={match.movie.id}
              id={`${id}-${i}`}
              match={match}
              isActive={i === active}
              onPick={() => {
                onPick(match);
              }}
            />
          ))}
        </ul>
      </div>
      <p className="for-readers" role="status">
        {isShown && suggestions ? `${note ?? ''} ${matches.length} suggestions` : ''}
      </p>
    </>
  );
}

function describe({ typed, matches, problem }: Suggestions): string | null {
  const [best] = matches;
  if (problem) return problem.message;
  if (!best) return `No title is like “${typed}”.`;
  if (best.similarity < GOOD_MATCH) return `No title is “${typed}”. The closest are:`;
  return null;
}

interface OptionProps {
  readonly id: string;
  readonly match: Suggestion;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function Option({ id, match: { movie, matchedTitle }, isActive, onPick }: OptionProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <li
      ref={element}
      id={id}
      role="option"
      aria-selected={isActive}
      className="suggestion"
      // Keeps the focus in the field.
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onClick={onPick}
    >
      <span className="suggestion-poster">
        <Poster movie={movie} thumbnail />
      </span>
      <span className="suggestion-text">
        <span className="suggestion-title">
          {movie.title} {movie.year !== null && <span className="quiet">{movie.year}</span>}
        </span>
        {matchedTitle !== movie.title && <span className="quiet">also called “{matchedTitle}”</span>}
        {matchedTitle === movie.title && movie.directors.length > 0 && (
          <span className="quiet">by {movie.directors.slice(0, 2).join(' and ')}</span>
        )}
      </span>
    </li>
  );
}
