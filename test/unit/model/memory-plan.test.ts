import { describe, expect, it } from 'vitest';
import { checkMemory, planTrainingMemory } from '../../../src/model/memory-plan.ts';

describe('planTrainingMemory', () => {
  const million = { movies: 1_000_000, features: 20_000, dimensions: 500, nonzeros: null };

  it('plans a million movies within four gigabytes', () => {
    expect(planTrainingMemory(million).peak).toBeLessThan(4e9);
    expect(planTrainingMemory(million).peak).toBeGreaterThan(5e8);
  });

  it('takes the number of non-zeros when it is known', () => {
    const sparse = planTrainingMemory({ ...million, nonzeros: 1_000_000 });
    expect(sparse.decomposing).toBeLessThan(planTrainingMemory(million).decomposing);
  });

  it('grows with movies, features and dimensions', () => {
    const peak = planTrainingMemory(million).peak;
    expect(planTrainingMemory({ ...million, movies: 2_000_000 }).peak).toBeGreaterThan(peak);
    expect(planTrainingMemory({ ...million, features: 40_000 }).peak).toBeGreaterThan(peak);
    expect(planTrainingMemory({ ...million, dimensions: 2_000 }).peak).toBeGreaterThan(peak);
  });
});

describe('checkMemory', () => {
  const plan = { reading: 1e9, decomposing: 2e9, writing: 1e9, peak: 2e9 };

  it('refuses with what it takes, what there is and what to do', () => {
    expect(() => {
      checkMemory(plan, 1.5e9, 1_000_000);
    }).toThrow(/1000000 movies needs about 2,000 MB .* 1,500 MB are available.*--max-movies/);
  });

  it('lets pass what fits', () => {
    checkMemory(plan, 2e9, 1_000_000);
  });
});
