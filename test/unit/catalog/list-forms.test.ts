import { describe, expect, it } from 'vitest';
import { listReader } from '../../../src/catalog/lists/list-values.ts';
import type { NameKind } from '../../../src/catalog/lists/name-pieces.ts';
import { Rejection } from '../../../src/catalog/rejection.ts';

/** Reads every cell of a column in the form that the column has. */
function readColumn(cells: readonly unknown[], kind: NameKind = 'names'): unknown[] {
  const read = listReader(kind).readerFor(cells);
  return cells.map((cell) => {
    const names = read(cell);
    return names instanceof Rejection ? names.reason : names;
  });
}

describe('a column of lists', () => {
  it.each<[string, readonly unknown[]]>([
    ['DuckDB', ["[Action, 'Science Fiction', 'It\\'s']", '[Drama]', '[]', 'NULL']],
    [
      'DuckDB structures',
      [
        "[{'id': 28, 'name': Action}, {'id': 878, 'name': Science Fiction}, {'id': 1, 'name': 'It\\'s'}]",
        "[{'id': 18, 'name': Drama}]",
        '[]',
        '',
      ],
    ],
    ['DuckDB maps', ["{28=Action, 878=Science Fiction, 1='It\\'s'}", '{18=Drama}', '{}', '']],
    ['PostgreSQL', ['{Action,"Science Fiction",It\'s}', '{Drama}', '{}', '']],
    ['NumPy', ["['Action' 'Science Fiction'\n \"It's\"]", "['Drama']", '[]', 'nan']],
    [
      'NumPy, printed for people',
      [
        "array(['Action', 'Science Fiction', \"It's\"], dtype=object)",
        "array(['Drama'], dtype=object)",
        'array([], dtype=object)',
        'nan',
      ],
    ],
    ['Python tuples', ["('Action', 'Science Fiction', \"It's\")", "('Drama',)", '()', 'None']],
    ['Python sets', ["{'Action', 'Science Fiction', \"It's\"}", "{'Drama'}", 'set()', 'None']],
    ['R', ['c("Action", "Science Fiction", "It\'s")', 'Drama', 'character(0)', 'NA']],
    [
      'Spark',
      ["WrappedArray(Action, Science Fiction, It's)", 'WrappedArray(Drama)', 'WrappedArray()', 'null'],
    ],
    [
      'Ruby',
      [
        '[{:id=>28, :name=>"Action"}, {:id=>878, :name=>"Science Fiction"}, {:id=>1, :name=>"It\'s"}]',
        '[{:id=>18, :name=>"Drama"}]',
        '[]',
        '',
      ],
    ],
    ['pipes', ["Action|Science Fiction|It's", 'Drama', '', '']],
    ['semicolons', ["Action; Science Fiction; It's", 'Drama', '', 'n/a']],
    ["Hive's control-B", ["Action\x02Science Fiction\x02It's", 'Drama', '', '\\N']],
    [
      'objects with a capital',
      [[{ Name: 'Action' }, { Name: 'Science Fiction' }, { Name: "It's" }], [{ Name: 'Drama' }], [], null],
    ],
    [
      'objects with a genre',
      [
        [{ genre: 'Action' }, { genre: 'Science Fiction' }, { genre: "It's" }],
        [{ genre: 'Drama' }],
        [],
        null,
      ],
    ],
    [
      'Parquet without annotation',
      [
        { list: [{ element: 'Action' }, { element: 'Science Fiction' }, { element: "It's" }] },
        { list: [{ element: 'Drama' }] },
        { list: [] },
        null,
      ],
    ],
  ])('by %s', (_writer, cells) => {
    expect(readColumn(cells)).toEqual([['Action', 'Science Fiction', "It's"], ['Drama'], [], []]);
  });

  it.each([
    ['slashes', 'Action/Science Fiction'],
    ['slashes and spaces', 'Action / Science Fiction'],
    ['dashes', 'Action - Science Fiction'],
    ['hyphens', 'Action-Science Fiction'],
    ['spaces', 'Action Science Fiction'],
  ])('of genres joined with %s', (_name, cell) => {
    expect(readColumn([cell, 'Drama'], 'genres')).toEqual([['Action', 'Science Fiction'], ['Drama']]);
  });

  it('keeps signs that only names have', () => {
    expect(readColumn(['9/11, terrorism', 'sci-fi, robot', 'ac/dc'])).toEqual([
      ['9/11', 'terrorism'],
      ['sci-fi', 'robot'],
      ['ac/dc'],
    ]);
    expect(readColumn(['[rec], zombie', 'smuggling (contraband), "weird al" yankovic'])).toEqual([
      ['[rec]', 'zombie'],
      ['smuggling (contraband)', '"weird al" yankovic'],
    ]);
    expect(readColumn(['Pixar, Inc.|Disney', 'A|B'])).toEqual([
      ['Pixar, Inc.', 'Disney'],
      ['A', 'B'],
    ]);
  });

  it('in no known form is refused, cell by cell', () => {
    const reason = 'a list has an unknown form';
    expect(readColumn(['[object Object],[object Object]', '[object Object]'])).toEqual([reason, reason]);
    expect(readColumn(['a:2:{i:0;s:6:"Action";i:1;s:5:"Drama";}'])).toEqual([reason]);
    expect(readColumn(["['Action', 'Dra", "['Action', 'Drama']"])).toEqual([reason, ['Action', 'Drama']]);
    const words = Array.from({ length: 30 }, (_, i) => `culture clash future space war colony ${i}`);
    expect(new Set(readColumn(words, 'keywords'))).toEqual(new Set([reason]));
  });
});

describe('pieces that belong to the name before them', () => {
  it('are legal forms of companies', () => {
    const cells = ['Legendary Pictures, Inc., Syncopy, Studio Babelsberg, GmbH, Gaumont, S.A.'];
    expect(readColumn(cells, 'companies')).toEqual([
      ['Legendary Pictures, Inc.', 'Syncopy', 'Studio Babelsberg, GmbH', 'Gaumont, S.A.'],
    ]);
    expect(readColumn([['Pixar', 'Inc.', 'Disney', 'LLC']], 'companies')).toEqual([
      ['Pixar, Inc.', 'Disney, LLC'],
    ]);
  });

  it('are states and countries of places among keywords, and no others', () => {
    expect(
      readColumn(['murder, los angeles, california, london, england, cuba, italy, texas'], 'keywords'),
    ).toEqual([['murder', 'los angeles, california', 'london, england', 'cuba', 'italy', 'texas']]);
  });

  it('are what follows a person, who is named once', () => {
    expect(readColumn(['Robert Downey, Jr., Jude Law, jude law'], 'people')).toEqual([
      ['Robert Downey, Jr.', 'Jude Law'],
    ]);
  });
});
