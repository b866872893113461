import { type Line, writeLineContent } from '@colex/lawtext';
import { ALL_CHANGES, filteredRows } from './change-filter.js';
import { comparedRows } from './compared-rows.js';

const line = (id: string, kind: Line['kind'], text: string): Line => ({ id, kind, text });
const BEFORE = [
  line('c1', 'chapter', '总则'),
  line('a1', 'article', '为了加强保护，制定本条例。'),
  line('a2', 'article', '市人民政府应当在三十日内作出决定。'),
  line('c2', 'chapter', '附则'),
  line('a3', 'article', '本条例自公布之日起施行。'),
];
const AFTER = [
  BEFORE[0]!,
  line('new', 'article', '保护工作坚持政府主导。'),
  BEFORE[1]!,
  line('a2', 'article', '市人民政府应当在十五日内作出决定。'),
  BEFORE[3]!,
  BEFORE[4]!,
];

describe('comparedRows', () => {
  const { rows, chapters } = comparedRows(writeLineContent(BEFORE), writeLineContent(AFTER));

  it('gives every clause with what became of it and its numbers on both sides', () => {
    expect(rows.map(({ kind, before, after }) => [kind, before[0], after[0]])).toEqual([
      ['unchanged', '第一章', '第一章'],
      ['added', undefined, '第一条'],
      ['renumbered', '第一条', '第二条'],
      ['changed', '第二条', '第三条'],
      ['unchanged', '第二章', '第二章'],
      ['renumbered', '第三条', '第四条'],
    ]);
    expect(chapters).toEqual(['第一章 总则', '第二章 附则']);
  });

  it('draws a change word by word, with the number of either side', () => {
    expect(rows[3]!.lines[0]).toMatchObject({ numberBefore: '第二条', numberAfter: '第三条' });
    expect(rows[3]!.lines[0]!.runs).toContainEqual({ op: 'added', text: '十五' });
  });

  it('leaves out what reads the same, and filters by chapter, person and city', () => {
    const byLine = new Map([['a2', [{ personId: 'p', cityId: 'c' }]]]);
    const kinds = (filter: Partial<typeof ALL_CHANGES>) =>
      filteredRows(rows, { ...ALL_CHANGES, ...filter }, byLine).map(({ kind }) => kind);
    expect(kinds({})).toEqual(['added', 'changed']);
    expect(kinds({ everything: true })).toHaveLength(6);
    expect(kinds({ chapter: '第二章 附则' })).toEqual([]);
    expect(kinds({ personId: 'p' })).toEqual(['changed']);
    expect(kinds({ cityId: 'c' })).toEqual(['changed']);
    expect(kinds({ personId: 'p', cityId: 'd' })).toEqual([]);
  });
});
