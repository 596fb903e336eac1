/**
 * The visible part of the map: enlarged `zoom` times, moved by `x` and `y` in map units (the edge is 1 from the
 * middle).
 */
export interface Viewport {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export const WHOLE: Viewport = { zoom: 1, x: 0, y: 0 };

const MAX_ZOOM = 8;

/** Share of the view that the whole map takes. */
const MARGIN = 0.9;

/** Zooms in or out. The point `about` stays where it is in the view. */
export function zoomBy(viewport: Viewport, factor: number, about: Point = viewport): Viewport {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, viewport.zoom * factor));
  const share = viewport.zoom / zoom;
  const x = about.x + (viewport.x - about.x) * share;
  const y = about.y + (viewport.y - about.y) * share;
  return within({ zoom, x, y });
}

/** `dx` and `dy` in units of the map. */
export function moveBy(viewport: Viewport, dx: number, dy: number): Viewport {
  return within({ ...viewport, x: viewport.x + dx, y: viewport.y + dy });
}

/** Moves the map so that a point is visible. The nearer the point is to the edge, the more the map moves. */
export function showPoint(viewport: Viewport, point: Point): Viewport {
  const reach = 0.8 / viewport.zoom;
  const clamp = (at: number, wanted: number) => Math.min(wanted + reach, Math.max(wanted - reach, at));
  return within({ ...viewport, x: clamp(viewport.x, point.x), y: clamp(viewport.y, point.y) });
}

/** Keeps the map inside the view. */
function within({ zoom, x, y }: Viewport): Viewport {
  const most = 1 - 1 / zoom;
  const clamp = (value: number) => Math.min(most, Math.max(-most, value)) + 0;
  return { zoom, x: clamp(x), y: clamp(y) };
}

/** Stretches points, together with 0, 0, so that they fill the map from -1 to 1 in both directions. */
export function fillMap(points: readonly Point[]): (point: Point) => Point {
  const along = (values: readonly number[]) => {
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    const half = (most - least) / 2 || 1;
    return (value: number) => (value - (least + most) / 2) / half;
  };
  const [fitX, fitY] = [along(points.map(({ x }) => x)), along(points.map(({ y }) => y))];
  return ({ x, y }) => ({ x: fitX(x), y: fitY(y) });
}

/** Where a point of the map lies in a view of this size, in pixels from its top left. */
export function toPixels(
  point: Point,
  { zoom, x, y }: Viewport,
  size: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  return {
    left: (size.width / 2) * (1 + MARGIN * zoom * (point.x - x)),
    top: (size.height / 2) * (1 - MARGIN * zoom * (point.y - y)),
  };
}

/** The point of the map at a place of the view: the inverse of `toPixels`. */
export function toPoint(
  { left, top }: { readonly left: number; readonly top: number },
  { zoom, x, y }: Viewport,
  size: { readonly width: number; readonly height: number },
): Point {
  return {
    x: x + ((2 * left) / size.width - 1) / (MARGIN * zoom),
    y: y - ((2 * top) / size.height - 1) / (MARGIN * zoom),
  };
}
