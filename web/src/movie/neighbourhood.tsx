import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from '../address/link.tsx';
import type { Question } from '../address/question.ts';
import { NeighbourhoodDocument, type NeighbourhoodQuery } from '../api/documents.generated.ts';
import { toGlobalId, toNumber } from '../api/movie-id.ts';
import { describeProblem } from '../api/problem.ts';
import { paletteOf } from '../poster/palette.ts';
import { ProblemNote } from '../states/problem-note.tsx';
import { ColourKey } from './map/colour-key.tsx';
import { MovieMap } from './map/movie-map.tsx';

export type Place = NonNullable<NeighbourhoodQuery['movie']>['neighbourhood'][number];

interface NeighbourhoodProps {
  /** The movie in the middle. */
  readonly number: number;
  readonly title: string;
  readonly genres: readonly string[];
  readonly question: Question;
}

/** The nearest movies, both as a map and as a list. */
export function Neighbourhood({ number, title, genres, question }: NeighbourhoodProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: NeighbourhoodDocument,
    variables: { id: toGlobalId(number) },
  });
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const places = data?.movie?.neighbourhood ?? [];
  return (
    <section className="neighbourhood" aria-labelledby="neighbourhood">
      <h2 id="neighbourhood">The films around it</h2>
      {error && (
        <ProblemNote
          problem={describeProblem(error)}
          onRetry={() => {
            ask({ requestPolicy: 'network-only' });
          }}
        />
      )}
      {!fetching && !error && places.length === 0 && (
        <p>The catalogue says too little about this film to place others around it.</p>
      )}
      {(fetching || places.length > 0) && (
        <>
          <p className="quiet">
            Close together means alike. Drag to move, use + and − to zoom, arrow keys to walk from film to
            film.
          </p>
          <ColourKey movies={places.map(({ movie }) => movie)} />
          <div className="neighbourhood-views">
            <MovieMap
              middle={{ title, genres }}
              places={places}
              question={question}
              pointedAt={pointedAt}
              onPointAt={setPointedAt}
            />
            <ol className="neighbours" aria-label={`Films nearest to ${title}`}>
              {places.map(({ movie, similarity }) => (
                <li
                  key={movie.id}
                  data-pointed={movie.id === pointedAt}
                  onPointerEnter={() => {
                    setPointedAt(movie.id);
                  }}
                  onPointerLeave={() => {
                    setPointedAt(null);
                  }}
                >
                  <i
                    className="genre-dot"
                    style={{ background: paletteOf(movie.genres).ground }}
                    aria-hidden="true"
                  />
                  <Link to={{ movieId: toNumber(movie.id), question }}>{movie.title}</Link>{' '}
                  <span className="quiet">
                    {movie.year} <span className="for-readers">alike to</span> {Math.round(similarity * 100)}%
                  </span>
                </li>
              ))}
            </ol>
          </div>
        </>
      )}
    </section>
  );
}
