import { describe, expect, it } from 'vitest';
import {
  checkMemory,
  checkMemoryAfterReading,
  type MemoryPlan,
  planTrainingMemory,
} from '../../../src/model/memory-plan.ts';

const peakOf = ({ reading, decomposing, projecting }: MemoryPlan): number =>
  Math.max(reading, decomposing, projecting);

describe.each([
  { representation: 'content', features: 61_000 },
  { representation: 'reference', features: 20_000 },
] as const)('the memory plan of $representation', (kind) => {
  const million = { ...kind, movies: 1_000_000, dimensions: 500, nonzeros: null };

  it('puts a million movies within four gigabytes', () => {
    expect(peakOf(planTrainingMemory(million))).toBeLessThan(4e9);
    expect(peakOf(planTrainingMemory(million))).toBeGreaterThan(5e8);
  });

  it('takes the number of non-zeros when it is known', () => {
    const sparse = planTrainingMemory({ ...million, nonzeros: 1_000_000 });
    expect(sparse.decomposing).toBeLessThan(planTrainingMemory(million).decomposing);
  });

  it('grows with movies, features and dimensions', () => {
    const plan = planTrainingMemory(million);
    expect(peakOf(planTrainingMemory({ ...million, movies: 2_000_000 }))).toBeGreaterThan(peakOf(plan));
    const wider = planTrainingMemory({ ...million, features: million.features * 2 });
    expect(wider.projecting).toBeGreaterThan(plan.projecting);
    const longer = planTrainingMemory({ ...million, dimensions: 2_000 });
    expect(longer.decomposing).toBeGreaterThan(plan.decomposing);
  });
});

describe('the memory plan of learned', () => {
  it('has room for the parts that come to share dimensions', () => {
    const shape = { features: 61_000, movies: 19_000, dimensions: 500, nonzeros: null };
    const content = planTrainingMemory({ ...shape, representation: 'content' });
    const learned = planTrainingMemory({ ...shape, representation: 'learned' });
    expect(learned.projecting - content.projecting).toBeGreaterThan(2 * 920 * 61_000 * 4);
    expect(learned.reading).toBe(content.reading);
  });
});

describe('checking the memory plan', () => {
  const plan = { reading: 1e9, kept: 4e8, decomposing: 2e9, projecting: 1e9, shared: 1e9 };

  it('refuses with what it takes, what there is and what to do', () => {
    expect(() => {
      checkMemory(plan, 1.5e9, 1_000_000);
    }).toThrow(/1000000 movies needs about 2,000 MB .* 1,500 MB are available.*--max-movies/);
  });

  it('lets pass what fits, and counts what is there already only once', () => {
    checkMemory(plan, 2e9, 1_000_000);
    checkMemoryAfterReading(plan, 1.6e9, 1_000_000);
    expect(() => {
      checkMemoryAfterReading(plan, 1.5e9, 1_000_000);
    }).toThrow('about 1,600 MB');
  });

  it('refuses more than WebAssembly can address, whatever the machine has', () => {
    expect(() => {
      checkMemory({ ...plan, shared: 5e9 }, 1e12, 3_000_000);
    }).toThrow(/5,000 MB of shared memory, and WebAssembly addresses 4,295 MB/);
  });
});
