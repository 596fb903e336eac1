import type { Domain, FieldRow } from '../movie/field.ts';
import { dateReader } from './dates.ts';
import { castReader, listReader } from './lists/list-values.ts';
import { isMissingText } from './missing-values.ts';
import type { FieldReader, ReadValue } from './read-value.ts';
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

/** Makes the reader of a field; missing values become the field's value for "unknown". */
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
