/** Colours of a poster that we draw. `ink` reads well on `ground` (contrast 4.5 and more). */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly shape: string;
  readonly accent: string;
}

const palette = (ground: string, ink: string, shape: string, accent: string): Palette => ({
  ground,
  ink,
  shape,
  accent,
});

/** By genre. */
export const PALETTES: Readonly<Record<string, Palette>> = {
  Action: palette('#c81d34', '#ffffff', '#ff7a45', '#2a0a10'),
  Adventure: palette('#0b6249', '#ffffff', '#f2c14e', '#f78154'),
  Animation: palette('#ffd23f', '#2b1136', '#ee4266', '#2bb79a'),
  Comedy: palette('#ff9aa9', '#3d0814', '#ffd97a', '#e8365d'),
  Crime: palette('#1f2421', '#f4f1de', '#c9cfcb', '#c1121f'),
  Documentary: palette('#e3e4dc', '#18242e', '#2a4d69', '#9fbfd9'),
  Drama: palette('#5a0f3d', '#fff3e4', '#fb8b24', '#a3123a'),
  Family: palette('#8ecae6', '#022b3a', '#1b8fae', '#ffb703'),
  Fantasy: palette('#3c1874', '#f9f0ff', '#b388eb', '#f7aef8'),
  History: palette('#6f482e', '#fff8f0', '#e6ccb2', '#b08968'),
  Horror: palette('#0e0c0d', '#f8e9e9', '#a3080f', '#431019'),
  Music: palette('#ff6b9a', '#1d0030', '#7209b7', '#4cc9f0'),
  Mystery: palette('#14213d', '#ffffff', '#fca311', '#3d5a80'),
  Romance: palette('#ffcad4', '#4a0d1f', '#e5383b', '#c98b97'),
  'Science Fiction': palette('#03142f', '#e8f7ff', '#00b4d8', '#ff6b35'),
  'TV Movie': palette('#cfd8d7', '#12261a', '#386641', '#a7c957'),
  Thriller: palette('#22333b', '#ffffff', '#ffe45e', '#0d161b'),
  War: palette('#464e1e', '#f7f4e3', '#c2b280', '#1d2010'),
  Western: palette('#ec7a55', '#2b0f05', '#ffc48a', '#9c3d22'),
};

const UNKNOWN = palette('#3b3f45', '#ffffff', '#9aa0a6', '#5f656d');

/**
 * The two genres that a movie's poster is drawn from: one for the colours, one for the shapes. Half of all films are
 * dramas, so drama is used only where there is no other genre.
 */
export function posterGenres(genres: readonly string[]): readonly [colours: string, shapes: string] {
  const [first = genres[0] ?? '', second = genres.includes('Drama') ? 'Drama' : first] = genres.filter(
    (genre) => genre !== 'Drama',
  );
  return [first, second];
}

export function paletteOf(genres: readonly string[]): Palette {
  return PALETTES[posterGenres(genres)[0]] ?? UNKNOWN;
}
