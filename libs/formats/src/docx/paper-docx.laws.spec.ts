import { LINE_KINDS, numberLines, type Line, type LineKind } from '@colex/lawtext';
import fc from 'fast-check';
import { redlinePaper, textPaper } from '../paper/redline-paper.js';
import { paperDocx } from './paper-docx.js';
import { readWordParagraphs, type WordParagraph } from './word-reading.js';

const SENTENCES = [
  '为了加强保护，制定本条例。',
  '市人民政府应当加强领导',
  '违反本条例规定的，处二万元以下罚款',
  '甲',
  '',
];
const KINDS = LINE_KINDS.filter((kind) => kind !== 'note');

const aText = fc
  .array(
    fc.record({
      id: fc.constantFrom(...'abcdefghijkl'),
      kind: fc.oneof(fc.constantFrom(...KINDS), fc.constantFrom<LineKind>('article', 'item', 'subitem', 'chapter')),
      text: fc.constantFrom(...SENTENCES),
      number: fc.option(fc.constantFrom('第一章', '第七条之一', '（一）', ''), { nil: undefined, freq: 12 }),
    }),
    { maxLength: 12 },
  )
  .map((lines) => lines.filter((line, index) => lines.findIndex((other) => other.id === line.id) === index));

/** What a reader sees of a line: its style, and number and words without the blank between them. */
const seen = ({ style, number, text }: WordParagraph): string => `${style} ${(number + text).replaceAll('\u3000', '')}`;

const expected = (lines: readonly Line[]): string[] => {
  const { labels } = numberLines(lines);
  return lines.map((line, index) =>
    seen({
      style: `Colex${line.kind[0]?.toUpperCase()}${line.kind.slice(1)}`,
      number: labels[index] ?? '',
      text: line.text,
    }),
  );
};

const BY = () => ({ author: '徐州市 王晓彤', at: '2026-11-26T08:00:00Z' });

describe('a text as .docx', () => {
  it('is numbered by the word processor as the text is numbered here', async () => {
    await fc.assert(
      fc.asyncProperty(aText, async (lines) => {
        const read = await readWordParagraphs(await paperDocx(textPaper(lines)), 'accepted');
        expect(read.map(seen)).toEqual(expected(lines));
      }),
      { numRuns: 60 },
    );
  });

  it('with tracked changes becomes the new text when they are accepted and the old one when they are rejected', async () => {
    await fc.assert(
      fc.asyncProperty(aText, aText, async (before, after) => {
        const docx = await paperDocx(redlinePaper(before, after, BY));
        expect((await readWordParagraphs(docx, 'accepted')).map(seen)).toEqual(expected(after));
        expect((await readWordParagraphs(docx, 'rejected')).map(seen)).toEqual(expected(before));
      }),
      { numRuns: 60 },
    );
  });
});
