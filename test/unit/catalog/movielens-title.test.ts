import { describe, expect, it } from 'vitest';
import { splitMovieLensTitle } from '../../../src/catalog/movielens/movielens-title.ts';

describe('MovieLens titles', () => {
  it.each<[string, string, string | null, string | null, string[]?]>([
    ['Toy Story (1995)', 'Toy Story', null, '1995'],
    ['Matrix, The (1999)', 'The Matrix', null, '1999'],
    [
      'City of Lost Children, The (Cité des enfants perdus, La) (1995)',
      'The City of Lost Children',
      'La Cité des enfants perdus',
      '1995',
    ],
    ["Avventura, L' (Adventure, The) (1960)", "L'Avventura", 'The Adventure', '1960'],
    ['Seven (a.k.a. Se7en) (1995)', 'Seven', null, '1995', ['Se7en']],
    ['Postman, The (Postino, Il) (1994)', 'The Postman', 'Il Postino', '1994'],
    ['Fallen Angels (Duo luo tian shi) (1995)', 'Fallen Angels', 'Duo luo tian shi', '1995'],
    [
      'Birdman or (The Unexpected Virtue of Ignorance) (2014)',
      'Birdman or (The Unexpected Virtue of Ignorance)',
      null,
      '2014',
    ],
    [
      'Birdman: Or (The Unexpected Virtue of Ignorance) (2014)',
      'Birdman: Or (The Unexpected Virtue of Ignorance)',
      null,
      '2014',
    ],
    ['Sequel, The (Part Two) (2001)', 'The Sequel (Part Two)', null, '2001'],
    [
      'Shanghai Triad (Yao a yao yao dao waipo qiao) (a.k.a. Shanghai Story) (1995)',
      'Shanghai Triad',
      'Yao a yao yao dao waipo qiao',
      '1995',
      ['Shanghai Story'],
    ],
    ['The OA (2016-2019)', 'The OA', null, '2016'],
    ['Paterson', 'Paterson', null, null],
    ['2001: A Space Odyssey (1968)', '2001: A Space Odyssey', null, '1968'],
  ])('%s', (text, title, originalTitle, year, otherTitles = []) => {
    expect(splitMovieLensTitle(text)).toEqual({ title, originalTitle, otherTitles, year });
  });
});
