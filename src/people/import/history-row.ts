/** What a row is about. 'unknown' when the file does not say: a Netflix title may be either. */
export type WorkKind = 'movie' | 'series' | 'unknown';

/** One row of a person's export: which work, and what the person did with it. Nothing else of the row is kept. */
export interface HistoryRow {
  readonly kind: WorkKind;
  readonly title: string;
  /** The title in the work's own language, where the file has it beside the other. */
  readonly originalTitle: string | null;
  readonly year: number | null;
  readonly tmdbId: number | null;
  /** 'tt0133093' */
  readonly imdbId: string | null;
  /** 0.5 to 5. */
  readonly rating: number | null;
  readonly liked: boolean | null;
  /** Whether the row says that the person saw it. */
  readonly watched: boolean;
  /** YYYY-MM-DD. */
  readonly watchedOn: string | null;
  /** How often the row says that it was seen; 0 when it does not count plays. */
  readonly plays: number;
  readonly watchlist: boolean;
  /** The named list that the row is of. */
  readonly shelf: string | null;
}

/** A row as a format describes it: the facts that it knows, over a movie of which nothing is said. */
export function historyRow(facts: Partial<HistoryRow> & Pick<HistoryRow, 'title'>): HistoryRow {
  return {
    kind: 'movie',
    originalTitle: null,
    year: null,
    tmdbId: null,
    imdbId: null,
    rating: null,
    liked: null,
    watched: false,
    watchedOn: null,
    plays: 0,
    watchlist: false,
    shelf: null,
    ...facts,
  };
}

/** One file, or one member of an archive, as it was understood. */
export interface HistoryFile {
  readonly name: string;
  /** 'Letterboxd diary'; null when the file is none that is known. */
  readonly format: string | null;
  readonly rows: readonly HistoryRow[];
  /** Data rows of the file that say nothing of a movie: trailers, episodes without a title. */
  readonly skipped: number;
  /** How ratings were brought to stars, which dates could not be read: sentences for the report. */
  readonly notes: readonly string[];
}
