import { LINE_KINDS, clausesOf, linkReferences, readText, referencePrinter } from '@colex/lawtext';
import type { Line } from '@colex/lawtext';
import fc from 'fast-check';

import { type WantedLine, withClauseReplaced } from './replaced-clause.js';

const TEXT = `某市条例

第一章　总则

第一条　甲。

（一）子；

（二）丑。

第二条　依照本条例第一条第二项执行。

第三条　违反本条例第二条的，予以处罚。

第四条　丁。
`;
const ids = (prefix: string): (() => string) => {
  let made = 0;
  return () => `${prefix}${(made += 1)}`;
};
const base = linkReferences(readText(TEXT, { newId: ids('l') }).lines);
const clauseOf = (start: string) => {
  const printer = referencePrinter(base);
  const clause = clausesOf(base).find(({ from }) => printer.textOf(from).startsWith(start));
  if (!clause) throw new Error(`There is no clause ${start}.`);
  return clause;
};
/** The clause as somebody reads it. */
const wordsOf = (lines: readonly Line[], id: string): WantedLine[] => {
  const printer = referencePrinter(lines);
  const clause = clausesOf(lines).find((candidate) => candidate.id === id);
  return (clause?.lines ?? []).map(({ id: lineId, kind }, index) => ({
    id: lineId,
    kind,
    text: printer.textOf((clause?.from ?? 0) + index),
  }));
};
const printed = (lines: readonly Line[]): string[] => lines.map((_, index) => referencePrinter(lines).textOf(index));
const anyClause = fc.constantFrom(...clausesOf(base).map(({ id }) => id));
const anyLine = (clauseId: string): fc.Arbitrary<WantedLine> =>
  fc.record(
    {
      id: fc.constantFrom(...base.filter((_, index) => index % 2 === 0).map(({ id }) => id), clauseId),
      kind: fc.constantFrom(...LINE_KINDS),
      text: fc.oneof(fc.constantFrom('乙。', '依照本条例第一条。', '第四条'), fc.string({ maxLength: 6 })),
    },
    { requiredKeys: ['kind', 'text'] },
  );

describe('withClauseReplaced', () => {
  it('changes nothing when a clause is replaced by itself, as it reads', () => {
    fc.assert(
      fc.property(anyClause, (id) => {
        expect(withClauseReplaced(base, base, id, wordsOf(base, id), ids('n'))).toEqual({ lines: base });
      }),
    );
  });

  it('leaves every other clause as it was, whatever is wanted, or says why it is not done', () => {
    const wish = anyClause.chain((id) => fc.tuple(fc.constant(id), fc.array(anyLine(id), { maxLength: 5 })));
    fc.assert(
      fc.property(wish, ([id, wanted]) => {
        const outcome = withClauseReplaced(base, base, id, wanted, ids('n'));
        if ('fault' in outcome) return;
        const digests = new Map(clausesOf(outcome.lines).map((clause) => [clause.id, clause.digest]));
        for (const clause of clausesOf(base)) {
          if (clause.id !== id) expect(digests.get(clause.id)).toBe(clause.digest);
        }
        expect(new Set(outcome.lines.map((line) => line.id)).size).toBe(outcome.lines.length);
        expect(outcome.lines).toHaveLength(base.length - clauseLength(id) + wanted.length);
      }),
    );
  });

  const clauseLength = (id: string): number => clausesOf(base).find((clause) => clause.id === id)?.lines.length ?? 0;

  it('keeps the references whose words stay, and makes live what is cited newly', () => {
    const { id } = clauseOf('违反');
    const wanted: WantedLine[] = [{ kind: 'article', text: '违反本条例第二条、第四条的，依法处罚。' }];
    const outcome = withClauseReplaced(base, base, id, wanted, ids('n'));
    if ('fault' in outcome) throw new Error(outcome.fault.kind);
    const line = outcome.lines.find((candidate) => candidate.id === id);
    expect(line?.references?.map(({ target }) => target)).toEqual([clauseOf('依照').id, clauseOf('丁').id]);
    expect(printed(outcome.lines)).toContain('违反本条例第二条、第四条的，依法处罚。');
  });

  it('goes by the numbers of the text the wish was written for', () => {
    const { id, from } = clauseOf('甲');
    const current = [
      ...base.slice(0, from),
      { id: 'new', kind: 'article' as const, text: '新增。' },
      ...base.slice(from),
    ];
    const target = clauseOf('违反');
    const wanted: WantedLine[] = [{ kind: 'article', text: '违反本条例第二条、第四条的，依法处罚。' }];
    const outcome = withClauseReplaced(current, base, target.id, wanted, ids('n'));
    if ('fault' in outcome) throw new Error(outcome.fault.kind);
    expect(printed(outcome.lines)).toContain('违反本条例第三条、第五条的，依法处罚。');
    expect(outcome.lines.some((line) => line.id === id)).toBe(true);
  });

  it('goes by these numbers also when the wish itself moves them', () => {
    const { id, lines } = clauseOf('甲');
    const { id: cited } = clauseOf('违反');
    const wanted: WantedLine[] = [...wordsOf(base, id), { kind: 'article', text: '依照本条例第三条处理。' }];
    const outcome = withClauseReplaced(base, base, id, wanted, ids('n'));
    if ('fault' in outcome) throw new Error(outcome.fault.kind);
    const added = outcome.lines[clauseOf('甲').from + lines.length];
    expect(added?.references?.map(({ target }) => target)).toEqual([cited]);
    expect(printed(outcome.lines)).toContain('依照本条例第四条处理。');
  });

  it('refuses a wish for other words than those that stand, and lines of other clauses', () => {
    const { id } = clauseOf('丁');
    const changed = base.map((line) => (line.id === id ? { ...line, text: '戊。' } : line));
    const wish: WantedLine[] = [{ kind: 'article', text: '己。' }];
    const faultOf = (...[now, then, clause, wanted]: [readonly Line[], readonly Line[], string, WantedLine[]]) => {
      const outcome = withClauseReplaced(now, then, clause, wanted, ids('n'));
      return 'fault' in outcome ? outcome.fault : undefined;
    };
    expect(faultOf(changed, base, id, wish)).toEqual({ kind: 'changedSince' });
    expect(faultOf(base.slice(0, -1), base, id, wish)).toEqual({ kind: 'changedSince' });
    expect(faultOf(base, base, 'none', wish)).toEqual({ kind: 'noSuchClause' });
    const foreign = clauseOf('甲').id;
    expect(faultOf(base, base, id, [...wish, { id: foreign, kind: 'paragraph', text: '' }])).toEqual({
      kind: 'foreignLine',
      line: 1,
    });
    const twice: WantedLine = { id, kind: 'article', text: '己。' };
    expect(faultOf(base, base, id, [twice, twice])).toEqual({ kind: 'repeatedLine', line: 1 });
    expect(faultOf(base, base, id, [{ kind: 'article', text: '己。\n庚。' }])).toEqual({ kind: 'notText', line: 0 });
    expect(faultOf(base, base, id, [{ kind: 'paragraph', text: '接在前一条之后。' }])).toEqual({ kind: 'joinsOthers' });
  });

  it('removes a clause that is replaced by nothing', () => {
    const { id } = clauseOf('丁');
    const outcome = withClauseReplaced(base, base, id, [], ids('n'));
    expect(outcome).toEqual({ lines: base.filter((line) => line.id !== id) });
  });
});
