import { type Cells, type Table } from '../cells.ts';
import { readMoment } from '../days.ts';
import { type HistoryRow, historyRow, type WorkKind } from '../history-row.ts';
import { toStars } from '../stars.ts';
import { dayColumn, type TableFormat, type TableReading } from './table-format.ts';

/**
 * Netflix's two downloads. Neither has ids, years, or a word on what is a film: "Show: Season 1: Episode" is none, but
 * films hold colons, too. The long one lists trailers and previews that nobody asked for.
 */
export const NETFLIX: readonly TableFormat[] = [
  {
    name: 'Netflix viewing activity',
    columns: ['profile name', 'start time', 'duration', 'title', 'supplemental video type'],
    read: readActivity,
  },
  {
    name: 'Netflix ratings',
    columns: ['title name', 'profile name', 'star value', 'thumbs value'],
    read: ({ rows }) => ({ rows: rows.map(ratingRow) }),
  },
  {
    name: 'Netflix list',
    columns: ['title name', 'profile name', 'utc title add date'],
    read: ({ rows }) => ({
      rows: rows.map((cells) => historyRow({ kind: 'unknown', title: cells('title name'), watchlist: true })),
    }),
  },
];

/** Its header is so plain that any table might have it; it is tried when nothing else fits. */
export const NETFLIX_HISTORY: TableFormat = {
  name: 'Netflix viewing history',
  columns: ['title', 'date'],
  read: readHistory,
};

/** Less of a film is a look into it. */
const MIN_MINUTES = 20;

const EPISODE =
  /:\s*(?:(?:mini[- ]?|limited )?series|(?:season|series|part|volume|chapter|book|episode|staffel|teil|folge|saison|partie|épisode|temporada|parte|capítulo|stagione|episodio|seizoen|sæson|säsong|sesong|sezon)\s+\S+|(?:シーズン|第)\s*\d+)/iu;

function kindOf(title: string): WorkKind {
  return EPISODE.test(title) || title.split(': ').length > 3 ? 'series' : 'unknown';
}

function readActivity(table: Table): TableReading {
  const profiles = new Set(table.rows.map((cells) => cells('profile name')));
  const notes =
    profiles.size < 2
      ? []
      : [
          `The file holds ${profiles.size} Netflix profiles; all of them were read. Remove the rows of others to leave them out.`,
        ];
  return { rows: table.rows.map(activityRow), notes };
}

function activityRow(cells: Cells): HistoryRow | null {
  if (cells('supplemental video type') !== '') return null;
  if (/autoplayed|view was hidden/i.test(cells('attributes')) && minutesOf(cells('duration')) < MIN_MINUTES)
    return null;
  const title = cells('title');
  const kind = kindOf(title);
  if (kind !== 'series' && minutesOf(cells('duration')) < MIN_MINUTES) return null;
  return historyRow({ kind, title, watched: true, watchedOn: readMoment(cells('start time')), plays: 1 });
}

/** Minutes of '01:43:12'. */
function minutesOf(duration: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = duration.split(':').map(Number);
  return hours * 60 + minutes + seconds / 60;
}

/** Thumbs: 1 is down, 2 up, 3 two up. Stars are those of before 2017. */
function ratingRow(cells: Cells): HistoryRow {
  const thumbs = Number(cells('thumbs value'));
  return historyRow({
    kind: kindOf(cells('title name')),
    title: cells('title name'),
    rating: toStars(cells('star value'), 5),
    liked: thumbs === 1 ? false : thumbs >= 2 ? true : null,
    watched: true,
  });
}

function readHistory(table: Table): TableReading {
  const watched = dayColumn(table, 'date');
  return {
    notes: watched.notes,
    rows: table.rows.map((cells) =>
      historyRow({
        kind: kindOf(cells('title')),
        title: cells('title'),
        watched: true,
        watchedOn: watched.read(cells),
        plays: 1,
      }),
    ),
  };
}
