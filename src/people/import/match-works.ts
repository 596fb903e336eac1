import type { MovieId } from '../../movie/movie.ts';
import type { Database } from '../../database/database.ts';
import { exactTitles, type TitledMovie } from '../../search/exact-titles.ts';
import { resolveTitles } from '../../search/resolve-titles.ts';
import type { HistoryRow } from './history-row.ts';

/** The columns of a row that identify its movie. */
export type Work = Pick<HistoryRow, 'kind' | 'title' | 'originalTitle' | 'year' | 'tmdbId' | 'imdbId'>;

/** A movie that a work may be. */
export interface MatchCandidate extends TitledMovie {
  /** The similarity of titles and years, up to 1. */
  readonly likeness: number;
}

/** The movie of a work; or the movies that it may be, the likeliest first; or nothing in the catalogue. */
export type WorkMatch =
  | { readonly outcome: 'matched'; readonly movieId: MovieId }
  | { readonly outcome: 'doubtful'; readonly candidates: readonly MatchCandidate[] }
  | { readonly outcome: 'unknown' };

/** A movie with this likeness or more is the work, unless another one is as likely. */
const MIN_MATCHED = 0.88;
/** A work with this likeness or more to some movie is doubtful; with less it is unknown. */
const MIN_DOUBTFUL = 0.65;
/** Two candidates whose likeness differs by less are equally likely ... */
const MIN_LEAD = 0.04;
/** ... unless one of them has this many times the votes, so that nobody means the other. */
const MIN_TIMES_BETTER_KNOWN = 15;
const MAX_CANDIDATES = 4;
/** Of two movies of a year, the one that is shown under the title is meant. */
const ALIAS_SIMILARITY = 0.95;

/**
 * Finds the movies of works by their ids, otherwise by title and year. The year may be off by one, because a film can reach
 * festivals a year before cinemas. The results are in the order of the works.
 */
export async function matchWorks(database: Database, works: readonly Work[]): Promise<WorkMatch[]> {
  const matches = await matchIds(database, works);
  const byTitle = await matchTitles(
    database,
    works.filter((_, i) => matches[i] === undefined),
  );
  const rest = byTitle.values();
  return matches.map((match) => match ?? rest.next().value ?? UNKNOWN);
}

const UNKNOWN: WorkMatch = { outcome: 'unknown' };

async function matchIds(database: Database, works: readonly Work[]): Promise<(WorkMatch | undefined)[]> {
  const tmdbIds = works.flatMap(({ tmdbId }) => tmdbId ?? []);
  const imdbIds = works.flatMap(({ imdbId }) => imdbId ?? []);
  if (tmdbIds.length + imdbIds.length === 0) return works.map(() => undefined);
  const { rows } = await database.pool.query<{ id: MovieId; imdbId: string | null }>(
    `SELECT id, imdb_id AS "imdbId" FROM movie WHERE id = ANY($1::integer[])
     UNION SELECT id, imdb_id FROM movie WHERE imdb_id = ANY($2::text[])`,
    [tmdbIds, imdbIds],
  );
  const known = new Set(rows.map(({ id }) => id));
  const byImdb = new Map(rows.map(({ id, imdbId }) => [imdbId, id]));
  return works.map(({ tmdbId, imdbId }) => {
    // The ids may disagree: the TMDB id of a series can equal that of a film.
    const named = imdbId === null ? undefined : byImdb.get(imdbId);
    const movieId = named ?? (tmdbId !== null && known.has(tmdbId) ? tmdbId : undefined);
    return movieId === undefined ? undefined : { outcome: 'matched', movieId };
  });
}

async function matchTitles(database: Database, works: readonly Work[]): Promise<WorkMatch[]> {
  const spellings = works.map(spellingsOf);
  const exact = await exactTitles(database, spellings.flat());
  let at = 0;
  const found = works.map((work, i) => {
    const movies = exact.slice(at, (at += spellings[i]?.length ?? 0)).flat();
    return decide(
      work,
      movies.map((movie) => candidate(work, movie, movie.alias ? ALIAS_SIMILARITY : 1)),
    );
  });
  // Other titles may be misspelt or shortened, or their year may be further off.
  const open = found.flatMap((match, i) => (match.outcome === 'matched' ? [] : [i]));
  const searched = await searchWorks(
    database,
    open.flatMap((i) => works[i] ?? []),
  );
  for (const [n, i] of open.entries()) {
    const match = searched[n] ?? UNKNOWN;
    if (found[i]?.outcome === 'unknown' || match.outcome === 'matched') found[i] = match;
  }
  return found;
}

/** The titles under which to look a work up: "Matrix, The" is also "The Matrix". */
function spellingsOf({ title, originalTitle }: Work): readonly string[] {
  const titles = originalTitle === null ? [title] : [title, originalTitle];
  return titles
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .flatMap((text) => {
      const [, rest, article] =
        /^(.+), (the|an?|le|la|les|l'|un|une|der|die|das|ein|eine|el|los|las|il|lo|gli|i|o|os|as)$/i.exec(
          text,
        ) ?? [];
      if (rest === undefined || article === undefined) return [text];
      return [text, article.endsWith("'") ? `${article}${rest}` : `${article} ${rest}`];
    });
}

async function searchWorks(database: Database, works: readonly Work[]): Promise<WorkMatch[]> {
  const spellings = works.map((work) => {
    const titles = spellingsOf(work);
    return titles.at(-1) ?? '';
  });
  const asked = spellings.flatMap((title, i) => (title === '' ? [] : [i]));
  const resolved = await resolveTitles(
    database,
    asked.map((i) => {
      const year = works[i]?.year ?? null;
      return year === null ? (spellings[i] ?? '') : `${spellings[i] ?? ''} ${year}`;
    }),
  );
  const suggestions = new Map(asked.map((i, n) => [i, resolved[n]?.suggestions ?? []]));
  const movies = await readMovies(
    database,
    [...suggestions.values()].flat().map(({ movieId }) => movieId),
  );
  return works.map((work, i) =>
    decide(
      work,
      (suggestions.get(i) ?? []).flatMap(({ movieId, similarity }) => {
        const movie = movies.get(movieId);
        return movie === undefined ? [] : [candidate(work, movie, similarity)];
      }),
    ),
  );
}

async function readMovies(database: Database, ids: readonly MovieId[]): Promise<Map<MovieId, TitledMovie>> {
  const { rows } = await database.pool.query<TitledMovie>(
    'SELECT id AS "movieId", title, year, vote_count AS votes FROM movie WHERE id = ANY($1::integer[])',
    [ids],
  );
  return new Map(rows.map((movie) => [movie.movieId, movie]));
}

function candidate(work: Work, movie: TitledMovie, similarity: number): MatchCandidate {
  return { ...movie, likeness: similarity - yearPenalty(work.year, movie.year) };
}

function yearPenalty(asked: number | null, year: number | null): number {
  if (asked === null) return 0;
  if (year === null) return 0.06;
  const apart = Math.abs(asked - year);
  if (apart <= 1) return apart * MIN_LEAD;
  return apart === 2 ? 0.15 : 0.3;
}

/** Of several equally likely movies, the one that is far better known, if any; otherwise the work is doubtful. */
function decide(work: Work, found: readonly MatchCandidate[]): WorkMatch {
  const candidates = bestOfEach(found).filter(({ likeness }) => likeness >= MIN_DOUBTFUL);
  const [best, ...others] = candidates;
  if (best === undefined) return UNKNOWN;
  // A title that may be a series must match a film exactly.
  const minimum = work.kind === 'unknown' ? ALIAS_SIMILARITY : MIN_MATCHED;
  const rivals = others.filter(
    ({ likeness, votes }) =>
      best.likeness - likeness < MIN_LEAD && best.votes < MIN_TIMES_BETTER_KNOWN * (votes + 1),
  );
  if (best.likeness >= minimum && rivals.length === 0) return { outcome: 'matched', movieId: best.movieId };
  if (work.kind === 'unknown' && best.likeness < minimum) return UNKNOWN;
  return { outcome: 'doubtful', candidates: candidates.slice(0, MAX_CANDIDATES) };
}

function bestOfEach(found: readonly MatchCandidate[]): MatchCandidate[] {
  const best = new Map<MovieId, MatchCandidate>();
  for (const one of found) {
    const other = best.get(one.movieId);
    if (other === undefined || one.likeness > other.likeness) best.set(one.movieId, one);
  }
  return [...best.values()].sort(
    (a, b) => b.likeness - a.likeness || b.votes - a.votes || a.movieId - b.movieId,
  );
}
