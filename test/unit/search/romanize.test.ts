import { expect, it } from 'vitest';
import { foldTitle } from '../../../src/search/fold-title.ts';
import { romanizeTitle } from '../../../src/search/romanize.ts';

it.each([
  ['올드보이', 'oldeuboi'],
  ['기생충', 'gisaengchung'],
  ['となりのトトロ', 'tonarinototoro'],
  ['ゴジラ', 'gojira'],
  ['ちょっと', 'chotto'],
  ['Сталкер', 'stalker'],
  ['Κυνόδοντας', 'kynodontas'],
])('spells %s %s', (title, latin) => {
  expect(romanizeTitle(foldTitle(title))).toBe(latin);
});

it('leaves Latin titles and scripts without a table alone', () => {
  expect(romanizeTitle('amelie')).toBeNull();
  expect(romanizeTitle('東京物語')).toBeNull();
});
