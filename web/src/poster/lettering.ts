/** Mean width of a condensed capital, in ems. */
const LETTER = 0.52;
/** Width that the title may fill, and about the height, in hundredths of the poster's width. */
const WIDTH = 87;
const HEIGHT = 50;
const LARGEST = 25;
const SMALLEST = 7;

/** Size of a title's letters in hundredths of the poster's width: as large as its words and lines allow. */
export function letterSize(title: string): number {
  const words = title.split(/\s+/);
  const longest = Math.max(...words.map((word) => word.length), 1);
  let size = Math.min(LARGEST, WIDTH / (LETTER * longest));
  while (size > SMALLEST && linesNeeded(words, size) * size > HEIGHT) size -= 0.5;
  return Math.max(SMALLEST, Math.round(size * 10) / 10);
}

function linesNeeded(words: readonly string[], size: number): number {
  const room = WIDTH / (LETTER * size);
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (used > 0 && used + 1 + word.length > room) {
      lines++;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
}
