/** The part of the WebAssembly interface that the kernels use; TypeScript has it only among browser types. */
declare namespace WebAssembly {
  /** Compiled code; merges with the interface that other packages' types declare. */
  interface Module {
    readonly [Symbol.toStringTag]?: string;
  }
  const Module: new (bytes: Uint8Array) => Module;

  class Memory {
    constructor(descriptor: { initial: number; maximum: number; shared: boolean });
    readonly buffer: SharedArrayBuffer;
  }

  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
