import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutOnPlane, type Point } from '../../../src/linalg/plane-layout.ts';

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}

const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const chord = (a: Float32Array, b: Float32Array) => Math.hypot(...a.map((value, i) => value - b[i]!));

/** Stress of a layout at the scale that suits it best (Kruskal 1964). */
function stress(points: readonly Point[], vectors: readonly Float32Array[]): number {
  let [cross, square, total] = [0, 0, 0];
  const pairs = points.flatMap((point, i) =>
    points.slice(0, i).map((other, j) => [apart(point, other), chord(vectors[i]!, vectors[j]!)] as const),
  );
  for (const [here, there] of pairs) {
    cross += here * there;
    square += here * here;
    total += there * there;
  }
  return 1 - cross ** 2 / (square * total);
}

const anyVectors = fc
  .array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), {
    minLength: 3,
    maxLength: 12,
  })
  .filter((rows) => rows.every((row) => Math.hypot(...row) > 0.1))
  .map((rows) => rows.map(unit));

describe('a layout on the plane', () => {
  test('keeps distances that a plane can have', () => {
    // Three unit vectors always lie on a plane.
    const vectors = [unit([1, 0, 0]), unit([1, 1, 0]), unit([0, 1, 2])];
    const points = layOutOnPlane(vectors);
    const scale = apart(points[0]!, points[1]!) / chord(vectors[0]!, vectors[1]!);
    expect(apart(points[0]!, points[2]!)).toBeCloseTo(scale * chord(vectors[0]!, vectors[2]!), 2);
    expect(apart(points[1]!, points[2]!)).toBeCloseTo(scale * chord(vectors[1]!, vectors[2]!), 2);
  });

  test('has the first vector in the middle and the farthest from it at distance 1', () => {
    fc.assert(
      fc.property(anyVectors, (vectors) => {
        const points = layOutOnPlane(vectors);
        expect(points).toHaveLength(vectors.length);
        expect(points[0]).toEqual({ x: 0, y: 0 });
        const reach = Math.max(...points.map(({ x, y }) => Math.hypot(x, y)));
        expect(reach === 0 || Math.abs(reach - 1) < 1e-9).toBe(true);
      }),
    );
  });

  test('is the same each time', () => {
    fc.assert(
      fc.property(anyVectors, (vectors) => {
        expect(layOutOnPlane(vectors)).toEqual(layOutOnPlane(vectors));
      }),
    );
  });

  test('keeps distances better than the first two coordinates do', () => {
    // Evenly spread, unlike fc.double, most of whose values are next to nothing.
    const coordinate = fc.integer({ min: -1000, max: 1000 });
    const many = fc.array(fc.array(coordinate, { minLength: 20, maxLength: 20 }), {
      minLength: 30,
      maxLength: 30,
    });
    fc.assert(
      fc.property(many, (rows) => {
        fc.pre(rows.every((row) => Math.hypot(row[0]!, row[1]!) > 0));
        const vectors = rows.map(unit);
        const cut = vectors.map((vector) => ({ x: vector[0]!, y: vector[1]! }));
        expect(stress(layOutOnPlane(vectors), vectors)).toBeLessThan(stress(cut, vectors));
      }),
      { numRuns: 30 },
    );
  });

  test('puts groups that are far apart far apart', () => {
    const group = (axis: number) =>
      Array.from({ length: 5 }, (_, i) =>
        unit([0, 1, 2, 3].map((k) => (k === axis ? 1 : 0.04 * ((i * 7 + k) % 5)))),
      );
    const points = layOutOnPlane([...group(0), ...group(1), ...group(2)]);
    const groups = [points.slice(0, 5), points.slice(5, 10), points.slice(10)];
    const inside = Math.max(...groups.map((g) => Math.max(...g.flatMap((a) => g.map((b) => apart(a, b))))));
    const between = Math.min(
      ...groups[0]!.flatMap((a) => [...groups[1]!, ...groups[2]!].map((b) => apart(a, b))),
    );
    expect(between).toBeGreaterThan(2 * inside);
  });

  test('of nothing, one vector, or equal ones is a point', () => {
    expect(layOutOnPlane([])).toEqual([]);
    expect(layOutOnPlane([unit([1, 2])])).toEqual([{ x: 0, y: 0 }]);
    expect(layOutOnPlane([unit([1, 2]), unit([1, 2])])).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0 },
    ]);
  });
});
