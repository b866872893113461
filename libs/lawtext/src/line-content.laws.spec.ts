import fc from 'fast-check';
import { readLineContent, writeLineContent } from './line-content.js';
import { LINE_KINDS, REFERENCE_PLACEHOLDER, type Line } from './line.js';

const reference = fc.record(
  { target: fc.string(), until: fc.string(), label: fc.string() },
  { requiredKeys: ['target', 'label'] },
);
const line: fc.Arbitrary<Line> = fc
  .record(
    {
      id: fc.string({ minLength: 1 }),
      kind: fc.constantFrom(...LINE_KINDS),
      number: fc.string(),
      text: fc.string({ unit: 'binary' }),
      references: fc.array(reference, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['id', 'kind', 'text'] },
  )
  .map(({ references, ...rest }) =>
    references ? { ...rest, text: rest.text + REFERENCE_PLACEHOLDER.repeat(references.length), references } : rest,
  );

describe('the content of a text', () => {
  it('reads back as the lines it was written from', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(readLineContent(writeLineContent(lines))).toEqual(lines);
      }),
    );
  });

  it('is the same string for the same lines, however they were put together', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const shuffled = lines.map((one) => Object.fromEntries(Object.entries(one).reverse()) as unknown as Line);
        expect(writeLineContent(shuffled)).toBe(writeLineContent(lines));
        expect(writeLineContent(readLineContent(writeLineContent(lines)))).toBe(writeLineContent(lines));
      }),
    );
  });

  it('refuses what is no list of lines', () => {
    expect(() => readLineContent('{}')).toThrow(TypeError);
  });
});
