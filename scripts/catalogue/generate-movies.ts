import type { Movie } from '../../src/movie/movie.ts';
import { randomSource, type RandomSource } from '../../src/linalg/random.ts';
import { quantile, shareBelow } from './draw.ts';
import { BANDS, NO_DATE, VOTES, YEAR_ONLY, YEARS, type Band, type Quantiles } from './figures.ts';
import { COUNTRIES } from './names.ts';
import { sentences, tagline } from './texts.ts';
import { MAX_TITLES, sequelTitle, uniqueTitle } from './titles.ts';
import { TopicModel } from './topics.ts';

export interface GenerateOptions {
  /** At most 16 million. */
  readonly movies: number;
  readonly seed: number;
  /** Draw only movies with so many votes (5: every movie is in the low tier); default 0. */
  readonly minVotes?: number;
}

/** A movie and the sequels it may have are made together, so that a block does not depend on those before it. */
const BLOCK = 16;
const FRANCHISE = 0.25;
const MAX_PARTS = 6;
const IMDB_IDS = 9_000_000;

/** What the parts of a franchise share. */
interface Origin {
  readonly title: string;
  readonly topics: readonly number[];
  readonly country: number;
  readonly fame: number;
  readonly year: number;
  readonly companies: readonly string[];
}

/**
 * Made-up movies, distributed as real ones are: ids from 1, unique titles, genres, keywords, companies and words that go
 * together, sequels, texts of real length. The first movies are the same however many are asked for. Throws RangeError.
 */
export function* generateMovies({ movies, seed, minVotes = 0 }: GenerateOptions): Generator<Movie> {
  if (!Number.isInteger(movies) || movies < 0 || movies > MAX_TITLES) {
    throw new RangeError(`movies has to be a whole number from 0 to ${MAX_TITLES}, not ${movies}`);
  }
  const topics = new TopicModel(seed);
  const leastShare = shareBelow(VOTES, minVotes);
  for (let start = 0; start < movies; start += BLOCK) {
    const random = randomSource(seed, 1 + start / BLOCK);
    const parts = random.uniform() < FRANCHISE ? 2 + Math.floor(random.uniform() * (MAX_PARTS - 1)) : 1;
    let origin: Origin | null = null;
    for (let index = start; index < Math.min(start + BLOCK, movies); index++) {
      const part = index - start + 1;
      const own = uniqueTitle(index, seed);
      if (part > parts || origin === null) origin = newOrigin(random, topics, own);
      const style = random.uniform();
      const title = part <= parts && part > 1 ? sequelTitle(origin.title, part, style, own) : own;
      const year = origin.year + (part <= parts ? (part - 1) * 2 : 0);
      yield movie(random, topics, { id: index + 1, title, origin, year, leastShare, minVotes });
    }
  }
}

function newOrigin(random: RandomSource, topics: TopicModel, title: string): Origin {
  const country = topics.country(random);
  return {
    title,
    topics: topics.topics(random),
    country,
    fame: random.uniform(),
    year: Math.round(quantile(YEARS, random.uniform())),
    companies: topics.companies(random, country, 4),
  };
}

interface Part {
  readonly id: number;
  readonly title: string;
  readonly origin: Origin;
  readonly year: number;
  readonly leastShare: number;
  readonly minVotes: number;
}

function movie(random: RandomSource, model: TopicModel, part: Part): Movie {
  const { id, title, origin, leastShare } = part;
  // Sequels are about as well known as the first part.
  const fame = Math.min(0.999_999, Math.max(0, origin.fame + 0.02 * random.normal()));
  const votes = Math.round(quantile(VOTES, leastShare + (1 - leastShare) * fame));
  const voteCount = Math.max(part.minVotes, votes);
  const band = BANDS.find(({ below }) => voteCount < below)!;
  const draw = (table: Quantiles): number => quantile(table, random.uniform());
  const has = (what: keyof Band['has']): boolean => random.uniform() < band.has[what];
  const count = (what: keyof Band['has'], table: Quantiles): number =>
    has(what) ? Math.round(draw(table)) : 0;
  const [country, , language, spoken] = COUNTRIES[origin.country]!;
  const countries = count('countries', band.countries);
  return {
    id,
    title,
    originalTitle: title,
    imdbId: has('imdb') ? `tt${String((id * 7919) % IMDB_IDS).padStart(7, '0')}` : null,
    overview: sentences(random, model, origin.topics, count('overview', band.overviewWords)),
    tagline: tagline(random, model, origin.topics, count('tagline', band.taglineWords)),
    releaseDate: random.uniform() < NO_DATE ? null : releaseDate(random, part.year),
    runtime: count('runtime', band.runtime) || null,
    voteAverage: voteCount === 0 ? null : Math.round(draw(band.average) * 1000) / 1000,
    voteCount,
    popularity: Math.round(draw(band.popularity) * 1000) / 1000,
    status: random.uniform() < 0.99 ? 'Released' : 'Post Production',
    adult: random.uniform() < 0.002,
    budget: count('budget', band.budget) || null,
    revenue: count('revenue', band.budget) * 2 || null,
    homepage: has('homepage') ? `https://movie-${id}.example/` : null,
    originalLanguage: language,
    posterPath: has('poster') ? imagePath(random) : null,
    backdropPath: has('backdrop') ? imagePath(random) : null,
    genres: model.genres(random, origin.topics, count('genres', band.genres)),
    companies: companies(random, model, origin, count('companies', band.companies)),
    countries:
      countries === 0
        ? []
        : [country, ...Array.from({ length: countries - 1 }, () => COUNTRIES[model.country(random)]![0])],
    spokenLanguages: countries === 0 ? [] : [spoken],
    keywords: model.keywords(random, origin.topics, count('keywords', band.keywords)),
    directors: [],
    cast: [],
  };
}

/** Those of the franchise first. */
function companies(
  random: RandomSource,
  model: TopicModel,
  origin: Origin,
  count: number,
): readonly string[] {
  const shared = origin.companies.slice(0, count);
  if (count <= shared.length) return shared;
  return [...new Set([...shared, ...model.companies(random, origin.country, count - shared.length)])];
}

function releaseDate(random: RandomSource, year: number): string {
  if (random.uniform() < YEAR_ONLY) return `${year}-01-01`;
  const month = 1 + Math.floor(random.uniform() * 12);
  const day = 1 + Math.floor(random.uniform() * 28);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function imagePath(random: RandomSource): string {
  let name = '';
  for (let i = 0; i < 3; i++)
    name += Math.floor(random.uniform() * 36 ** 9)
      .toString(36)
      .padStart(9, '0');
  return `/${name}.jpg`;
}
