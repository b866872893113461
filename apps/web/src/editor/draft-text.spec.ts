import { numberLines, readText } from '@colex/lawtext';
import { DraftText } from './draft-text.js';

function textOf(source: string): DraftText {
  let last = 0;
  const { lines } = readText(source, { newId: () => `line${(last += 1)}` });
  return new DraftText(lines, numberLines(lines));
}

describe('DraftText', () => {
  const text = textOf('某市保护条例\n第一章 总则\n第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁。');

  it('finds the clause of every line: that of the article for its 款 and 项, its own for a heading', () => {
    const numbers = text.lines.map((_, index) => text.clauseAt(index)?.number);
    expect(numbers).toEqual(['', '第一章', '第一条', '第一条', '第一条', '第二条']);
  });

  it('knows its title, and whether anything was written', () => {
    expect(text.title).toBe('某市保护条例');
    expect(text.isBlank).toBe(false);
    expect(new DraftText([{ id: 'a', kind: 'plain', text: '' }], numberLines([])).isBlank).toBe(true);
  });

  it('is the same text only when every line and number is', () => {
    const again = new DraftText([...text.lines], text.numbering);
    expect(again.isSameAs(text)).toBe(true);
    expect(new DraftText(text.lines.with(2, { ...text.lines[2]!, text: '改' }), text.numbering).isSameAs(text)).toBe(
      false,
    );
    expect(new DraftText(text.lines.slice(1), text.numbering).isSameAs(text)).toBe(false);
  });

  it('prints with its numbers', () => {
    expect(text.printed).toContain('第二条');
  });
});
