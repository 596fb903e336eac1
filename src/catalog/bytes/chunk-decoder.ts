/** Turns the bytes of one file into text, chunk by chunk. */
export interface ChunkDecoder {
  readonly write: (chunk: Buffer) => string;
  readonly end: () => string;
  /** Notes for a person on how the text was read so far. */
  readonly notes: () => readonly string[];
}
