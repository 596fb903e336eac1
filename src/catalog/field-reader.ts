import type { Domain, FieldRow } from '../movie/field.ts';
import { type DateOrder, dateReader } from './dates.ts';
import { castReader, listReader } from './lists/list-values.ts';
import { isMissingText } from './missing-values.ts';
import { Rejection } from './rejection.ts';
import {
  cleanLine,
  cleanText,
  flagReader,
  formReader,
  numberReader,
  readId,
  textReader,
} from './scalar-values.ts';

/** Reads a cell or a property: the field's value, null when there is none, or why it cannot be one. */
export type ReadValue = (value: unknown) => unknown;

/** What whoever gives a file says of how it is to be read. */
export interface ReadHints {
  /** Null: found out from the column. */
  readonly dateOrder: DateOrder | null;
}

export const NO_HINTS: ReadHints = { dateOrder: null };

export interface FieldReader {
  readonly read: ReadValue;
  /** Chooses how to read from values of the column; where there is one, it is used and not `read`. */
  readonly readerFor?: (sample: readonly unknown[], hints: ReadHints) => ReadValue;
}

/** Makes the reader of a field: what its row says is unknown stands for what is missing. */
export function fieldReader({ files: [name = ''], domain, unknown }: FieldRow): FieldReader {
  const reader = readerOf(name, domain, unknown === 'required');
  if (unknown === null || domain.kind === 'names') return reader;
  const missing = (value: unknown) =>
    unknown === 'required' ? new Rejection(`${name} is missing`, value) : unknown;
  const complete = (read: ReadValue) => (value: unknown) => read(value) ?? missing(value);
  const { read, readerFor } = reader;
  return {
    read: complete(read),
    ...(readerFor && { readerFor: (sample, hints) => complete(readerFor(sample, hints)) }),
  };
}

function readerOf(name: string, domain: Domain, required: boolean): FieldReader {
  switch (domain.kind) {
    case 'id':
      return { read: readId };
    case 'text': {
      const { maxLength, lines, spell } = domain;
      const line = lines === 'one' ? cleanLine : cleanText;
      const clean = spell === undefined ? line : (text: string) => spell(line(text));
      // There are films called "None" and "NA".
      const isNone = required ? (text: string) => text === '' : isMissingText;
      return { read: textReader(name, maxLength, clean, isNone) };
    }
    case 'form':
      return { read: formReader(name, domain) };
    case 'date':
      return dateReader(name, domain.minYear, domain.maxYear);
    case 'number':
      return numberReader(name, domain);
    case 'flag':
      return { read: flagReader(name) };
    case 'names':
      return domain.billed ? castReader() : listReader(domain.of);
  }
}
