import { describe, expect, it } from 'vitest';
import { splitMovieLensTitle } from '../../../src/catalog/movielens.ts';

describe('MovieLens titles', () => {
  it.each([
    ['Toy Story (1995)', 'Toy Story', null, '1995'],
    ['Matrix, The (1999)', 'The Matrix', null, '1999'],
    [
      'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
      'The City of Lost Children',
      'La Cité des enfants perdus',
      '1995',
    ],
    ["Avventura, L' (Adventure, The) (1960)", "L'Avventura", 'The Adventure', '1960'],
    ['Seven (a.k.a. Se7en) (1995)', 'Seven (a.k.a. Se7en)', null, '1995'],
    ['The OA (2016-2019)', 'The OA', null, '2016'],
    ['Paterson', 'Paterson', null, null],
    ['2001: A Space Odyssey (1968)', '2001: A Space Odyssey', null, '1968'],
  ])('%s', (text, title, originalTitle, year) => {
    expect(splitMovieLensTitle(text)).toEqual({ title, originalTitle, year });
  });
});
