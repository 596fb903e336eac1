/** What a stretch of work took: wall clock and processor seconds over all threads of this process. */
export interface Usage {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most that this process held resident so far. */
  readonly peakMemoryBytes: number;
}

/** Starts measuring; the function returned says what was used since. */
export function measureUsage(): () => Usage {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return {
      seconds: (performance.now() - startedAt) / 1000,
      cpuSeconds: (user + system) / 1e6,
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    };
  };
}
