import { readText } from '@colex/lawtext';
import type { Line } from '@colex/lawtext';
import fc from 'fast-check';

import { withClauseOf } from './restored-clause.js';

const TEXT = `某市条例

第一章　总则

第一条　甲。

（一）子；

（二）丑。

第二条　乙。

第三条　丙。
`;
const ids = (): (() => string) => {
  let made = 0;
  return () => `n${(made += 1)}`;
};
const old = readText(TEXT, { newId: ids() }).lines;
const idOf = (text: string): string => old.find((line) => line.text === text)?.id ?? '';
const without = (...texts: string[]): Line[] => old.filter((line) => !texts.includes(line.text));
const fresh = (): string => 'fresh';

describe('withClauseOf', () => {
  it('puts a changed clause back where it stands, all its lines', () => {
    const current = without('子；').map((line) => (line.text === '甲。' ? { ...line, text: '改。' } : line));
    expect(withClauseOf(current, old, idOf('甲。'), fresh)).toEqual(old);
  });

  it('puts a clause that is gone back after the nearest one before it', () => {
    expect(withClauseOf(without('乙。'), old, idOf('乙。'), fresh)).toEqual(old);
    expect(withClauseOf(without('甲。', '子；', '丑。', '乙。'), old, idOf('乙。'), fresh)).toEqual(
      without('甲。', '子；', '丑。'),
    );
    expect(withClauseOf(old.slice(-1), old, idOf('某市条例'), fresh)).toEqual([old[0], ...old.slice(-1)]);
  });

  it('takes no line from another clause: it comes back under a new id', () => {
    const moved = [...without('丑。'), ...old.filter((line) => line.text === '丑。')];
    const restored = withClauseOf(moved, old, idOf('甲。'), fresh);
    expect(restored?.filter((line) => line.text === '丑。').map(({ id }) => id)).toEqual(['fresh', idOf('丑。')]);
  });

  it('does not invent a clause the old text has not', () => {
    expect(withClauseOf(old, without('乙。'), idOf('乙。'), fresh)).toBeUndefined();
  });

  it('changes nothing outside the clause (law)', () => {
    fc.assert(
      fc.property(fc.subarray(old), fc.constantFrom('甲。', '乙。', '丙。'), (current, clause) => {
        const restored = withClauseOf(current, old, idOf(clause), fresh) ?? [];
        const inClause = new Set([idOf('甲。'), idOf('子；'), idOf('丑。'), idOf('乙。'), idOf('丙。'), 'fresh']);
        const rest = (lines: readonly Line[]): Line[] => lines.filter(({ id }) => !inClause.has(id));
        expect(rest(restored)).toEqual(rest(current));
      }),
    );
  });
});
