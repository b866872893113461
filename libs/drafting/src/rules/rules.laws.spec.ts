import fc from 'fast-check';
import { LINE_KINDS, type Line } from '@colex/lawtext';
import { applyFix, checkDraft, PROFILES, recheckLines, RULES } from '../index.js';

const words = fc.constantFrom(
  '单位或个人',
  '必须',
  '30日内',
  '5%',
  '，',
  ',',
  '。',
  '（',
  '）',
  '除法律另有规定',
  '依照第九条',
  '前款',
  '第（二）项',
  '有下列行为之一，',
  '《文物保护法》',
  '本条例所称红色非物质资源，是指',
  '非物质红色资源',
  '以下简称执委会',
  '处五万元以上一万元以下罚款',
);
const lineArbitrary = fc.record({
  kind: fc.constantFrom(...LINE_KINDS),
  number: fc.option(fc.constantFrom('', '第九条', '（五）', '①', '一、'), { nil: undefined, freq: 6 }),
  text: fc.array(words, { maxLength: 6 }).map((list) => list.join('')),
});
const linesArbitrary = fc
  .array(lineArbitrary, { maxLength: 12 })
  .map((rows) => rows.map((row, index): Line => ({ ...row, id: `l${index}` })));
const profileArbitrary = fc
  .record({ base: fc.constantFrom(...Object.values(PROFILES)), final: fc.boolean() })
  .map(({ base, final }) => ({ ...base, final }));

const lineRules = new Set(RULES.filter((rule) => rule.check.scope === 'line').map((rule) => rule.id));

describe('drafting rules, laws', () => {
  it('every draft can be checked, and every finding stands in its line', () => {
    fc.assert(
      fc.property(linesArbitrary, profileArbitrary, (lines, profile) => {
        for (const { index, from, to } of checkDraft(lines, profile).findings) {
          expect(lines[index]).toBeDefined();
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(lines[index]?.text.length ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('checking the changed lines again finds what the rules of one line find in the whole draft', () => {
    fc.assert(
      fc.property(
        linesArbitrary,
        linesArbitrary,
        fc.nat(),
        fc.nat(),
        profileArbitrary,
        (lines, added, place, length, profile) => {
          const from = place % (lines.length + 1);
          const removed = length % (lines.length - from + 1);
          const changed = lines.toSpliced(from, removed, ...added);
          const ofOneLine = (findings: readonly { readonly rule: string }[]): unknown[] =>
            findings.filter(({ rule }) => lineRules.has(rule));
          const again = recheckLines(checkDraft(lines, profile), changed, { from, removed, added: added.length });
          expect(ofOneLine(again.findings)).toEqual(ofOneLine(checkDraft(changed, profile).findings));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a fix changes nothing outside the range of its finding', () => {
    fc.assert(
      fc.property(linesArbitrary, profileArbitrary, (lines, profile) => {
        for (const finding of checkDraft(lines, profile).findings) {
          const text = lines[finding.index]?.text ?? '';
          const fixed = applyFix(text, finding);
          expect(fixed.startsWith(text.slice(0, finding.from))).toBe(true);
          expect(fixed.endsWith(finding.fix === undefined ? text : text.slice(finding.to))).toBe(true);
          if (finding.fix !== undefined) expect(fixed).not.toBe(text);
        }
      }),
      { numRuns: 200 },
    );
  });
});
