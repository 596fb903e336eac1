import { useQuery } from 'urql';
import type { Conditions } from '../address/question.ts';
import { GenresDocument } from '../api/documents.generated.ts';
import { Segments } from './segments.tsx';

interface GenreChoiceProps {
  readonly conditions: Conditions;
  readonly onChange: (part: Partial<Conditions>) => void;
}

/** Genres to have, any or all of them, and genres to leave out. A genre is never both. */
export function GenreChoice({ conditions, onChange }: GenreChoiceProps) {
  const { genres, everyGenre, withoutGenres } = conditions;
  const [{ data }] = useQuery({ query: GenresDocument });
  const known = data?.genres?.map(({ name }) => name) ?? [];
  const all = [...known, ...[...genres, ...withoutGenres].filter((name) => !known.includes(name))];
  return (
    <>
      <fieldset className="filter">
        <legend>Genres to have</legend>
        {genres.length > 1 && (
          <Segments
            label="Of these genres"
            value={everyGenre ? 'all' : 'any'}
            options={[
              { value: 'any', label: 'Any of them' },
              { value: 'all', label: 'All of them' },
            ]}
            onChange={(value) => {
              onChange({ everyGenre: value === 'all' });
            }}
          />
        )}
        <Toggles
          names={all}
          chosen={genres}
          onChange={(chosen) => {
            onChange({
              genres: chosen,
              everyGenre: everyGenre && chosen.length > 1,
              withoutGenres: withoutGenres.filter((name) => !chosen.includes(name)),
            });
          }}
        />
      </fieldset>
      <details className="filter" open={withoutGenres.length > 0}>
        <summary>Genres to leave out</summary>
        <Toggles
          names={all}
          chosen={withoutGenres}
          onChange={(chosen) => {
            onChange({
              withoutGenres: chosen,
              genres: genres.filter((name) => !chosen.includes(name)),
            });
          }}
        />
      </details>
    </>
  );
}

interface TogglesProps {
  readonly names: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Toggles({ names, chosen, onChange }: TogglesProps) {
  return (
    <ul className="toggles">
      {names.map((name) => {
        const isChosen = chosen.includes(name);
        return (
          <li key={name}>
            <button
              type="button"
              aria-pressed={isChosen}
              onClick={() => {
                onChange(isChosen ? chosen.filter((other) => other !== name) : [...chosen, name]);
              }}
            >
              {name}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
