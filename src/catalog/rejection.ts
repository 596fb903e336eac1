/** Why a row, or a value in it, cannot be taken into the catalogue. */
export class Rejection {
  /** The rule that was broken, the same words for every row that breaks it. */
  readonly reason: string;
  /** What stood there instead, shortened. */
  readonly found: string;

  constructor(reason: string, found: unknown) {
    this.reason = reason;
    this.found = excerpt(found);
  }
}

/** A rejected row and where it stands. */
export interface RejectedRow {
  /** Line of the file where the row begins, from 1; for Parquet the number of the row, from 1. */
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
