import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  findReferences,
  linkReferences,
  placesOf,
  readText,
  REFERENCE_PLACEHOLDER,
  referencePrinter,
  writeReferences,
  type Line,
} from '../index.js';

const CORPUS = join(process.env['COLEX_SHARED'] ?? join(process.cwd(), '..', 'shared'), 'corpus');

const kindArbitrary = fc.constantFrom('article', 'article', 'paragraph', 'item', 'subitem', 'chapter', 'section');

const textArbitrary = fc
  .array(kindArbitrary, { minLength: 3, maxLength: 25 })
  .map((kinds) =>
    (['article', ...kinds] as const).map((kind, index): Line => ({ id: `l${index}`, kind, text: '本文' })),
  );

/** Forms a reference may have been made in; what they print must follow from where the target stands. */
const labelArbitrary = fc.constantFrom(
  '第一条',
  '前款',
  '前条第一款',
  '第二款',
  '第三项',
  '本条第一款',
  '第一条第二款第三项',
  '前两款',
  '第一章',
);

const referenceArbitrary = fc.record({
  at: fc.nat(),
  target: fc.nat(),
  label: labelArbitrary,
  before: fc.constantFrom('依照', '本条例', '、', '和第三条、'),
});

const withReferences = (
  lines: readonly Line[],
  wanted: readonly { at: number; target: number; label: string; before: string }[],
): Line[] => {
  const changed = [...lines];
  for (const { at, target, label, before } of wanted) {
    const index = at % changed.length;
    const line = changed[index];
    const pointed = lines[target % lines.length];
    if (line === undefined || pointed === undefined) continue;
    changed[index] = {
      ...line,
      text: `${line.text}${before}${REFERENCE_PLACEHOLDER}的规定`,
      references: [...(line.references ?? []), { target: pointed.id, label }],
    };
  }
  return changed;
};

/** Every live reference, written out, must read back to its target. */
const misread = (lines: readonly Line[]): string[] => {
  const printer = referencePrinter(lines);
  const places = placesOf(lines);
  const words = writeReferences(lines);
  const found = findReferences(words);
  return lines.flatMap((line, index) => {
    let at = -1;
    let shift = 0;
    return printer.referencesOf(index).flatMap(({ reference, label, broken }) => {
      at = line.text.indexOf(REFERENCE_PLACEHOLDER, at + 1);
      const end = at + shift + label.length;
      shift += label.length - 1;
      if (broken) return [];
      const read = found.find((other) => other.index === index && other.citation.to === end);
      const target = places.numbering.indexById.get(reference.target);
      return read?.resolution.state === 'resolved' && read.resolution.target === target
        ? []
        : [`${words[index]?.text ?? ''}: ${label} → ${JSON.stringify(read?.resolution)} instead of ${String(target)}`];
    });
  });
};

describe('references, laws', () => {
  it('what a live reference prints points at its target, wherever both are moved, split or inserted', () => {
    fc.assert(
      fc.property(
        textArbitrary,
        fc.array(referenceArbitrary, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), kindArbitrary), { maxLength: 5 }),
        (lines, wanted, edits) => {
          let changed = withReferences(lines, wanted);
          expect(misread(changed)).toEqual([]);
          edits.forEach(([from, to, kind], index) => {
            const moved = changed[from % changed.length];
            if (moved === undefined) return;
            const without = changed.filter((line) => line !== moved);
            changed = without.toSpliced(to % (without.length + 1), 0, moved, { id: `new${index}`, kind, text: '新增' });
          });
          expect(misread(changed)).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('a reference is broken when its target is gone or outside every article and heading, and only then', () => {
    fc.assert(
      fc.property(
        textArbitrary,
        fc.array(referenceArbitrary, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (lines, wanted, gone) => {
          const whole = withReferences(lines, wanted);
          const removed = whole[gone % whole.length];
          const changed = whole.filter((line) => line !== removed);
          const printer = referencePrinter(changed);
          const { hierarchy, numbering } = placesOf(changed);
          const citable = (id: string): boolean => {
            const index = numbering.indexById.get(id) ?? -1;
            return (
              (hierarchy.articles[index] ?? -1) >= 0 || ['chapter', 'section'].includes(changed[index]?.kind ?? '')
            );
          };
          // A 节 before the first 章 cannot be told from the 节 of a 章; nothing is promised of it.
          const homeless = (id: string): boolean => {
            const index = numbering.indexById.get(id) ?? -1;
            return changed[index]?.kind === 'section' && (hierarchy.parents[index] ?? -1) < 0;
          };
          changed.forEach((_, index) => {
            for (const { reference, broken } of printer.referencesOf(index)) {
              if (!homeless(reference.target)) expect(broken).toBe(!citable(reference.target));
            }
          });
        },
      ),
    );
  });

  it('making live references of a promulgated text, and words of them again, changes nothing', () => {
    if (!existsSync(CORPUS)) {
      process.stderr.write(`no corpus at ${CORPUS}: the law was not checked on promulgated texts\n`);
      return;
    }
    for (const file of readdirSync(CORPUS, { recursive: true }).map(String)) {
      if (!/^[^R].*\.(?:md|txt)$/u.test(file)) continue;
      let next = 0;
      const { lines } = readText(readFileSync(join(CORPUS, file), 'utf8'), { newId: () => `l${(next += 1)}` });
      const linked = linkReferences(lines);
      expect(writeReferences(linked)).toEqual(lines);
      const internal = findReferences(lines).filter((found) => found.resolution.state !== 'external');
      expect(
        internal.filter((found) => found.resolution.state !== 'resolved').map((found) => found.citation.text),
      ).toEqual([]);
      expect(linked.flatMap((line) => line.references ?? [])).toHaveLength(internal.length);
    }
  });
});
