import { expect, it } from 'vitest';
import type { DocumentPart } from '../../../src/features/document-part.ts';
import { isTelling } from '../../../src/features/telling.ts';

const part = (field: DocumentPart['field'], text: string): DocumentPart => ({ field, text, label: text });

it('asks for three words beside genres, countries and companies', () => {
  expect(isTelling([])).toBe(false);
  expect(
    isTelling([part('genre', 'drama'), part('company', 'some studio of note'), part('country', 'france')]),
  ).toBe(false);
  expect(isTelling([part('keyword', 'dream'), part('keyword', 'heist')])).toBe(false);
  expect(isTelling([part('keyword', 'dream'), part('person', 'jane-doe')])).toBe(true);
  expect(isTelling([part('plot', 'the dream of a heist')])).toBe(false);
  expect(isTelling([part('plot', 'the dream of a heist in paris')])).toBe(true);
});
