import type { Line } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf, fillWithLines, linesOf } from './document.js';
import { IMPLICIT_LINE_ID, newMarker } from './line-marker.js';

const LINES: Line[] = [
  { id: 'a', kind: 'title', text: '红色资源保护条例' },
  {
    id: 'b',
    kind: 'article',
    number: '第一条之一',
    text: '依照\uFFFC办理。',
    references: [{ target: 'a', label: '题目' }],
  },
  { id: 'c', kind: 'item', text: '' },
];

describe('the lines of a draft', () => {
  it('read back as they were written', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, LINES);
    expect(linesOf(doc)).toEqual(LINES);
  });

  it('are written into an empty draft only', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, LINES);
    expect(() => fillWithLines(doc, LINES)).toThrow(RangeError);
  });

  it('are one empty implicit line when the body is empty', () => {
    expect(linesOf(new Y.Doc())).toEqual([{ id: IMPLICIT_LINE_ID, kind: 'plain', text: '' }]);
  });

  it('begin with the implicit line when text stands before the first marker', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, LINES);
    bodyOf(doc).insert(0, '前言');
    expect(linesOf(doc)[0]).toEqual({ id: IMPLICIT_LINE_ID, kind: 'plain', text: '前言' });
    expect(linesOf(doc).slice(1)).toEqual(LINES);
  });

  it('keep an id at its first place and derive the same other id on every replica for later places', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, [LINES[0]!, { ...LINES[0]!, text: '二' }, { ...LINES[0]!, text: '三' }]);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const ids = linesOf(doc).map((line) => line.id);
    expect(ids[0]).toBe('a');
    expect(new Set(ids).size).toBe(3);
    expect(linesOf(other).map((line) => line.id)).toEqual(ids);
  });

  it('read unknown kinds as plain and unknown keys, embeds and characters without losing a place', () => {
    const doc = new Y.Doc();
    const body = bodyOf(doc);
    body.insertEmbed(
      0,
      new Y.Map<unknown>([
        ['kind', 'clause'],
        ['colour', 'red'],
        ['id', { nested: true }],
        ['number', 7],
      ]),
    );
    body.insert(1, '甲\uFFFC乙');
    body.insertEmbed(2, { image: 'x' });
    body.insertEmbed(3, new Y.Array());
    const [line] = linesOf(doc);
    expect(line).toMatchObject({ kind: 'plain', text: '甲\uFFFC\uFFFC\uFFFD乙' });
    expect(line?.references).toEqual([
      { target: '', label: '' },
      { target: '', label: '' },
    ]);
    expect(line?.number).toBeUndefined();
  });

  it('are not changed by reading', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, [LINES[0]!, LINES[0]!]);
    bodyOf(doc).insertEmbed(0, newMarker({ id: '~', kind: 'plain' }));
    const before = Y.encodeStateAsUpdate(doc);
    linesOf(doc);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('leave out characters that may not stand in a line', () => {
    const doc = new Y.Doc();
    fillWithLines(doc, [{ id: 'a', kind: 'plain', text: '甲\u202E乙\n丙\uD800丁\t𠮷' }]);
    expect(linesOf(doc)[0]?.text).toBe('甲乙丙\uFFFD丁\t𠮷');
  });
});
