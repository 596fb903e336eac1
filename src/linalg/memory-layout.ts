/** Below this the WebAssembly module's own data may lie. */
const BASE = 65_536;
/** Everything starts at a cache line. */
const LINE = 64;

/** Hands out places in one memory, one after the other. */
export interface MemoryLayout {
  /** The address of so many bytes. */
  readonly take: (bytes: number) => number;
  /** Everything taken so far, in bytes. */
  readonly total: () => number;
}

export function memoryLayout(): MemoryLayout {
  let next = BASE;
  return {
    take(bytes) {
      const at = next;
      next += Math.ceil(bytes / LINE) * LINE;
      return at;
    },
    total: () => next,
  };
}
