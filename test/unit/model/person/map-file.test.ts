import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../../src/linalg/random.ts';
import { decodeMaps, encodeMaps, type TravellingMaps } from '../../../../src/model/person/map-file.ts';

function someMaps(): TravellingMaps {
  const random = randomSource(5);
  const terms = ['genre:Science Fiction', 'keyword:zeitreise für zwei', 'constant:1'];
  const components = Float32Array.from({ length: 8 * terms.length }, (_, i) =>
    i % 3 === 2 ? 0 : random.normal(),
  );
  return {
    dimensions: 4,
    terms,
    average: Float32Array.of(1, -2, 0.5, 0),
    components: { rank: 8, columns: terms.length, components },
  };
}

describe('a file of maps', () => {
  it('gives back the terms, the average and each number to a 127th of the largest of its term', () => {
    const maps = someMaps();
    const read = decodeMaps(encodeMaps(maps), 'maps');
    expect(read).toMatchObject({ dimensions: 4, terms: maps.terms, average: maps.average });
    const { components } = maps.components;
    for (let column = 0; column < 3; column++) {
      const own = [...components].filter((_, i) => i % 3 === column);
      const largest = Math.max(...own.map(Math.abs));
      const back = [...read.components.components].filter((_, i) => i % 3 === column);
      const worst = Math.max(...own.map((value, k) => Math.abs(value - back[k]!)));
      expect(worst).toBeLessThanOrEqual(largest / 253);
    }
  });

  it('takes a byte a number', () => {
    const bytes = encodeMaps(someMaps());
    expect(bytes.length - bytes.indexOf('\n') - 1).toBe(4 * 4 + 3 * (4 + 8));
  });

  it('is refused when it is something else, of another version or cut off', () => {
    const bytes = encodeMaps(someMaps());
    expect(() => decodeMaps(Buffer.from('id,title\n1,Heat\n'), 'x')).toThrow(/"x" is not a file that/);
    expect(() => decodeMaps(Buffer.alloc(0), 'x')).toThrow(/is not a file that/);
    expect(() => decodeMaps(bytes.subarray(0, -1), 'x')).toThrow(/damaged: .* 51 bytes instead of 52/);
    const newer = Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":2'), 'latin1');
    expect(() => decodeMaps(newer, 'x')).toThrow(/version 2; this program reads version 1/);
  });
});
