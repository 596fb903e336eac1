import type { Domain, FieldRow } from '../movie/field.ts';
import { castReader, listReader } from './lists/list-values.ts';
import { isMissingText } from './missing-values.ts';
import { Rejection } from './rejection.ts';
import {
  cleanLine,
  cleanText,
  dateReader,
  flagReader,
  formReader,
  numberReader,
  readId,
  textReader,
} from './scalar-values.ts';

/** Reads a cell or a property: the field's value, null when there is none, or why it cannot be one. */
export type ReadValue = (value: unknown) => unknown;

export interface FieldReader {
  readonly read: ReadValue;
  /** Chooses how to read from values of the column; where there is one, it is used and not `read`. */
  readonly readerFor?: (sample: readonly unknown[]) => ReadValue;
}

/** Makes the reader of a field: what its row says is unknown stands for what is missing. */
export function fieldReader({ files: [name = ''], domain, unknown }: FieldRow): FieldReader {
  if (domain.kind === 'names') return domain.billed ? castReader() : listReader(domain.of);
  const read = valueReader(name, domain, unknown === 'required');
  if (unknown === null) return { read };
  const missing = (value: unknown) =>
    unknown === 'required' ? new Rejection(`${name} is missing`, value) : unknown;
  return { read: (value) => read(value) ?? missing(value) };
}

type ScalarDomain = Exclude<Domain, { readonly kind: 'names' }>;

function valueReader(name: string, domain: ScalarDomain, required: boolean): ReadValue {
  switch (domain.kind) {
    case 'id':
      return readId;
    case 'text': {
      const clean = domain.lines === 'one' ? cleanLine : cleanText;
      // There are films called "None" and "NA".
      return textReader(name, domain.maxLength, clean, required ? (text) => text === '' : isMissingText);
    }
    case 'form':
      return formReader(domain.form, domain.complete);
    case 'date':
      return dateReader(name, domain.minYear, domain.maxYear);
    case 'number':
      return numberReader(name, domain);
    case 'flag':
      return flagReader(name);
  }
}
