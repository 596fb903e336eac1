import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../../web/src/movie/map/labels.ts';
import {
  fillMap,
  moveBy,
  showPoint,
  toPixels,
  toPoint,
  WHOLE,
  zoomBy,
} from '../../../web/src/movie/map/viewport.ts';
import { nextPlace } from '../../../web/src/movie/map/walk.ts';

const coordinate = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 1000);
const point = fc.record({ x: coordinate, y: coordinate });
const SIZE = { width: 800, height: 600 };

describe('the part of the map that is seen', () => {
  test('shows everything at first, and never more than the map', () => {
    fc.assert(
      fc.property(
        point,
        coordinate,
        coordinate,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (at, dx, dy, factor) => {
          const whole = toPixels(at, WHOLE, SIZE);
          expect(whole.left).toBeGreaterThanOrEqual(0);
          expect(whole.left).toBeLessThanOrEqual(SIZE.width);
          const moved = moveBy(zoomBy(WHOLE, factor), 3 * dx, 3 * dy);
          expect(Math.abs(moved.x) + 1 / moved.zoom).toBeLessThanOrEqual(1 + 1e-9);
          expect(Math.abs(moved.y) + 1 / moved.zoom).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  test('keeps a point where it is while zooming about it, until the rim of the map is reached', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.2, max: 0.2, noNaN: true }), (x) => {
        const before = { zoom: 4, x: 0, y: 0 };
        const after = zoomBy(before, 1.5, { x, y: x });
        expect(toPixels({ x, y: x }, after, SIZE).left).toBeCloseTo(
          toPixels({ x, y: x }, before, SIZE).left,
          6,
        );
      }),
    );
  });

  test('knows which point lies where', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 1, max: 8, noNaN: true }), (at, zoom) => {
        const viewport = showPoint({ zoom, x: 0, y: 0 }, at);
        const back = toPoint(toPixels(at, viewport, SIZE), viewport, SIZE);
        expect(back.x).toBeCloseTo(at.x, 9);
        expect(back.y).toBeCloseTo(at.y, 9);
      }),
    );
  });

  test('stretches points until they fill it', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
        const fitted = points.map(fillMap(points));
        for (const { x, y } of fitted)
          expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1 + 1e-9);
        const reach = Math.max(...[...fitted, fillMap(points)({ x: 0, y: 0 })].map(({ x }) => x));
        expect(points.every(({ x }) => x === 0) || Math.abs(reach - 1) < 1e-9).toBe(true);
      }),
    );
  });

  test('has a point in it that is to be shown', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 1, max: 8, noNaN: true }), (at, zoom) => {
        const { left, top } = toPixels(at, showPoint({ zoom, x: 0, y: 0 }, at), SIZE);
        expect(left).toBeGreaterThanOrEqual(-1e-6);
        expect(left).toBeLessThanOrEqual(SIZE.width + 1e-6);
        expect(top).toBeGreaterThanOrEqual(-1e-6);
        expect(top).toBeLessThanOrEqual(SIZE.height + 1e-6);
      }),
    );
  });
});

describe('labels', () => {
  const dot = (id: string, left: number, top: number) => ({ id, label: 'A film of some length', left, top });

  test('go where they cover no other dot, and to the more important dots first', () => {
    const dots = [dot('first', 300, 300), dot('second', 400, 300), dot('between', 350, 300)];
    const placed = placeLabels(dots, 800, 600);
    expect([...placed]).toEqual([
      ['first', 'left'],
      ['second', 'right'],
    ]);
  });

  test('go to the left near the right rim, and nowhere outside', () => {
    expect(placeLabels([dot('rim', 790, 300)], 800, 600).get('rim')).toBe('left');
    expect(placeLabels([dot('outside', 900, 300)], 800, 600).size).toBe(0);
  });
});

describe('walking', () => {
  const places = [
    { name: 'middle', x: 0, y: 0 },
    { name: 'right', x: 0.5, y: 0.1 },
    { name: 'far right', x: 0.9, y: 0 },
    { name: 'above', x: 0, y: 0.4 },
  ];

  test('leads to the nearest place in that direction, or nowhere', () => {
    const from = (name: string, direction: Parameters<typeof nextPlace>[2]) =>
      nextPlace(
        places,
        places.find((place) => place.name === name)!,
        direction,
      )?.name;
    expect(from('middle', 'ArrowRight')).toBe('right');
    expect(from('right', 'ArrowRight')).toBe('far right');
    expect(from('middle', 'ArrowUp')).toBe('above');
    expect(from('far right', 'ArrowLeft')).toBe('right');
    expect(from('far right', 'ArrowRight')).toBeUndefined();
  });
});
