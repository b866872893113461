import { outlineOf, readText, type OutlineEntry } from '@colex/lawtext';
import { outlineRows, rowOfLine } from './outline-rows.js';

function entriesOf(text: string): readonly OutlineEntry[] {
  let last = 0;
  return outlineOf(readText(text, { newId: () => `line${(last += 1)}` }).lines);
}

const TEXT = ['某条例', '第一章 总则', '第一条 甲。', '第二条 乙。', '第二章 附则', '第三条 丙。'].join('\n');
const shown = (rows: ReturnType<typeof outlineRows>): string[] => rows.map(({ entry }) => entry.number);

describe('outlineRows', () => {
  it('shows every entry while nothing is folded', () => {
    expect(shown(outlineRows(entriesOf(TEXT), new Set()))).toEqual(['第一章', '第一条', '第二条', '第二章', '第三条']);
  });

  it('hides what is below a folded heading and nothing else', () => {
    const entries = entriesOf(TEXT);
    const first = entries.find((entry) => entry.number === '第一章')?.id ?? '';
    const rows = outlineRows(entries, new Set([first]));
    expect(shown(rows)).toEqual(['第一章', '第二章', '第三条']);
    expect(rows[0]).toMatchObject({ hasInner: true, isFolded: true });
  });

  it('does not fold an article, which holds nothing', () => {
    const entries = entriesOf(TEXT);
    expect(shown(outlineRows(entries, new Set(entries.map((entry) => entry.id))))).toEqual(['第一章', '第二章']);
  });
});

describe('rowOfLine', () => {
  it('finds the entry a line stands under', () => {
    const entries = entriesOf(`${TEXT}\n（一）丁；\n（二）戊。`);
    const rows = outlineRows(entries, new Set());
    expect(rows[rowOfLine(rows, 7)]?.entry.number).toBe('第三条');
  });

  it('finds nothing for a line before the first entry', () => {
    expect(rowOfLine(outlineRows(entriesOf(TEXT), new Set()), 0)).toBe(-1);
  });

  it('finds the folded heading for a line of one of its articles', () => {
    const entries = entriesOf(TEXT);
    const rows = outlineRows(entries, new Set([entries[0]?.id ?? '']));
    expect(rows[rowOfLine(rows, 3)]?.entry.number).toBe('第一章');
  });
});
