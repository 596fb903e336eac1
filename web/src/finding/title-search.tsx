import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions, type Suggestion } from './use-suggestions.ts';
import './title-search.css';

interface TitleSearchProps {
  readonly label: string;
  readonly onPick: (movieId: string, as: 'liked' | 'disliked') => void;
}

/**
 * A combobox with a list of movies, as described in the ARIA authoring practices. The focus stays in the field, arrow
 * keys move through the list, Enter picks a movie, and Escape closes the list and then clears the field. Without
 * moving, Enter picks the first movie.
 */
export function TitleSearch({ label, onPick }: TitleSearchProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const [as, setAs] = useState<'liked' | 'disliked'>('liked');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();

  const suggestions = useSuggestions(typed.trim());
  const matches = suggestions?.matches ?? [];
  const isShown = isOpen && suggestions !== null;
  const isCurrent = suggestions?.typed === typed.trim();

  const pick = (match: Suggestion) => {
    onPick(match.movie.id, as);
    setTyped('');
    setIsOpen(false);
    setActive(null);
    setAs('liked');
    field.current?.focus();
  };

  const walk = (step: 1 | -1) => {
    setIsOpen(true);
    if (matches.length === 0) return;
    setActive((at) => {
      if (at === null) return step === 1 ? 0 : matches.length - 1;
      const next = at + step;
      return next < 0 || next >= matches.length ? null : next;
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
        if (event.altKey) setIsOpen(true);
        else walk(1);
        break;
      case 'ArrowUp':
        if (event.altKey) setIsOpen(false);
        else walk(-1);
        break;
      case 'Enter': {
        const match = matches[active ?? 0];
        if (match && isShown && (active !== null || isCurrent)) pick(match);
        break;
      }
      case 'Escape':
        if (!isShown) setTyped('');
        setIsOpen(false);
        setActive(null);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div className="search">
      <label htmlFor={`${id}-field`} className="search-label">
        {label}
      </label>
      <div
        className="search-box"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
        }}
      >
        <input
          ref={field}
          id={`${id}-field`}
          className="search-field"
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={isShown && active !== null ? `${id}-${active}` : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          maxLength={200}
          placeholder={as === 'liked' ? 'A film you like' : 'A film you do not like'}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(null);
            setIsOpen(true);
          }}
          onFocus={() => {
            setIsOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        <fieldset className="search-as">
          <legend className="for-readers">What you think of the film</legend>
          {(['liked', 'disliked'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`${id}-as`}
                checked={as === each}
                onChange={() => {
                  setAs(each);
                }}
              />
              <span>{each === 'liked' ? 'I like' : 'I dislike'}</span>
            </label>
          ))}
        </fieldset>
        <SuggestionList
          id={id}
          label={label}
          isShown={isShown}
          suggestions={suggestions}
          active={active}
          onPick={pick}
        />
      </div>
    </div>
  );
}
