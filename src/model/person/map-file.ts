import { z } from 'zod';
import type { Components } from '../../linalg/components.ts';
import { InputError } from '../../movie/errors.ts';

/** Maps from terms to in and out vectors, to be carried from one catalogue to another. */
export interface TravellingMaps {
  /** Length of in vectors, and of out vectors. */
  readonly dimensions: number;
  /** Names of the columns, as in a vocabulary: "keyword:time travel". */
  readonly terms: readonly string[];
  /** The rows for in vectors, then those for out vectors; the columns are `terms`. */
  readonly components: Components;
  readonly average: Float32Array;
}

const FORMAT = 'reelgraph maps';
const VERSION = 1;

/** The first line of a file. */
const headSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  dimensions: z.number().int().min(1).max(2000),
  terms: z.array(z.string()).min(1),
});

const MAX_INT8 = 127;

/**
 * The bytes of a map file, little-endian: a line of JSON (format, version, dimensions, terms); the average person, a
 * float4 per number; a float4 per term, its scale; and 2 x dimensions signed bytes per term. These bytes times the
 * scale are the term's in and out columns. (Storing bytes loses nothing measurable: nDCG@100 .2957 and .2960.)
 */
export function encodeMaps({ dimensions, terms, components, average }: TravellingMaps): Buffer {
  const width = 2 * dimensions;
  const head = Buffer.from(`${JSON.stringify({ format: FORMAT, version: VERSION, dimensions, terms })}\n`);
  const body = Buffer.alloc(bodyBytes(dimensions, terms.length));
  let at = 0;
  for (const value of average) at = body.writeFloatLE(value, at);
  const firstByte = at + 4 * terms.length;
  for (let column = 0; column < terms.length; column++) {
    let largest = 0;
    for (let k = 0; k < width; k++) {
      largest = Math.max(largest, Math.abs(components.components[k * components.columns + column]!));
    }
    const scale = largest / MAX_INT8;
    at = body.writeFloatLE(scale, at);
    for (let k = 0; k < width && scale > 0; k++) {
      const value = components.components[k * components.columns + column]! / scale;
      body.writeInt8(Math.round(value), firstByte + column * width + k);
    }
  }
  return Buffer.concat([head, body]);
}

/** @throws {InputError} if the bytes are not a map file, have another version, or are cut off. */
export function decodeMaps(bytes: Buffer, name: string): TravellingMaps {
  const end = bytes.indexOf('\n');
  const head = headSchema.safeParse(end < 0 ? undefined : jsonOf(bytes.toString('utf8', 0, end)));
  if (!head.success) throw new InputError(`"${name}" is not a file that \`maps export\` wrote.`);
  const { version, dimensions, terms } = head.data;
  if (version !== VERSION) {
    throw new InputError(`"${name}" has version ${version}; this program reads version ${VERSION}.`);
  }
  const body = bytes.subarray(end + 1);
  const expected = bodyBytes(dimensions, terms.length);
  if (body.length !== expected) {
    throw new InputError(
      `"${name}" is damaged: its numbers take ${body.length} bytes instead of ${expected}.`,
    );
  }
  const width = 2 * dimensions;
  const average = Float32Array.from({ length: dimensions }, (_, k) => body.readFloatLE(4 * k));
  const firstScale = 4 * dimensions;
  const firstByte = firstScale + 4 * terms.length;
  const components = new Float32Array(width * terms.length);
  for (let column = 0; column < terms.length; column++) {
    const scale = body.readFloatLE(firstScale + 4 * column);
    for (let k = 0; k < width; k++) {
      components[k * terms.length + column] = scale * body.readInt8(firstByte + column * width + k);
    }
  }
  return { dimensions, terms, average, components: { rank: width, columns: terms.length, components } };
}

function bodyBytes(dimensions: number, terms: number): number {
  return 4 * dimensions + terms * (4 + 2 * dimensions);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
