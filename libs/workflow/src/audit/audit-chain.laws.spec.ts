import fc from 'fast-check';
import { GENESIS, nextRow, verifyChain, type AuditEntry, type AuditRow } from './audit-chain.js';
import { canonicalJson, type JsonValue } from './canonical-json.js';

const word = fc.string({ unit: fc.constantFrom(...'ab"\\甲\n\u{1f600}'), maxLength: 4 });
const json = fc.jsonValue({ depthSize: 'small', maxDepth: 3, stringUnit: 'grapheme' }) as fc.Arbitrary<JsonValue>;
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  at: fc.constantFrom('2026-11-22T02:00:00.000Z', '2026-11-22T02:00:01.000Z'),
  actorId: fc.option(word),
  action: word,
  subject: fc.record({ type: word, id: word }),
  details: json,
});
const chain = fc.array(entry, { minLength: 1, maxLength: 8 }).map((entries) => {
  const rows: AuditRow[] = [];
  for (const each of entries) rows.push(nextRow(rows.at(-1) ?? GENESIS, each));
  return rows;
});

/** A value with its members in another order. */
const shuffled = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
};

describe('laws of the audit chain', () => {
  it('every chain written is intact, and stays so when stored and read back with its members in another order', () => {
    fc.assert(
      fc.property(chain, (rows) => {
        const { seq, hash } = rows.at(-1) as AuditRow;
        expect(verifyChain(rows)).toEqual({ intact: true, head: { seq, hash } });
        const readBack = JSON.parse(JSON.stringify(rows)) as AuditRow[];
        expect(verifyChain(readBack.map((row) => ({ ...row, details: shuffled(row.details) })))).toMatchObject({
          intact: true,
        });
      }),
    );
  });

  it('any row removed, doubled or edited is found, and named no later than the row after it', () => {
    fc.assert(
      fc.property(chain, fc.nat(), entry, fc.constantFrom('remove', 'double', 'edit'), (rows, pick, other, how) => {
        const place = pick % rows.length;
        const victim = rows[place] as AuditRow;
        const edited = { ...victim, ...other };
        fc.pre(
          how !== 'edit' ||
            JSON.stringify(shuffled(edited as unknown as JsonValue)) !==
              JSON.stringify(shuffled(victim as unknown as JsonValue)),
        );
        const tampered = rows.flatMap((row, index) => {
          if (index !== place) return [row];
          return how === 'remove' ? [] : how === 'double' ? [row, row] : [edited];
        });
        const { seq, hash } = rows.at(-1) as AuditRow;
        const verdict = verifyChain(tampered, { anchor: { seq, hash } });
        expect(verdict).toMatchObject({ intact: false, seq: victim.seq });
      }),
    );
  });

  it('two values have the same canonical text exactly when they are the same value', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonicalJson(shuffled(a))).toBe(canonicalJson(a));
        expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(a)));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isSame(a, b));
      }),
    );
  });
});

const isSame = (a: JsonValue, b: JsonValue): boolean => {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return (
    left.size === right.size &&
    [...left].every(([name, value]) => right.has(name) && isSame(value as JsonValue, right.get(name) as JsonValue))
  );
};
