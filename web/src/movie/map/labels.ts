export interface Dot {
  readonly id: string;
  readonly label: string;
  /** Pixels */
  readonly left: number;
  readonly top: number;
}

/** A label goes to the right of its dot or, near the right rim, to its left. */
export type Side = 'right' | 'left';

const LETTER_WIDTH = 6.4;
const LINE_HEIGHT = 17;
const GAP = 10;
const MOST_LETTERS = 26;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Which dots have room for their label, and on which side. Dots are given by importance: who comes first is
 * labelled first, and no label covers another one or a dot that is more important than its own.
 */
export function placeLabels(dots: readonly Dot[], width: number, height: number): Map<string, Side> {
  const placed = new Map<string, Side>();
  const taken: Box[] = [];
  for (const dot of dots) {
    const isInSight = dot.left >= 0 && dot.left <= width && dot.top >= 0 && dot.top <= height;
    if (!isInSight) continue;
    for (const side of ['right', 'left'] as const) {
      const box = labelBox(dot, side);
      if (box.left < 0 || box.right > width || taken.some((other) => overlap(box, other))) continue;
      placed.set(dot.id, side);
      taken.push(box);
      break;
    }
    taken.push({ left: dot.left - 6, right: dot.left + 6, top: dot.top - 6, bottom: dot.top + 6 });
  }
  return placed;
}

function labelBox({ label, left, top }: Dot, side: Side): Box {
  const length = Math.min(label.length, MOST_LETTERS) * LETTER_WIDTH;
  const start = side === 'right' ? left + GAP : left - GAP - length;
  return { left: start, right: start + length, top: top - LINE_HEIGHT / 2, bottom: top + LINE_HEIGHT / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
