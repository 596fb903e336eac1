import { readMoment } from '../days.ts';
import { type HistoryRow, historyRow } from '../history-row.ts';

/**
 * The backup of Jellyfin's plugin Playback Reporting: rows of nine fields between tabs, without a header. Its ids are
 * those of the library, so films are matched by their name.
 */
const FIRST_FIELDS = /^\d{4}-\d{2}-\d{2} [\d:.]+\t[0-9a-f]{32}\t[^\t]*\t(?:Movie|Episode|Audio)\t/;

const MIN_SECONDS = 20 * 60;

export function isPlaybackReport(text: string): boolean {
  return FIRST_FIELDS.test(text);
}

/** Null for what is no film, and for films that were stopped early. A duration of INT32_MIN is none. */
export function playbackRow(line: string): HistoryRow | null {
  const [date = '', , , type, name = '', , , , duration = ''] = line.split('\t');
  if (type === 'Episode') return historyRow({ kind: 'series', title: name });
  if (type !== 'Movie') return null;
  const seconds = Number(duration);
  if (seconds >= 0 && seconds < MIN_SECONDS) return null;
  return historyRow({ title: name, watched: true, watchedOn: readMoment(date), plays: 1 });
}
