import { memo } from 'react';
import { chance } from './chance.ts';
import { FIRST_MOTIFS, type Motif } from './motifs.tsx';
import { MORE_MOTIFS } from './more-motifs.tsx';
import { paletteOf, posterGenres } from './palette.ts';

const M = { ...FIRST_MOTIFS, ...MORE_MOTIFS };

const MOTIFS: Readonly<Record<string, Motif>> = {
  Action: M.burst,
  Adventure: M.mountains,
  Animation: M.dots,
  Comedy: M.smile,
  Crime: M.blinds,
  Documentary: M.lens,
  Drama: M.curtain,
  Family: M.blocks,
  Fantasy: M.moon,
  History: M.columns,
  Horror: M.teeth,
  Music: M.equalizer,
  Mystery: M.rings,
  Romance: M.hearts,
  'Science Fiction': M.planet,
  'TV Movie': M.screens,
  Thriller: M.tunnel,
  War: M.diagonals,
  Western: M.sunset,
};

interface ArtworkProps {
  readonly seed: number;
  readonly genres: readonly string[];
}

/** A poster's picture: the colours of one genre, the shapes of another. */
export const Artwork = memo(function Artwork({ seed, genres }: ArtworkProps) {
  const motif = MOTIFS[posterGenres(genres)[1]] ?? M.screens;
  return (
    <svg className="poster-art" viewBox="0 0 200 300" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      {motif(paletteOf(genres), chance(seed))}
    </svg>
  );
});
