/** Why a row, or a value in it, cannot be used. */
export class Rejection {
  /** The broken rule, in the same words for every row. */
  readonly reason: string;
  /** The offending value, shortened. */
  readonly found: string;

  constructor(reason: string, found: unknown) {
    this.reason = reason;
    this.found = excerpt(found);
  }
}

/** A rejected row and its place. */
export interface RejectedRow {
  /** The line where the row begins, or for Parquet the number of the row, from 1. */
  readonly line: number;
  readonly rejection: Rejection;
}

const EXCERPT_LENGTH = 120;

function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value : describe(value);
  return text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH)}…` : text;
}

function describe(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  return value === undefined ? 'nothing' : JSON.stringify(value, jsonReplacer);
}

function jsonReplacer(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
