import { useState } from 'react';
import { toNumber } from '../api/movie-id.ts';
import { Artwork } from './artwork.tsx';
import { letterSize } from './lettering.ts';
import { paletteOf } from './palette.ts';
import './poster.css';

interface PosterProps {
  readonly movie: {
    readonly id: string;
    readonly title: string;
    readonly genres: readonly string[];
    readonly directors?: readonly string[];
    readonly posterUrl: string | null;
  };
  /** Thumbnails are too small for lettering. */
  readonly thumbnail?: boolean;
}

/**
 * The poster of a movie. A drawing from its title and genres is there at once and keeps the space. The real poster
 * covers it if it loads. Hidden from screen readers, since the title is next to it.
 */
export function Poster({ movie, thumbnail = false }: PosterProps) {
  const [image, setImage] = useState<'coming' | 'shown' | 'missing'>('coming');
  const { ground, ink } = paletteOf(movie.genres);
  return (
    <span className="poster" style={{ background: ground, color: ink }} aria-hidden="true">
      <Artwork seed={toNumber(movie.id)} genres={movie.genres} />
      {!thumbnail && (
        <span className="poster-text">
          <span className="poster-title" style={{ fontSize: `${letterSize(movie.title)}cqi` }}>
            {movie.title}
          </span>
          {movie.directors?.[0] !== undefined && (
            <span className="poster-director">{movie.directors[0]}</span>
          )}
        </span>
      )}
      {movie.posterUrl !== null && image !== 'missing' && (
        <img
          src={movie.posterUrl}
          alt=""
          loading="lazy"
          decoding="async"
          data-shown={image === 'shown'}
          onLoad={() => {
            setImage('shown');
          }}
          onError={() => {
            setImage('missing');
          }}
        />
      )}
    </span>
  );
}
