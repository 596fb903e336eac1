/** Widths of condensed capitals, in ems. */
const NARROW = 0.3;
const COMMON = 0.6;
const WIDE = 0.8;

/** Width that the title may fill, and about the height, in hundredths of the poster's width. */
const WIDTH = 87;
const HEIGHT = 50;
const MAX_SIZE = 25;
const MIN_SIZE = 7;

/** Size of a title's letters in hundredths of the poster's width: as large as its words and lines allow. */
export function letterSize(title: string): number {
  const widths = title.split(/\s+/).map(widthOf);
  let size = Math.min(MAX_SIZE, WIDTH / Math.max(...widths, COMMON));
  while (size > MIN_SIZE && linesNeeded(widths, size) * size > HEIGHT) size -= 0.5;
  return Math.max(MIN_SIZE, Math.floor(size * 10) / 10);
}

/** The width of a word in capitals, in ems. */
export function widthOf(word: string): number {
  let width = 0;
  for (const letter of word.toUpperCase()) {
    if (/[IJ1'’.,:;!|()-]/.test(letter)) width += NARROW;
    // East Asian characters are square.
    else width += /[MW&@–—…]/.test(letter) || letter > '\u2e80' ? WIDE : COMMON;
  }
  return width;
}

function linesNeeded(widths: readonly number[], size: number): number {
  const room = WIDTH / size;
  let lines = 1;
  let used = 0;
  for (const width of widths) {
    const space = used > 0 ? NARROW : 0;
    if (used > 0 && used + space + width > room) {
      lines++;
      used = width;
    } else used += space + width;
  }
  return lines;
}
