import { useEffect } from 'react';
import { useQuery } from 'urql';
import { go } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { withMovie, type Question } from '../address/question.ts';
import { MoviePageDocument } from '../api/documents.generated.ts';
import { toGlobalId } from '../api/movie-id.ts';
import { describeProblem } from '../api/problem.ts';
import { Artwork } from '../poster/artwork.tsx';
import { paletteOf } from '../poster/palette.ts';
import { Poster } from '../poster/poster.tsx';
import { OutsideLinks } from '../results/outside-links.tsx';
import { Rating } from '../results/rating.tsx';
import { ProblemNote } from '../states/problem-note.tsx';
import { SlowNote } from '../states/slow-note.tsx';
import { markSeen, useSeen } from '../taste/seen.ts';
import { Facts } from './facts.tsx';
import { Neighbourhood } from './neighbourhood.tsx';
import './movie-page.css';

interface MoviePageProps {
  /** The TMDB id. */
  readonly number: number;
  readonly question: Question;
}

export function MoviePage({ number, question }: MoviePageProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: MoviePageDocument,
    variables: { id: toGlobalId(number) },
  });
  const movie = data?.movie;
  useEffect(() => {
    if (!movie) return;
    const before = document.title;
    document.title = `${movie.title} · reelgraph`;
    return () => {
      document.title = before;
    };
  }, [movie]);

  const back = (
    <p className="back">
      <Link to={{ movieId: null, question }}>
        {question.likes.length > 0 ? '← Back to the recommendations' : '← Back to the catalogue'}
      </Link>
    </p>
  );
  if (error) {
    const retry = () => {
      ask({ requestPolicy: 'network-only' });
    };
    return (
      <div className="movie-view">
        {back}
        <ProblemNote problem={describeProblem(error)} onRetry={retry} />
      </div>
    );
  }
  if (!movie) {
    return (
      <div className="movie-view" aria-busy={fetching}>
        {back}
        <SlowNote isWaiting={fetching} />
        {!fetching && <h1>There is no film {number} in this catalogue.</h1>}
      </div>
    );
  }
  const { ground } = paletteOf(movie.genres);
  return (
    <div className="movie-view">
      {back}
      <article className="movie">
        <div className="movie-backdrop" style={{ background: ground }} aria-hidden="true">
          <Artwork seed={number} genres={movie.genres} />
          {movie.backdropUrl !== null && <img src={movie.backdropUrl} alt="" />}
        </div>
        <div className="movie-poster">
          <Poster movie={movie} />
        </div>
        <div className="movie-head">
          <h1>{movie.title}</h1>
          {movie.originalTitle !== null && movie.originalTitle !== movie.title && (
            <p className="quiet">Original title: {movie.originalTitle}</p>
          )}
          <p className="card-facts">
            {movie.year !== null && <span>{movie.year}</span>}
            {movie.runtime !== null && movie.runtime > 0 && <span>{movie.runtime} minutes</span>}
            <Rating rating={movie.rating} votes={movie.votes} />
          </p>
          <Actions number={number} title={movie.title} question={question} />
          {movie.tagline !== null && <p className="tagline">{movie.tagline}</p>}
          {movie.overview !== null && <p className="overview">{movie.overview}</p>}
          <Facts movie={movie} />
          <OutsideLinks movie={movie} />
        </div>
      </article>
      <Neighbourhood number={number} title={movie.title} genres={movie.genres} question={question} />
    </div>
  );
}

interface ActionsProps {
  readonly number: number;
  readonly title: string;
  readonly question: Question;
}

function Actions({ number, title, question }: ActionsProps) {
  const isSeen = useSeen().includes(number);
  const want = (as: 'liked' | 'disliked') => {
    go({ movieId: null, question: withMovie(question, number, as) });
  };
  return (
    <div className="movie-actions">
      <button
        type="button"
        className="main"
        aria-label={`More like this: ${title}`}
        onClick={() => {
          want('liked');
        }}
      >
        More like this
      </button>
      <button
        type="button"
        aria-label={`Less like this: ${title}`}
        onClick={() => {
          want('disliked');
        }}
      >
        Less like this
      </button>
      <button
        type="button"
        aria-label={`Seen it: ${title}`}
        aria-pressed={isSeen}
        onClick={() => {
          markSeen(number, !isSeen);
        }}
      >
        Seen it
      </button>
    </div>
  );
}
