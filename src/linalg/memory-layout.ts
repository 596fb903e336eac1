/** The memory below this is reserved for the WebAssembly module's own data. */
const BASE = 65_536;
/** Everything starts at the beginning of a cache line. */
const LINE = 64;

/** Allocates consecutive places in one memory. */
export interface MemoryLayout {
  /** Allocates this many bytes and returns their address. */
  readonly take: (bytes: number) => number;
  /** Bytes allocated so far. */
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
