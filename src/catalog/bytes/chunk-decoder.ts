/** Turns the bytes of one file into text, chunk by chunk. */
export interface ChunkDecoder {
  readonly write: (chunk: Buffer) => string;
  readonly end: () => string;
  /** What a person should know of how the text was read, so far. */
  readonly notes: () => readonly string[];
}
