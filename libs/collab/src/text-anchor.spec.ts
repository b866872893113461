import type { Line } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf, fillWithLines, linesOf } from './document.js';
import { newMarker } from './line-marker.js';
import { type TextAnchor, anchorLine, anchorRange, lineBounds, resolveAnchors, sequenceText } from './text-anchor.js';

const LINES: readonly Line[] = [
  { id: 'a1', kind: 'article', text: '为了加强红色资源保护，制定本条例。' },
  { id: 'a2', kind: 'article', text: '县级以上人民政府应当加强保护。' },
  { id: 'a3', kind: 'article', text: '本条例自公布之日起施行。' },
];

function aDocument(): Y.Doc {
  const doc = new Y.Doc();
  fillWithLines(doc, LINES);
  return doc;
}

const at = (doc: Y.Doc, words: string): TextAnchor => {
  const from = sequenceText(doc).indexOf(words);
  return anchorRange(doc, from, from + words.length);
};

/** What an anchor stands at now, with the id of its line; null when its words are gone. */
function standing(doc: Y.Doc, anchor: TextAnchor): string | null {
  const [range] = resolveAnchors(doc, [anchor]);
  if (!range) return null;
  const line = linesOf(doc)[range.line]?.id ?? '?';
  return `${line}: ${sequenceText(doc).slice(range.from, range.to)} (${range.by})`;
}

describe('an anchor in a text (N6, CV13)', () => {
  let doc: Y.Doc;
  let anchor: TextAnchor;
  const type = (before: string, words: string): void => bodyOf(doc).insert(sequenceText(doc).indexOf(before), words);
  const erase = (words: string): void => bodyOf(doc).delete(sequenceText(doc).indexOf(words), words.length);
  beforeEach(() => {
    doc = aDocument();
    anchor = at(doc, '人民政府应当');
  });

  it('keeps the words, their line, and whether they stand there alone', () => {
    expect(anchor).toMatchObject({ quote: '人民政府应当', lineIds: ['a2'], unique: true });
    expect(at(doc, '保护')).toMatchObject({ quote: '保护', lineIds: ['a1'], unique: false });
    expect(JSON.parse(JSON.stringify(anchor))).toEqual(anchor);
  });

  it('takes in what is typed inside and leaves out what is typed beside it', () => {
    type('人民', '各级');
    type('加强保护。', '依法');
    type('政府应当', '（含开发区）');
    expect(standing(doc, anchor)).toBe('a2: 人民（含开发区）政府应当 (characters)');
  });

  it('shrinks to what is left of its words', () => {
    erase('人民政府');
    expect(standing(doc, anchor)).toBe('a2: 应当 (characters)');
  });

  it('stands nowhere when its words are gone, and again when they come back', () => {
    const undo = new Y.UndoManager(bodyOf(doc));
    erase('人民政府应当');
    expect(standing(doc, anchor)).toBeNull();
    undo.undo();
    expect(standing(doc, anchor)).toBe('a2: 人民政府应当 (words)');
  });

  it('follows a split and a join', () => {
    bodyOf(doc).insertEmbed(sequenceText(doc).indexOf('政府'), newMarker({ id: 'new', kind: 'paragraph' }));
    expect(standing(doc, anchor)).toBe('a2: 人民\n政府应当 (characters)');
    bodyOf(doc).delete(sequenceText(doc).indexOf('\n县级'), 1);
    expect(standing(doc, anchor)).toBe('a1: 人民\n政府应当 (characters)');
  });

  it('follows a line that is moved, which is cut and pasted with its id', () => {
    const [, moved] = lineBounds(sequenceText(doc));
    bodyOf(doc).delete(moved!.from - 1, moved!.to - moved!.from + 1);
    expect(standing(doc, anchor)).toBeNull();
    const end = bodyOf(doc).length;
    bodyOf(doc).insertEmbed(end, newMarker({ id: 'a2', kind: 'article' }));
    bodyOf(doc).insert(end + 1, LINES[1]!.text);
    expect(standing(doc, anchor)).toBe('a2: 人民政府应当 (words)');
  });

  it('follows words that stood nowhere else when they are pasted into another line', () => {
    erase('人民政府应当');
    type('公布之日', '人民政府应当');
    expect(standing(doc, anchor)).toBe('a3: 人民政府应当 (words)');
  });

  it('does not take equal words elsewhere for its own', () => {
    type('公布之日', '县级以上人民政府应当');
    const common = at(doc, '县级以上');
    expect(common.unique).toBe(false);
    erase('县级以上');
    expect(standing(doc, common)).toBeNull();
  });

  it('may stand at a whole line, and at words of several', () => {
    const [first] = lineBounds(sequenceText(doc));
    const whole = anchorRange(doc, first!.from, first!.to);
    const several = anchorRange(doc, first!.to - 3, first!.to + 4);
    expect(several).toMatchObject({ quote: '条例。\n县级以', lineIds: ['a1', 'a2'] });
    expect(standing(doc, whole)).toBe(`a1: ${LINES[0]!.text} (characters)`);
    expect(standing(doc, several)).toBe('a1: 条例。\n县级以 (characters)');
  });

  it('at a line as such stays with the line whatever it says, and with its words when the line is joined to another', () => {
    anchor = anchorLine(doc, 'a2')!;
    erase('县级以上人民政府应当加强保护。');
    expect(standing(doc, anchor)).toBe('a2:  (characters)');
    doc = aDocument();
    anchor = anchorLine(doc, 'a2')!;
    bodyOf(doc).delete(sequenceText(doc).indexOf('\n县级'), 1);
    expect(standing(doc, anchor)).toBe('a1: 县级以上人民政府应当加强保护。 (characters)');
    expect(anchorLine(doc, 'a2')).toBeUndefined();
  });

  it('needs a character to hold on to', () => {
    expect(() => anchorRange(doc, 0, 1)).toThrow(RangeError);
    expect(() => anchorRange(doc, 3, 3)).toThrow(RangeError);
    expect(() => anchorRange(doc, 3, 4_000)).toThrow(RangeError);
  });

  it('is nowhere in a document that has not received its characters, unless the words are there', () => {
    expect(resolveAnchors(new Y.Doc(), [anchor])).toEqual([undefined]);
    expect(standing(aDocument(), anchor)).toBe('a2: 人民政府应当 (words)');
  });
});
