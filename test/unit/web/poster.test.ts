import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance } from '../../../web/src/poster/chance.ts';
import { letterSize, widthOf } from '../../../web/src/poster/lettering.ts';
import { PALETTES } from '../../../web/src/poster/palette.ts';

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

describe('a drawn poster', () => {
  test.each(Object.entries(PALETTES))('can be read: %s', (_genre, { ground, ink }) => {
    const [light, dark] = [luminance(ground), luminance(ink)].sort((a, b) => b - a);
    expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  test('has letters that let its longest word fit, from 7 to 25 hundredths of its width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 12 }),
        (words) => {
          const title = words.join(' ');
          const size = letterSize(title);
          expect(size).toBeGreaterThanOrEqual(7);
          expect(size).toBeLessThanOrEqual(25);
          const longest = Math.max(...title.split(/\s+/).map(widthOf));
          expect(size === 7 || size * longest <= 87).toBe(true);
        },
      ),
    );
  });

  test('is always the same for the same movie, and not for another', () => {
    const draw = (seed: number) => Array.from({ length: 20 }, chance(seed));
    expect(draw(27205)).toEqual(draw(27205));
    expect(draw(27205)).not.toEqual(draw(27206));
    for (const number of draw(1)) expect(number).toBeGreaterThanOrEqual(0);
    for (const number of draw(1)) expect(number).toBeLessThan(1);
  });
});
