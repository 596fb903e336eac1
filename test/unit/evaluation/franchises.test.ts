import { describe, expect, it } from 'vitest';
import type { EvaluatedMovie } from '../../../src/evaluation/catalogue.ts';
import { franchiseTitle } from '../../../src/evaluation/franchise/franchise-title.ts';
import { findFranchises } from '../../../src/evaluation/franchise/franchises.ts';

const movie = (title: string, genres: string[] = ['Action'], originalLanguage = 'en'): EvaluatedMovie => ({
  id: 0,
  title,
  originalLanguage,
  year: 2000,
  votes: 100,
  genres,
  keywords: [],
});

describe('the series that a title names', () => {
  it.each([
    ['Guardians of the Galaxy Vol. 2', 'guardians of the galaxy', true],
    ['The Godfather Part III', 'godfather', true],
    ['The Transporter', 'transporter', false],
    ['Harry Potter and the Goblet of Fire', 'harry potter', true],
    ['Beauty and the Beast', 'beauty and the beast', false],
    ['X-Men: First Class', 'x men', true],
    ['Amélie', 'amelie', false],
    ['2001', '2001', false],
    ['The Lucky One', 'lucky one', false],
  ])('%s: %s', (title, name, marked) => {
    expect(franchiseTitle(title)).toEqual({ name, marked });
  });
});

describe('franchises', () => {
  it('gather what is marked as one of several and shares a genre', () => {
    const movies = [
      movie('Taken'),
      movie('Taken 2'),
      movie('Taken 3', ['Documentary']),
      movie('Dracula', ['Horror']),
      movie('Dracula', ['Horror']),
      movie('Taken', ['Action'], 'fr'),
    ];
    expect(findFranchises(movies)).toEqual([[0, 1]]);
  });
});
