import pg from 'pg';
import { toSql } from 'pgvector';
import type { ClientBase, CustomTypesConfig } from 'pg';

type TextParser = (value: string) => unknown;

/** The parsers of node-postgres, by OID. Its type declares fewer OIDs than it has parsers for. */
const builtInParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => TextParser;

const arrayOf = (oid: number, parse: TextParser): TextParser => {
  const parseArray = builtInParser(oid);
  const deep = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(deep) : typeof value === 'string' ? parse(value) : value;
  return (value) => deep(parseArray(value));
};

/** bigint: a number if that is exact, otherwise a bigint. */
function parseInt8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

const DATE = 1082;
const TEXT_ARRAY = 1009;

const BUILT_IN = new Map<number, TextParser>([
  [20, parseInt8],
  [1016, arrayOf(TEXT_ARRAY, parseInt8)],
  [1700, Number],
  [1231, arrayOf(TEXT_ARRAY, Number)],
  // A date has no time zone. node-postgres would make it local midnight, which is another day elsewhere.
  [DATE, (text) => text],
  [1182, arrayOf(TEXT_ARRAY, (text) => text)],
]);

/**
 * How SQL values become JavaScript values on the connections of one database: bigint and numeric become numbers, date
 * becomes 'YYYY-MM-DD', and pgvector's vector becomes Float32Array. node-postgres handles the rest.
 */
export class TypeParsers implements CustomTypesConfig {
  #vectorOid: number | undefined;

  readonly getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      const parser = oid === this.#vectorOid ? parseVector : BUILT_IN.get(oid);
      if (parser) return parser;
    }
    return builtInParser(oid, format);
  }) as CustomTypesConfig['getTypeParser'];

  /** Asks the server of `client` for the OIDs of extension types, which are assigned when an extension is created. */
  async learn(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ oid: number }>(
      "SELECT oid::integer AS oid FROM pg_type WHERE typname = 'vector' AND typtype = 'b'",
    );
    this.#vectorOid = rows[0]?.oid ?? this.#vectorOid;
  }
}

/** Reads pgvector's text form, `[0.25,-1,3e-05]`. */
export function parseVector(text: string): Float32Array {
  let dimensions = 1;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 0x2c) dimensions++;
  const vector = new Float32Array(dimensions);
  let start = 1;
  for (let d = 0; d < dimensions; d++) {
    let end = text.indexOf(',', start);
    if (end === -1) end = text.length - 1;
    vector[d] = Number(text.slice(start, end));
    start = end + 1;
  }
  return vector;
}

/** Writes a vector as pgvector's text form, for a query parameter: `$1::vector`. */
export function formatVector(vector: ArrayLike<number>): string {
  return toSql(Array.from(vector)) as string;
}
