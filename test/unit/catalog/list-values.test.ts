import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castReader, crewDirectorsReader, listReader } from '../../../src/catalog/lists/list-values.ts';
import { isMissingText } from '../../../src/catalog/missing-values.ts';
import { Rejection } from '../../../src/catalog/rejection.ts';

const readNames = listReader().read;
const readCast = castReader().read;
const readCrewDirectors = crewDirectorsReader().read;

/** Names as catalogues have them: any characters, but no comma, which separates, no brackets or
 * quotation marks, which come in pairs, and no space at the ends. */
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/[,[\](){}"]|\p{Cc}|\s+/gu, ' ').trim())
  .filter((text) => text !== '' && !isMissingText(text) && !/^'.*'$/.test(text));

/** How Python's repr writes a string. */
function pythonString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replace(/[^ -~]/gu, pythonEscape);
  return quote + escaped + quote;
}

function pythonEscape(character: string): string {
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

describe('lists', () => {
  it('spelled as comma-separated text, as JSON and as Python prints them are the same', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        const objects = names.map((one, id) => ({ id, name: one }));
        const printed = names.map(pythonString);
        expect(readNames(names.join(', '))).toEqual(names);
        expect(readNames(JSON.stringify(names))).toEqual(names);
        expect(readNames(JSON.stringify(objects))).toEqual(names);
        expect(readNames(`[${printed.join(', ')}]`)).toEqual(names);
        expect(
          readNames(`[${printed.map((one, id) => `{'id': ${id}, 'name': ${one}}`).join(', ')}]`),
        ).toEqual(names);
        expect(readNames(names)).toEqual(names);
      }),
    );
  });

  it('keep commas inside names when the spelling allows it', () => {
    expect(readNames('["Monsters, Inc.", "Up"]')).toEqual(['Monsters, Inc.', 'Up']);
    expect(readNames("['Monsters, Inc.', \"Jane's\"]")).toEqual(['Monsters, Inc.', "Jane's"]);
  });

  it.each([null, undefined, '', '  ', '[]', 'nan', 'None', []])('are empty when there is %j', (value) => {
    expect(readNames(value)).toEqual([]);
  });

  it('may begin with a keyword in brackets', () => {
    expect(readNames('[rec], zombie')).toEqual(['[rec]', 'zombie']);
  });

  it('that break off are rejected', () => {
    expect(readNames("[{'id': 1, 'name': 'Act")).toBeInstanceOf(Rejection);
    expect(readNames('["Action", "Dra')).toBeInstanceOf(Rejection);
  });

  it("understand the objects of TMDB's API", () => {
    expect(readNames([{ english_name: 'Spanish', iso_639_1: 'es', name: 'Español' }])).toEqual(['Spanish']);
    expect(readNames({ keywords: [{ id: 1, name: 'heist' }] })).toEqual(['heist']);
  });

  it('with more or longer names than any real one are rejected', () => {
    expect(readNames(Array.from({ length: 1001 }, (_, i) => `k${i}`))).toBeInstanceOf(Rejection);
    expect(readNames('x'.repeat(501))).toBeInstanceOf(Rejection);
  });
});

describe('cast and crew', () => {
  it('come in the order of billing, the first fifteen', () => {
    const people = Array.from({ length: 40 }, (_, i) => ({ name: `Actor ${39 - i}`, order: 39 - i }));
    expect(readCast(people)).toEqual(Array.from({ length: 15 }, (_, i) => `Actor ${i}`));
    expect(readCast('Turo Pajala, Susanna Haavisto')).toEqual(['Turo Pajala', 'Susanna Haavisto']);
  });

  it('name directors among others', () => {
    const crew =
      "[{'department': 'Directing', 'job': 'Director', 'name': 'John Lasseter', 'profile_path': None}, " +
      "{'department': 'Writing', 'job': 'Screenplay', 'name': 'Joss Whedon', 'profile_path': '/x.jpg'}]";
    expect(readCrewDirectors(crew)).toEqual(['John Lasseter']);
  });
});
