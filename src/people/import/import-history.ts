import type { Database } from '../../database/database.ts';
import { InputError } from '../../movie/errors.ts';
import type { MovieId } from '../../movie/movie.ts';
import type { InteractionPatch } from '../interaction.ts';
import type { ProfileId } from '../profiles.ts';
import { MAX_RECORDED, recordInteractions } from '../record.ts';
import { putShelf } from '../shelves.ts';
import type { HistoryFile, HistoryRow } from './history-row.ts';
import { type MatchCandidate, matchWorks, type Work } from './match-works.ts';
import { groupBy, mergeRows, type MovieHistory, summarise } from './merge-rows.ts';
import { accepted, readHistory } from './read-history.ts';

/** A file to import. */
export interface HandedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A work that could not be matched to one movie for sure, and what the person did with it. */
interface OpenWork extends Pick<Work, 'title' | 'year'> {
  readonly history: Omit<MovieHistory, 'movieId'>;
}

interface DoubtfulWork extends OpenWork {
  /** The movies that it may be, the likeliest first. */
  readonly candidates: readonly MatchCandidate[];
}

/** The outcome of every row: nothing is dropped silently. */
export interface ImportReport {
  readonly files: readonly (Omit<HistoryFile, 'rows'> & { readonly rows: number })[];
  /** Movies whose history was recorded. */
  readonly matched: number;
  /** Of these, movies that the profile did not have. */
  readonly added: number;
  /** Works that may be one of several movies. Nothing is recorded for them. */
  readonly doubtful: readonly DoubtfulWork[];
  /** Works that the catalogue does not have. */
  readonly unknown: readonly OpenWork[];
  /** Titles of series, which this catalogue does not hold. */
  readonly series: readonly string[];
  readonly shelves: readonly { readonly name: string; readonly movies: number }[];
}

/**
 * Reads the files of a person's history, finds their movies in the catalogue, and records them for the profile. Throws
 * InputError when no file is one that can be read, ProfileNotFoundError when there is no such profile.
 */
export async function importHistory(
  database: Database,
  profileId: ProfileId,
  handed: readonly HandedFile[],
): Promise<ImportReport> {
  const files = (await Promise.all(handed.map(({ name, bytes }) => readHistory(name, bytes)))).flat();
  if (!files.some(({ format }) => format !== null)) throw new InputError(nothingUnderstood(files));
  const rows = files.map((file) => file.rows.filter(({ kind }) => kind !== 'series'));
  const works = new Map(rows.flat().map((row) => [workKey(row), row]));
  const matches = await matchWorks(database, [...works.values()]);
  const matchOf = new Map([...works.keys()].map((key, i) => [key, matches[i]]));

  const movieOf = (row: HistoryRow): MovieId | null => {
    const match = matchOf.get(workKey(row));
    return match?.outcome === 'matched' ? match.movieId : null;
  };
  const merged = mergeRows(
    rows.map((file) =>
      file.flatMap((row) => {
        const movieId = movieOf(row);
        return movieId === null ? [] : [{ movieId, row }];
      }),
    ),
  );
  const added = await record(database, profileId, merged, sourceOf(files));
  const shelves = await fillShelves(database, profileId, rows.flat(), movieOf);

  const rowsOf = groupBy(rows.flat(), workKey);
  const open = [...works].map(([key, { title, year }]) => ({
    match: matchOf.get(key),
    work: { title, year, history: summarise(rowsOf.get(key) ?? []) },
  }));
  return {
    files: files.map((file) => ({ ...file, rows: file.rows.length })),
    matched: merged.length,
    added,
    doubtful: open.flatMap(({ match, work }) =>
      match?.outcome === 'doubtful' ? [{ ...work, candidates: match.candidates }] : [],
    ),
    unknown: open.flatMap(({ match, work }) => (match?.outcome === 'unknown' ? [work] : [])),
    series: [
      ...new Set(
        files.flatMap((file) => file.rows.filter((row) => row.kind === 'series')).map((row) => row.title),
      ),
    ],
    shelves,
  };
}

/** The same key for rows about one work, as far as the rows show. */
function workKey({ tmdbId, imdbId, title, year }: HistoryRow): string {
  return JSON.stringify([tmdbId, imdbId, title, year]);
}

/** 'letterboxd' if all files are from Letterboxd, otherwise 'import'. */
function sourceOf(files: readonly HistoryFile[]): string {
  const sites = new Set(files.flatMap(({ format }) => format?.split(' ')[0]?.toLowerCase() ?? []));
  const [site = 'import'] = sites;
  return sites.size === 1 ? site : 'import';
}

async function record(
  database: Database,
  profileId: ProfileId,
  merged: readonly MovieHistory[],
  source: string,
): Promise<number> {
  const patches = merged.map(toPatch).filter((patch) => Object.keys(patch).length > 1);
  let added = 0;
  for (let at = 0; at < patches.length; at += MAX_RECORDED) {
    const recorded = await recordInteractions(
      database,
      profileId,
      patches.slice(at, at + MAX_RECORDED),
      source,
    );
    added += recorded.added;
  }
  return added;
}

/** A file without a rating does not delete one. */
function toPatch({
  movieId,
  rating,
  liked,
  watched,
  watchedOn,
  plays,
  watchlist,
}: MovieHistory): InteractionPatch {
  return {
    movieId,
    ...(rating !== null && { rating }),
    ...(liked !== null && { liked }),
    ...(watchedOn !== null && { watchedOn }),
    ...(watched && { plays }),
    ...(watchlist && { watchlist }),
  };
}

async function fillShelves(
  database: Database,
  profileId: ProfileId,
  rows: readonly HistoryRow[],
  movieOf: (row: HistoryRow) => MovieId | null,
): Promise<{ name: string; movies: number }[]> {
  const named = rows.filter(({ shelf }) => shelf !== null && shelf.trim() !== '');
  const filled: { name: string; movies: number }[] = [];
  for (const [name, onShelf] of groupBy(named, ({ shelf }) => (shelf ?? '').trim().slice(0, 200))) {
    const movieIds = new Set(onShelf.map(movieOf).filter((movieId) => movieId !== null));
    if (movieIds.size === 0) continue;
    const shelf = await putShelf(database, { profileId, name }, [...movieIds], 'add');
    filled.push({ name: shelf.name, movies: movieIds.size });
  }
  return filled;
}

function nothingUnderstood(files: readonly HistoryFile[]): string {
  const [first] = files;
  const which =
    files.length === 1 && first !== undefined
      ? `${first.name} is no history that can be read`
      : 'None of the files is a history that can be read';
  return `${which}. ${[...(first?.notes ?? []), accepted()].join(' ')}`;
}
