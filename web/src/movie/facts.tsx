import type { MoviePageQuery } from '../api/documents.generated.ts';
import { languageName } from '../filters/languages.ts';

type Movie = NonNullable<MoviePageQuery['movie']>;

/** The known facts about a movie. Unknown ones are not mentioned. */
export function Facts({ movie }: { readonly movie: Movie }) {
  const language = movie.originalLanguage;
  const facts: readonly (readonly [name: string, values: readonly string[]])[] = [
    ['Directed by', movie.directors],
    ['With', movie.cast.slice(0, 8)],
    ['Genres', movie.genres],
    ['About', movie.keywords.slice(0, 14)],
    ['Language', language === null ? [] : [languageName(language)]],
    ['Countries', movie.countries],
    ['Made by', movie.companies.slice(0, 4)],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, values]) =>
          values.length > 0 && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{values.join(', ')}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
