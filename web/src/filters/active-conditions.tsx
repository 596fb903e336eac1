import { adjust } from '../address/address.ts';
import { NO_CONDITIONS, type Conditions, type Question } from '../address/question.ts';
import { CONDITION_KINDS, describeCondition, without } from './conditions.ts';

/** The conditions that are set. A click removes one. */
export function ActiveConditions({ question }: { readonly question: Question }) {
  const { conditions } = question;
  const set = CONDITION_KINDS.flatMap((kind) => {
    const words = describeCondition(kind, conditions);
    return words === null ? [] : [{ kind, words }];
  });
  if (set.length === 0) return null;
  const show = (changed: Conditions) => {
    adjust({ movieId: null, question: { ...question, conditions: changed } });
  };
  return (
    <ul className="conditions" aria-label="Filters that are set">
      {set.map(({ kind, words }) => (
        <li key={kind}>
          <button
            type="button"
            aria-label={`Drop the filter ${words}`}
            onClick={() => {
              show(without(kind, conditions));
            }}
          >
            {words} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <button
            type="button"
            className="plain"
            onClick={() => {
              show(NO_CONDITIONS);
            }}
          >
            Drop all filters
          </button>
        </li>
      )}
    </ul>
  );
}
