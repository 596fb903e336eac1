import { describe, expect, it } from 'vitest';
import { documentText } from '../../../src/features/document-part.ts';
import { movieDocument, type DescribedMovie } from '../../../src/features/movie-document.ts';

const nothing: DescribedMovie = {
  overview: null,
  tagline: null,
  genres: [],
  companies: [],
  countries: [],
  keywords: [],
  directors: [],
  cast: [],
};

const inception: DescribedMovie = {
  overview: 'Cobb, a skilled  thief.\nHe steals.',
  tagline: 'Your mind is the scene of the crime.',
  genres: ['Action', 'Science Fiction'],
  companies: ['Legendary Pictures', 'Syncopy', 'Warner Bros. Pictures', 'Fourth'],
  countries: ['United Kingdom', 'United States of America', 'France'],
  keywords: ['dream', 'virtual reality', 'Philosophy'],
  directors: ['Christopher Nolan', 'Somebody Else'],
  cast: ['Leonardo DiCaprio', 'Joseph Gordon-Levitt', 'Elliot Page', 'Tom Hardy'],
};

describe('movieDocument', () => {
  it('lists keywords, genres twice, the first company three times, countries, plot, tagline and people', () => {
    expect(documentText(movieDocument(inception))).toBe(
      'dream virtualr philosophi action sciencefiction action sciencefiction ' +
        'legendarypictures legendarypictures legendarypictures syncopy warnerbros.pictures ' +
        'unitedkingdom unitedstatesofamerica cobb, a skilled thief. he steals. ' +
        'your mind is the scene of the crime. ' +
        'christophernolan leonardodicaprio josephgordon-levitt elliotpage',
    );
  });

  it('leaves people out on request', () => {
    const parts = movieDocument(inception, { credits: false });
    expect(parts.filter((part) => part.field === 'person')).toEqual([]);
  });

  it('keeps the name a person would read', () => {
    expect(movieDocument(inception)).toContainEqual({
      field: 'genre',
      text: 'sciencefiction',
      label: 'Science Fiction',
    });
    expect(movieDocument(inception)).toContainEqual({
      field: 'keyword',
      text: 'virtualr',
      label: 'virtual reality',
    });
  });

  it('takes 15 keywords and 50 words of the overview', () => {
    const many = {
      ...nothing,
      overview: Array.from({ length: 60 }, (_, i) => `word${String(i)}`).join(' '),
      keywords: Array.from({ length: 20 }, (_, i) => `key${String(i)}`),
    };
    const parts = movieDocument(many);
    expect(parts.filter((part) => part.field === 'keyword')).toHaveLength(15);
    expect(parts.slice(-1).map((part) => part.text.split(' ').length)).toEqual([50]);
  });

  it('makes an empty document of a movie that nothing is known about', () => {
    expect(movieDocument(nothing)).toEqual([]);
    expect(movieDocument({ ...nothing, overview: '  \n ', keywords: [' '] })).toEqual([]);
  });

  it('removes every kind of white space from names and straightens apostrophes before stemming', () => {
    const parts = movieDocument({ ...nothing, keywords: ['beautiful\u00a0woman', 'Hadrian\u2019s wall'] });
    expect(parts.map((part) => part.text)).toEqual(['beautifulwoman', "hadrian'swal"]);
  });
});
