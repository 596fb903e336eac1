import { describe, expect, it } from 'vitest';
import { whyOutside } from '../../../src/recommend/outside-model.ts';

const MOVIE: Parameters<typeof whyOutside>[0] = {
  id: 1,
  title: 'Spectral',
  overview: 'Ghosts attack a city and soldiers fight them with science.',
  tagline: null,
  releaseDate: '2016-12-09',
  originalLanguage: 'en',
  voteCount: 1_915,
  voteAverage: 6.4,
  runtime: 107,
  adult: false,
  status: 'Released',
  genres: ['Action'],
  companies: [],
  countries: [],
  spokenLanguages: [],
  keywords: [],
  directors: [],
  cast: [],
};

describe('why a model was made without a movie', () => {
  it.each([
    ['ADULT', { adult: true }, /adult movie/],
    ['NOT_RELEASED', { status: 'Post Production' }, /status "Post Production"/],
    ['TOO_FEW_VOTES', { voteCount: 1 }, /has 1 vote; the model of tier medium .* 50 votes/],
    ['TOO_LITTLE_METADATA', { overview: null }, /says too little/],
    ['NOT_IN_TRAINING', {}, /next training/],
    ['NOT_IN_TRAINING', { status: null }, /next training/],
  ] as const)('%s', (reason, given, message) => {
    const outside = whyOutside({ ...MOVIE, ...given }, 'medium');
    expect(outside.reason).toBe(reason);
    expect(outside.message).toMatch(message);
  });
});
