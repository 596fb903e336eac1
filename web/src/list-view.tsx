import { Fragment, useState } from 'react';
import { go } from './address/address.ts';
import { withMovie, type Question } from './address/question.ts';
import { toNumber } from './api/movie-id.ts';
import { ActiveConditions } from './filters/active-conditions.tsx';
import { CONDITION_KINDS, describeCondition } from './filters/conditions.ts';
import { FilterPanel } from './filters/filter-panel.tsx';
import { TitleSearch } from './finding/title-search.tsx';
import { Results } from './results/results.tsx';
import { usePickedTitle } from './taste/picked-title.ts';
import { TasteChips } from './taste/taste-chips.tsx';

/** Recommendations for liked movies. Until any are liked, the best of the catalogue. */
export function ListView({ question }: { readonly question: Question }) {
  const [isFiltering, setIsFiltering] = useState(false);
  const hasTaste = question.likes.length > 0;
  const filters = CONDITION_KINDS.filter((kind) => describeCondition(kind, question.conditions)).length;
  return (
    <div className="list-view" data-taste={hasTaste}>
      <section className="ask">
        <Heading question={question} />
        <TitleSearch
          label={hasTaste ? 'Add another film' : 'Find a film by its title'}
          onPick={(movieId, as) => {
            go({ movieId: null, question: withMovie(question, toNumber(movieId), as) });
          }}
        />
        <TasteChips question={question} />
      </section>
      <div className="list-bar">
        <button
          type="button"
          className="filters-toggle"
          aria-expanded={isFiltering}
          aria-controls="filters"
          onClick={() => {
            setIsFiltering(!isFiltering);
          }}
        >
          Filters and order{filters > 0 ? ` (${filters})` : ''}
        </button>
        <h2>{hasTaste ? 'Recommended' : 'From the catalogue'}</h2>
        <ActiveConditions question={question} />
      </div>
      <FilterPanel question={question} isOpen={isFiltering} />
      <Results question={question} />
    </div>
  );
}

/** How many films the heading names. The chips below it show all. */
const NAMED = 2;

function Heading({ question: { likes } }: { readonly question: Question }) {
  if (likes.length === 0) {
    return (
      <>
        <h1>Name a film you love.</h1>
        <p className="lead">
          You get others like it and the reasons why. Typos are fine, and the more films you name, the better.
        </p>
      </>
    );
  }
  const named = likes.slice(0, NAMED);
  const others = likes.length - named.length;
  return (
    <h1>
      Films like{' '}
      {named.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && (others > 0 ? ', ' : ' and ')}
          <Title id={id} />
        </Fragment>
      ))}
      {others > 0 && ` and ${others} more`}
    </h1>
  );
}

function Title({ id }: { readonly id: number }) {
  return usePickedTitle(id);
}
