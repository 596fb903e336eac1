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
const RADIUS = 6;
const MAX_LETTERS = 26;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Which dots have room for a label, and on which side. Dots are in order of importance, and get labels in this order.
 * No label covers a dot or another label.
 */
export function placeLabels(dots: readonly Dot[], width: number, height: number): Map<string, Side> {
  const inSight = dots.filter(({ left, top }) => left >= 0 && left <= width && top >= 0 && top <= height);
  const taken = inSight.map(({ left, top }): Box => ({
    left: left - RADIUS,
    right: left + RADIUS,
    top: top - RADIUS,
    bottom: top + RADIUS,
  }));
  const placed = new Map<string, Side>();
  for (const dot of inSight) {
    for (const side of ['right', 'left'] as const) {
      const box = labelBox(dot, side);
      if (box.left < 0 || box.right > width || taken.some((other) => overlap(box, other))) continue;
      placed.set(dot.id, side);
      taken.push(box);
      break;
    }
  }
  return placed;
}

function labelBox({ label, left, top }: Dot, side: Side): Box {
  const length = Math.min(label.length, MAX_LETTERS) * LETTER_WIDTH;
  const start = side === 'right' ? left + GAP : left - GAP - length;
  return { left: start, right: start + length, top: top - LINE_HEIGHT / 2, bottom: top + LINE_HEIGHT / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
