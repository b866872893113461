import { GENESIS, hashOfRow, nextRow, verifyChain, type AuditRow } from './audit-chain.js';
import { canonicalJson } from './canonical-json.js';

const chainOf = (count: number): readonly AuditRow[] => {
  const rows: AuditRow[] = [];
  for (let index = 1; index <= count; index += 1)
    rows.push(
      nextRow(rows.at(-1) ?? GENESIS, {
        at: `2026-11-22T02:00:0${index}.000Z`,
        actorId: 'p1',
        action: 'clause.sign',
        subject: { type: 'clause', id: `c${index}` },
        details: { digest: 'abc', kind: 'APPROVED' },
      }),
    );
  return rows;
};
const rows = chainOf(6);
const row = (seq: number): AuditRow => rows[seq - 1] as AuditRow;
const rehashed = (changed: AuditRow): AuditRow => ({ ...changed, hash: hashOfRow(changed) });
const without = (seq: number): readonly AuditRow[] => rows.filter((each) => each.seq !== seq);
const replaced = (by: AuditRow): readonly AuditRow[] => rows.map((each) => (each.seq === by.seq ? by : each));
const head = { seq: 6, hash: row(6).hash };

describe('the audit chain (N9, AA10)', () => {
  it('is intact as it was written, from the start or from a head verified before', () => {
    expect(verifyChain([])).toEqual({ intact: true, head: GENESIS });
    expect(verifyChain(rows)).toEqual({ intact: true, head });
    expect(verifyChain(rows.slice(3), { after: { seq: 3, hash: row(3).hash }, anchor: head })).toEqual({
      intact: true,
      head,
    });
  });

  it.each([
    ['at', { at: '2026-11-22T02:00:09.000Z' }],
    ['actorId', { actorId: 'p2' }],
    ['actorId gone', { actorId: null }],
    ['action', { action: 'clause.object' }],
    ['subject', { subject: { type: 'clause', id: 'c9' } }],
    ['details', { details: { digest: 'abc', kind: 'OBJECTED' } }],
    ['previousHash', { previousHash: 'f'.repeat(64) }],
    ['hash', { hash: 'f'.repeat(64) }],
  ])('names the row whose %s was edited', (_name, change) => {
    expect(verifyChain(replaced({ ...row(3), ...change }))).toEqual({ intact: false, fault: 'EDITED', seq: 3 });
  });

  it('names a row that was edited and given its new hash', () => {
    expect(verifyChain(replaced(rehashed({ ...row(3), actorId: 'p2' })))).toEqual({
      intact: false,
      fault: 'EDITED',
      seq: 3,
    });
  });

  it.each([1, 3, 5])('names row %d when it was removed', (seq) => {
    expect(verifyChain(without(seq))).toEqual({ intact: false, fault: 'MISSING', seq });
  });

  it('names a row that was removed and those after it numbered anew', () => {
    const renumbered = without(3).map((each) => (each.seq > 3 ? { ...each, seq: each.seq - 1 } : each));
    expect(verifyChain(renumbered)).toMatchObject({ intact: false, seq: 3 });
  });

  it('names a row that was put in, whether it takes a number twice or pushes the others on', () => {
    const forged = rehashed({ ...row(4), previousHash: row(3).hash, subject: { type: 'clause', id: 'forged' } });
    const pushed = [...rows.slice(0, 3), forged, ...rows.slice(3).map((each) => ({ ...each, seq: each.seq + 1 }))];
    expect(verifyChain(pushed)).toEqual({ intact: false, fault: 'INSERTED', seq: 4 });
    expect(verifyChain([...rows.slice(0, 3), forged, ...rows.slice(3)])).toEqual({
      intact: false,
      fault: 'INSERTED',
      seq: 4,
    });
    expect(verifyChain([...rows.slice(0, 4), row(2), ...rows.slice(4)])).toEqual({
      intact: false,
      fault: 'INSERTED',
      seq: 2,
    });
  });

  it('names rows that changed places', () => {
    expect(verifyChain([row(1), row(3), row(2), row(4)])).toMatchObject({ intact: false, fault: 'MISSING', seq: 2 });
  });

  it('finds what a chain cannot know by itself against a head kept elsewhere: a lost end, and one written anew', () => {
    const shortened = rows.slice(0, 4);
    expect(verifyChain(shortened)).toMatchObject({ intact: true });
    expect(verifyChain(shortened, { anchor: head })).toEqual({ intact: false, fault: 'MISSING', seq: 5 });
    const rewritten = [...shortened];
    for (const { seq } of rows.slice(4))
      rewritten.push(nextRow(rewritten.at(-1) as AuditRow, { ...row(seq), actorId: 'p2' }));
    expect(verifyChain(rewritten)).toMatchObject({ intact: true });
    expect(verifyChain(rewritten, { anchor: head })).toEqual({ intact: false, fault: 'EDITED', seq: 6 });
  });
});

describe('canonical JSON (RFC 8785)', () => {
  it('is the text of the RFC for the example of §3.2.2 and §3.2.3', () => {
    const example = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts names by UTF-16 code units, as §3.2.3 shows', () => {
    const names = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    const order = [...canonicalJson(names).matchAll(/:(\d)/g)].map(([, value]) => Number(value));
    expect(order).toEqual([2, 4, 6, 7, 1, 5, 3]);
  });

  it('refuses what has no text', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }, [['\ud800']]])
      expect(() => canonicalJson(value)).toThrow(RangeError);
  });
});
