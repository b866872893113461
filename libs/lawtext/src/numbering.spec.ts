import { numberLines, renumberLines, type Line, type LineKind } from './index.js';

type Row = readonly [kind: LineKind, expected: string, number?: string];

const linesOf = (rows: readonly Row[]): Line[] =>
  rows.map(([kind, , number], index) => ({
    id: `l${index}`,
    kind,
    text: '',
    ...(number === undefined ? {} : { number }),
  }));

const expectLabels = (rows: readonly Row[]): void => {
  expect(numberLines(linesOf(rows)).labels).toEqual(rows.map(([, expected]) => expected));
};

describe('numbering', () => {
  it('counts articles through the whole text, chapters through parts, subparts in each part, sections in each chapter', () => {
    expectLabels([
      ['title', ''],
      ['part', '第一编'],
      ['subpart', '第一分编'],
      ['chapter', '第一章'],
      ['section', '第一节'],
      ['article', '第一条'],
      ['section', '第二节'],
      ['article', '第二条'],
      ['chapter', '第二章'],
      ['section', '第一节'],
      ['part', '第二编'],
      ['subpart', '第一分编'],
      ['chapter', '第三章'],
      ['article', '第三条'],
    ]);
  });

  it('begins 项 anew in each 款 and 目 in each 项, and gives 款 no number', () => {
    expectLabels([
      ['article', '第一条'],
      ['item', '（一）'],
      ['subitem', '1.'],
      ['subitem', '2.'],
      ['item', '（二）'],
      ['subitem', '1.'],
      ['paragraph', ''],
      ['item', '（一）'],
      ['article', '第二条'],
      ['item', '（一）'],
    ]);
  });

  it('keeps a quoted number and goes on from it', () => {
    expectLabels([
      ['article', '第一条'],
      ['article', '第一条之一', '第一条之一'],
      ['article', '第二条'],
      ['article', '第二十三条', '第二十三条'],
      ['article', '第二十四条'],
      ['item', '（三）', '（三）'],
      ['item', '（四）'],
    ]);
  });

  it('lets chapters begin anew in a part that quotes 第一章, as the Civil Code does', () => {
    expectLabels([
      ['part', '第一编'],
      ['chapter', '第一章'],
      ['chapter', '第二章'],
      ['part', '第二编'],
      ['chapter', '第一章', '第一章'],
      ['chapter', '第二章'],
    ]);
  });

  it('does not count an unnumbered 附则', () => {
    expectLabels([
      ['chapter', '第一章'],
      ['article', '第一条'],
      ['chapter', '', ''],
      ['article', '第二条'],
      ['chapter', '第二章'],
    ]);
  });

  it('counts the 款 of an article from the article line itself', () => {
    const lines = linesOf([
      ['article', ''],
      ['paragraph', ''],
      ['item', ''],
      ['paragraph', ''],
      ['article', ''],
      ['paragraph', ''],
    ]);
    expect(numberLines(lines).ordinals).toEqual([1, 2, 1, 3, 2, 2]);
  });

  it('finds a line by its id, and of an id that occurs twice the first', () => {
    const lines = linesOf([
      ['article', ''],
      ['article', ''],
    ]).map((line) => ({ ...line, id: 'same' }));
    expect(numberLines(lines).indexById.get('same')).toBe(0);
  });
});

describe('renumbering', () => {
  const lines = linesOf([
    ['article', ''],
    ['item', ''],
    ['article', ''],
  ]);

  it('gives the very same numbering when only characters changed', () => {
    const before = numberLines(lines);
    const typed = lines.map((line) => ({ ...line, text: '为了' }));
    expect(renumberLines(before, typed, { from: 0, removed: 3, added: 3 })).toBe(before);
  });

  it('refuses a change that does not lead from the old list to the new one', () => {
    expect(() => renumberLines(numberLines(lines), lines, { from: 0, removed: 1, added: 3 })).toThrow(RangeError);
  });
});
