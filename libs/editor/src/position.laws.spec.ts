import { IMPLICIT_LINE_ID } from '@colex/collab';
import type { Line } from '@colex/lawtext';
import fc from 'fast-check';

import { documentOf } from './line-node.js';
import { positionAt, sequenceIndexAt, sequenceLengthOf } from './position.js';

const texts = fc.array(fc.constantFrom('', '条', '协同立法', '依照\uFFFC办理'), { minLength: 1, maxLength: 8 });

const linesFrom = (parts: readonly string[], implicit: boolean): Line[] =>
  parts.map((text, place) => ({
    id: implicit && place === 0 ? IMPLICIT_LINE_ID : `l${place}`,
    kind: 'plain',
    text,
    ...(text.includes('\uFFFC') ? { references: [{ target: 'x', label: '第一条' }] } : {}),
  }));

describe('positions of the editor and of the sequence', () => {
  it('are one arithmetic: every boundary of the sequence is one position and comes back from it', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (parts, implicit) => {
        const document = documentOf(linesFrom(parts, implicit));
        const length = parts.join('').length + parts.length - (implicit ? 1 : 0);
        expect(sequenceLengthOf(document)).toBe(length);
        let before = -1;
        for (let index = 0; index <= length; index += 1) {
          const position = positionAt(document, index);
          expect(position).toBeGreaterThan(before);
          expect(sequenceIndexAt(document, position)).toBe(index);
          before = position;
        }
        expect(() => positionAt(document, length + 1)).toThrow(RangeError);
      }),
    );
  });

  it('differ by the number of the line, when every line has a marker', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const document = documentOf(linesFrom(parts, false));
        document.forEach((line, position, place) => {
          for (let offset = 0; offset <= line.content.size; offset += 1) {
            expect(sequenceIndexAt(document, position + 1 + offset)).toBe(position + 1 + offset - place);
          }
        });
      }),
    );
  });
});
