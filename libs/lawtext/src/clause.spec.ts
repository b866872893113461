import {
  clausesOf,
  digestOfClause,
  digestOfText,
  outlineOf,
  contentsOf,
  hierarchyOf,
  type Line,
  type LineKind,
} from './index.js';

const line = (id: string, kind: LineKind, text = '', more: Partial<Line> = {}): Line => ({ id, kind, text, ...more });

const regulation: Line[] = [
  line('t', 'title', '某市条例'),
  line('n', 'note', '2025年1月1日通过'),
  line('c1', 'chapter', '总则'),
  line('a1', 'article', '为了保护红色资源，制定本条例。'),
  line('p1', 'paragraph', '适用下列规定：'),
  line('i1', 'item', '甲；'),
  line('s1', 'subitem', '子目。'),
  line('c2', 'chapter', '附则'),
  line('s', 'section', '节名'),
  line('a2', 'article', '本条例自2025年7月1日起施行。'),
  line('x', 'annex', '名录'),
  line('xp', 'paragraph', '名录的内容'),
];

describe('clauses', () => {
  it('are articles with their 款 项 目, annexes with their text, and every other line by itself', () => {
    expect(clausesOf(regulation).map(({ id, number, from, to, path }) => ({ id, number, from, to, path }))).toEqual([
      { id: 't', number: '', from: 0, to: 1, path: [] },
      { id: 'n', number: '', from: 1, to: 2, path: [] },
      { id: 'c1', number: '第一章', from: 2, to: 3, path: [] },
      { id: 'a1', number: '第一条', from: 3, to: 7, path: ['第一章 总则'] },
      { id: 'c2', number: '第二章', from: 7, to: 8, path: [] },
      { id: 's', number: '第一节', from: 8, to: 9, path: ['第二章 附则'] },
      { id: 'a2', number: '第二条', from: 9, to: 10, path: ['第二章 附则', '第一节 节名'] },
      { id: 'x', number: '附件1', from: 10, to: 12, path: [] },
    ]);
  });

  it('hold the 款 after a point of a decision, and a closing point stands by itself', () => {
    const decision = [
      line('l', 'preamble', '作如下修改：'),
      line('1', 'paragraph', '将第三条修改为：', { number: '一、' }),
      line('q', 'paragraph', '“第三条 立法……”'),
      line('2', 'paragraph', '删去第四条。', { number: '二、' }),
      line('z', 'paragraph', '本决定自公布之日起施行。', { number: '' }),
    ];
    expect(clausesOf(decision).map((clause) => [clause.id, clause.lines.length])).toEqual([
      ['l', 1],
      ['1', 2],
      ['2', 1],
      ['z', 1],
    ]);
    expect(hierarchyOf(decision).parents).toEqual([-1, -1, 1, -1, -1]);
  });

  it('print their text row by row with references as last printed', () => {
    const cited = line('a', 'article', '依照\uFFFC处罚。', { references: [{ target: 'b', label: '第十条' }] });
    expect(clausesOf([cited, line('p', 'paragraph', '次款。')])[0]?.text).toBe('依照第十条处罚。\n次款。');
  });
});

describe('the digest of a clause', () => {
  const article = [line('a', 'article', '甲'), line('b', 'item', '乙')];
  const digest = digestOfClause(article);

  it('does not change with ids or with what stands before the clause', () => {
    expect(digestOfClause([line('x', 'article', '甲'), line('y', 'item', '乙')])).toBe(digest);
    const moved = clausesOf([line('0', 'article', '先'), ...article]).find((clause) => clause.id === 'a');
    expect(moved?.number).toBe('第二条');
    expect(moved?.digest).toBe(digest);
  });

  it.each([
    ['a character', [line('a', 'article', '丙'), line('b', 'item', '乙')]],
    ['a kind', [line('a', 'article', '甲'), line('b', 'paragraph', '乙')]],
    ['a quoted number', [line('a', 'article', '甲', { number: '' }), line('b', 'item', '乙')]],
    ['where a line ends', [line('a', 'article', '甲乙'), line('b', 'item', '')]],
    ['a line less', [line('a', 'article', '甲')]],
    ['the order', [line('b', 'item', '乙'), line('a', 'article', '甲')]],
  ])('changes with %s', (_, changed) => {
    expect(digestOfClause(changed)).not.toBe(digest);
  });

  it('covers what a reference points at and not what it printed', () => {
    const pointing = (target: string, label: string, until?: string): string =>
      digestOfClause([line('a', 'article', '\uFFFC', { references: [{ target, label, until }] })]);
    expect(pointing('x', '第十条')).toBe(pointing('x', '第九条'));
    expect(pointing('x', '第十条')).not.toBe(pointing('y', '第十条'));
    expect(pointing('x', '第十条')).not.toBe(pointing('x', '第十条', 'z'));
  });

  it('of a text changes when clauses change places', () => {
    const other = [line('c', 'article', '丙')];
    expect(digestOfText([...article, ...other])).not.toBe(digestOfText([...other, ...article]));
  });
});

describe('the outline', () => {
  it('lists headings and articles with depth, number and first words', () => {
    expect(outlineOf(regulation, undefined, 4).map((entry) => [entry.depth, entry.number, entry.words])).toEqual([
      [0, '第一章', '总则'],
      [1, '第一条', '为了保护'],
      [0, '第二章', '附则'],
      [1, '第一节', '节名'],
      [2, '第二条', '本条例自'],
      [0, '附件1', '名录'],
    ]);
  });

  it('gives a 目录 of headings only', () => {
    expect(contentsOf(regulation).map((entry) => entry.text)).toEqual(['第一章 总则', '第二章 附则', '第一节 节名']);
  });
});
