import { adjust } from '../address/address.ts';
import type { Conditions, Question } from '../address/question.ts';
import { describeRuntime } from './conditions.ts';
import { GenreChoice } from './genre-choice.tsx';
import { useLanguages } from './use-languages.ts';
import { Choice } from './choice.tsx';
import { Ordering } from './ordering.tsx';
import { SeenNote } from '../taste/seen-note.tsx';
import { YearRange } from './year-range.tsx';
import './filter-panel.css';

const RATINGS = [5, 6, 7, 8];
const VOTES = [100, 1_000, 10_000];
const RUNTIMES = [
  { minRuntime: null, maxRuntime: 90 },
  { minRuntime: 90, maxRuntime: 120 },
  { minRuntime: 120, maxRuntime: null },
];

interface FilterPanelProps {
  readonly question: Question;
  /** Small screens show the panel only if it is open. */
  readonly isOpen: boolean;
}

/** Everything that filters and orders the list, in words that need no explanation. Each change goes to the address. */
export function FilterPanel({ question, isOpen }: FilterPanelProps) {
  const { conditions } = question;
  const languages = useLanguages();
  const change = (part: Partial<Conditions>) => {
    adjust({ movieId: null, question: { ...question, conditions: { ...conditions, ...part } } });
  };
  return (
    <aside id="filters" className="filters" data-open={isOpen} aria-label="Filters and order">
      <Ordering question={question} />
      <Choice
        label="Rating"
        any="Any rating"
        value={conditions.minRating}
        options={RATINGS.map((rating) => ({ value: rating, label: `${rating} or better` }))}
        describe={(rating) => `${rating} or better`}
        onChange={(minRating) => {
          change({ minRating });
        }}
      />
      <Choice
        label="How well known"
        any="Any number of votes"
        value={conditions.minVotes}
        options={VOTES.map((votes) => ({ value: votes, label: votesLabel(votes) }))}
        describe={votesLabel}
        onChange={(minVotes) => {
          change({ minVotes });
        }}
      />
      <YearRange from={conditions.fromYear} to={conditions.toYear} onChange={change} />
      <Choice
        label="Length"
        any="Any length"
        value={runtimeKey(conditions)}
        options={RUNTIMES.map((runtime) => ({
          value: runtimeKey(runtime),
          label: describeRuntime(runtime) ?? '',
        }))}
        describe={() => describeRuntime(conditions) ?? ''}
        onChange={(key) => {
          change(
            RUNTIMES.find((runtime) => runtimeKey(runtime) === key) ?? { minRuntime: null, maxRuntime: null },
          );
        }}
      />
      <Choice
        label="Language"
        any="Any language"
        value={conditions.language}
        options={languages.map(({ code, name }) => ({ value: code, label: name }))}
        describe={(code) => code}
        onChange={(language) => {
          change({ language });
        }}
      />
      <GenreChoice conditions={conditions} onChange={change} />
      <SeenNote />
    </aside>
  );
}

function votesLabel(votes: number): string {
  return `${votes.toLocaleString('en')} votes or more`;
}

function runtimeKey({
  minRuntime,
  maxRuntime,
}: Pick<Conditions, 'minRuntime' | 'maxRuntime'>): string | null {
  return minRuntime === null && maxRuntime === null ? null : `${minRuntime ?? ''}-${maxRuntime ?? ''}`;
}
