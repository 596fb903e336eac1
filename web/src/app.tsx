import { useAddress } from './address/address.ts';
import { Link } from './address/link.tsx';
import { NO_QUESTION } from './address/question.ts';
import { useReadiness } from './api/readiness.ts';
import { ListView } from './list-view.tsx';
import { MoviePage } from './movie/movie-page.tsx';
import { Starting } from './states/starting.tsx';

/** The frame of the page with what the address asks for, or the server's progress until it is ready. */
export function App() {
  const { movieId, question } = useAddress();
  const readiness = useReadiness();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <Link className="brand" to={{ movieId: null, question: NO_QUESTION }}>
          <Reel /> reelgraph
        </Link>
        <nav aria-label="Site">
          <a href="/graphiql">Explore the API</a>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        {readiness !== null && readiness.status !== 'ready' ? (
          <Starting readiness={readiness} />
        ) : movieId === null ? (
          <ListView question={question} />
        ) : (
          <MoviePage key={movieId} number={movieId} question={question} />
        )}
      </main>
      <footer className="foot quiet">
        Facts and posters come from <a href="https://www.themoviedb.org">TMDB</a>, which neither endorses nor
        certifies this page.
      </footer>
    </>
  );
}

function Reel() {
  return (
    <svg viewBox="0 0 24 24" className="reel" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      {[0, 72, 144, 216, 288].map((turn) => (
        <circle
          key={turn}
          cx="12"
          cy="6.2"
          r="2.6"
          className="reel-hole"
          transform={`rotate(${turn} 12 12)`}
        />
      ))}
      <circle cx="12" cy="12" r="1.3" className="reel-hole" />
    </svg>
  );
}
