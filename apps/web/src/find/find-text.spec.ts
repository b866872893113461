import { REFERENCE_PLACEHOLDER, type Line } from '@colex/lawtext';
import { findInText, type SearchedText } from './find-text.js';

const LINES: readonly Line[] = [
  { id: 'a', kind: 'article', text: '依照第十条和第10条的规定，ABC。' },
  {
    id: 'b',
    kind: 'article',
    text: `依照本条例${REFERENCE_PLACEHOLDER}办理。`,
    references: [{ target: 'a', label: '第十条' }],
  },
  { id: 'c', kind: 'item', text: '（一）保护；保护。' },
];
const TEXT: SearchedText = {
  lines: LINES,
  labels: ['第十条', '第十一条', '（一）'],
  referencesOf: (index) => LINES[index]?.references?.map(({ label }) => label) ?? [],
};
const found = (query: string, matchCase = false) =>
  findInText(TEXT, query, matchCase).map(({ line, from, to, kind }) => [line, from, to, kind]);

describe('finding words in a text', () => {
  it('finds a number as the line prints it, written out in either way, and as a reference prints it', () => {
    const places = [
      ['a', 0, 0, 'number'],
      ['a', 2, 5, 'words'],
      ['a', 6, 10, 'words'],
      ['b', 5, 6, 'reference'],
    ];
    expect(found('第十条')).toEqual(places);
    expect(found('第10条')).toEqual(places);
    expect(found('第 10 条')).toEqual(places);
  });

  it('finds words on both sides of a reference as one', () => {
    expect(found('本条例第十条办理')).toEqual([['b', 2, 8, 'reference']]);
  });

  it('takes full width and half width as one, and capitals too unless told otherwise', () => {
    expect(found('(一)')).toEqual([
      ['c', 0, 0, 'number'],
      ['c', 0, 3, 'words'],
    ]);
    expect(found('ａｂｃ')).toEqual([['a', 14, 17, 'words']]);
    expect(found('abc', true)).toEqual([]);
    expect(found('ABC', true)).toEqual([['a', 14, 17, 'words']]);
  });

  it('finds every place, none twice, and nothing for nothing', () => {
    expect(found('保护')).toEqual([
      ['c', 3, 5, 'words'],
      ['c', 6, 8, 'words'],
    ]);
    expect(found('')).toEqual([]);
    expect(found('没有的词')).toEqual([]);
  });
});
