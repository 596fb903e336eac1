import { useQuery } from 'urql';
import { adjust } from '../address/address.ts';
import type { Conditions, Question } from '../address/question.ts';
import { LoosenDocument, type LoosenQueryVariables } from '../api/documents.generated.ts';
import { ProblemNote } from '../states/problem-note.tsx';
import { describeProblem } from '../api/problem.ts';
import { CONDITION_KINDS, describeCondition, without } from '../filters/conditions.ts';
import { toFilter } from '../filters/to-filter.ts';
import { forgetSeen } from '../taste/seen.ts';

interface EmptyResultProps {
  readonly question: Question;
  /** How many movies are left out because they were seen. */
  readonly seen: number;
}

/** Nothing matches: which filter to drop, and how much that would help. */
export function EmptyResult({ question, seen }: EmptyResultProps) {
  const { conditions } = question;
  const [{ data, error }, retry] = useQuery({ query: LoosenDocument, variables: looserFilters(conditions) });
  if (error) {
    return (
      <ProblemNote
        problem={describeProblem(error)}
        onRetry={() => {
          retry({ requestPolicy: 'network-only' });
        }}
      />
    );
  }
  const ways = CONDITION_KINDS.flatMap((kind) => {
    const words = describeCondition(kind, conditions);
    return words === null ? [] : [{ kind, words, count: data?.[kind]?.totalCount ?? 0 }];
  }).sort((a, b) => b.count - a.count);
  const helpful = ways.filter(({ count }) => count > (data?.all?.totalCount ?? 0));
  const show = (changed: Conditions) => {
    adjust({ movieId: null, question: { ...question, conditions: changed } });
  };
  return (
    <div className="empty" role="status">
      <h2>{heading(ways.length, question.likes.length, data?.all?.totalCount)}</h2>
      {data && helpful.length > 0 && (
        <>
          <p>Drop one filter, and these would match:</p>
          <ul>
            {helpful.map(({ kind, words, count }) => (
              <li key={kind}>
                <button
                  type="button"
                  onClick={() => {
                    show(without(kind, conditions));
                  }}
                >
                  <strong>{count.toLocaleString('en')}</strong> {count === 1 ? 'film' : 'films'} without “
                  {words}”
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && helpful.length === 0 && ways.length > 1 && (
        <p>
          No single filter is to blame: drop two or more of {ways.map(({ words }) => `“${words}”`).join(', ')}
          .
        </p>
      )}
      {data?.all && data.all.totalCount > 0 && ways.length > 0 && (
        <p>
          {data.all.totalCount.toLocaleString('en')} matching films are left out because you picked them
          {seen > 0 ? ` or have seen them.` : '.'}{' '}
          {seen > 0 && (
            <button type="button" className="plain" onClick={forgetSeen}>
              Forget what I have seen ({seen})
            </button>
          )}
        </p>
      )}
    </div>
  );
}

function heading(conditions: number, likes: number, matching: number | undefined): string {
  if (conditions > 0) return 'No film fits all of this';
  if (matching === 0) return 'The catalogue has no films yet';
  return likes > 0 ? 'Too little is known about these films to find others like them' : 'No film is left';
}

function looserFilters(conditions: Conditions): LoosenQueryVariables {
  const isSet = (kind: (typeof CONDITION_KINDS)[number]) => describeCondition(kind, conditions) !== null;
  return {
    all: toFilter(conditions),
    rating: isSet('rating'),
    withoutRating: toFilter(without('rating', conditions)),
    votes: isSet('votes'),
    withoutVotes: toFilter(without('votes', conditions)),
    years: isSet('years'),
    withoutYears: toFilter(without('years', conditions)),
    genres: isSet('genres'),
    withoutGenres: toFilter(without('genres', conditions)),
    exclusions: isSet('exclusions'),
    withoutExclusions: toFilter(without('exclusions', conditions)),
    language: isSet('language'),
    withoutLanguage: toFilter(without('language', conditions)),
    runtime: isSet('runtime'),
    withoutRuntime: toFilter(without('runtime', conditions)),
  };
}
