import { memo } from 'react';
import { go } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { withMovie, type Question } from '../address/question.ts';
import type { CardFragment } from '../api/documents.generated.ts';
import { toNumber } from '../api/movie-id.ts';
import { Poster } from '../poster/poster.tsx';
import { markSeen } from '../taste/seen.ts';
import { OutsideLinks } from './outside-links.tsx';
import { Rating } from './rating.tsx';
import type { Reason } from './movie-list.ts';
import { becauseOf } from './because-of.ts';

interface MovieCardProps {
  readonly movie: CardFragment;
  readonly reasons: readonly Reason[];
  readonly question: Question;
  readonly isSeen: boolean;
  readonly onSeen: () => void;
}

export const MovieCard = memo(function MovieCard(props: MovieCardProps) {
  const { movie, reasons, question, isSeen, onSeen } = props;
  const number = toNumber(movie.id);
  const because = becauseOf(reasons);
  const want = (as: 'liked' | 'disliked') => {
    go({ movieId: null, question: withMovie(question, number, as) });
  };
  return (
    <article className="card" data-seen={isSeen}>
      <h3>
        <Link to={{ movieId: number, question }}>
          <Poster movie={movie} />
          <span className="card-title">{movie.title}</span>
        </Link>
      </h3>
      <div className="card-text">
        <p className="card-facts">
          {movie.year !== null && <span>{movie.year}</span>}
          <Rating rating={movie.rating} votes={movie.votes} />
        </p>
        <p className="card-genres quiet">{movie.genres.join(', ')}</p>
        {because.length > 0 && (
          <p className="because">
            <span className="quiet">because of</span> {because.join(', ')}
          </p>
        )}
        <div className="card-actions">
          <button
            type="button"
            aria-label={`More like ${movie.title}`}
            title="More like this"
            onClick={() => {
              want('liked');
            }}
          >
            <span aria-hidden="true">+</span> More
          </button>
          <button
            type="button"
            aria-label={`Less like ${movie.title}`}
            title="Less like this"
            onClick={() => {
              want('disliked');
            }}
          >
            <span aria-hidden="true">−</span> Less
          </button>
          <button
            type="button"
            aria-label={`Seen ${movie.title}`}
            aria-pressed={isSeen}
            title={isSeen ? 'Not seen after all' : 'Seen it: never suggest it again'}
            onClick={() => {
              onSeen();
              markSeen(number, !isSeen);
            }}
          >
            <span aria-hidden="true">✓</span> Seen
          </button>
        </div>
        <OutsideLinks movie={movie} />
      </div>
    </article>
  );
});
