export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const AXES: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

interface Spot {
  readonly x: number;
  readonly y: number;
}

export function isDirection(key: string): key is Direction {
  return key in AXES;
}

/** The nearest place in a direction, with a preference for straight ahead; undefined if there is none. */
export function nextPlace<Place extends Spot>(
  places: readonly Place[],
  from: Spot,
  direction: Direction,
): Place | undefined {
  const [ax, ay] = AXES[direction];
  let best: Place | undefined;
  let bestCost = Infinity;
  for (const place of places) {
    const [dx, dy] = [place.x - from.x, place.y - from.y];
    const ahead = dx * ax + dy * ay;
    const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (ahead <= 1e-9 || aside > 2 * ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < bestCost) [best, bestCost] = [place, cost];
  }
  return best;
}
