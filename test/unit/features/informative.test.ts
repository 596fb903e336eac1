import { expect, it } from 'vitest';
import type { DocumentPart } from '../../../src/features/document-part.ts';
import { isInformativeDocument } from '../../../src/features/informative.ts';

const part = (field: DocumentPart['field'], text: string): DocumentPart => ({ field, text, label: text });

it('asks for three words beside genres, countries and companies', () => {
  expect(isInformativeDocument([])).toBe(false);
  expect(
    isInformativeDocument([
      part('genre', 'drama'),
      part('company', 'some studio of note'),
      part('country', 'france'),
    ]),
  ).toBe(false);
  expect(isInformativeDocument([part('keyword', 'dream'), part('keyword', 'heist')])).toBe(false);
  expect(isInformativeDocument([part('keyword', 'dream'), part('person', 'jane-doe')])).toBe(true);
  expect(isInformativeDocument([part('plot', 'the dream of a heist')])).toBe(false);
  expect(isInformativeDocument([part('plot', 'the dream of a heist in paris')])).toBe(true);
});
