import type { Line, LineKind } from '@colex/lawtext';
import { EditorState, TextSelection } from 'prosemirror-state';

import { printSelection } from './clipboard.js';
import { documentOf, linesOfDocument } from './line-node.js';
import { numbersPlugin } from './numbers.js';
import { pasteText } from './paste.js';

function pasted(lines: readonly [LineKind, string][], from: number, to: number, text: string): string[] {
  let made = 0;
  const doc = documentOf(lines.map(([kind, words], place): Line => ({ id: `l${place}`, kind, text: words })));
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, from, to) });
  const after = state.apply(pasteText(state, text, () => `n${(made += 1)}`));
  return linesOfDocument(after.doc).map(
    (line) => `${line.id[0]} ${line.kind}${line.number === undefined ? '' : `#${line.number}`}: ${line.text}`,
  );
}

const LAW = '第五条 国家加强保护。\n（一）红色资源；\n（二）其他资源。\n县级以上人民政府负责。';

describe('pasting plain text', () => {
  it('of one line puts it at the caret or over the selection', () => {
    expect(pasted([['article', '加保护']], 2, 2, '强\n')).toEqual(['l article: 加强保护']);
    expect(pasted([['article', '加强保护']], 2, 3, '大\u202E')).toEqual(['l article: 加大保护']);
  });

  it('of several lines reads them as law whose numbers are counted where they come', () => {
    expect(pasted([['article', '甲']], 2, 2, LAW)).toEqual([
      'l article: 甲',
      'n article: 国家加强保护。',
      'n item: 红色资源；',
      'n item: 其他资源。',
      'n paragraph: 县级以上人民政府负责。',
    ]);
  });

  it('puts what stood behind the caret behind the last line', () => {
    expect(pasted([['article', '甲乙']], 2, 2, LAW).slice(-1)).toEqual(['n paragraph: 县级以上人民政府负责。乙']);
  });

  it('takes the place of an empty line', () => {
    expect(
      pasted(
        [
          ['article', '甲'],
          ['paragraph', ''],
        ],
        4,
        4,
        '第五条 甲。\n第六条 乙。',
      ),
    ).toEqual(['l article: 甲', 'n article: 甲。', 'n article: 乙。']);
  });

  it('of a whole statute into an empty draft keeps its title and note', () => {
    const statute = '某市保护条例\n（2024年1月1日通过）\n第一章 总则\n第一条 为了保护。\n第二条 本条例适用。';
    expect(pasted([['plain', '']], 1, 1, statute).map((line) => line.slice(2))).toEqual([
      'title: 某市保护条例',
      expect.stringContaining('note: '),
      'chapter: 总则',
      'article: 为了保护。',
      'article: 本条例适用。',
    ]);
  });
});

describe('copying as plain text', () => {
  const doc = documentOf([
    { id: 'a', kind: 'chapter', text: '总则' },
    { id: 'b', kind: 'article', text: '依照\uFFFC办理：', references: [{ target: 'a', label: '本章' }] },
    { id: 'c', kind: 'item', text: '红色；' },
  ]);
  const printed = (from: number, to: number): string => {
    const state = EditorState.create({
      doc,
      plugins: [numbersPlugin()],
      selection: TextSelection.create(doc, from, to),
    });
    return printSelection(state, state.selection.content());
  };

  it('prints the numbers of the draft', () => {
    expect(printed(1, doc.content.size - 1)).toBe(
      '第一章 总则\n\u3000\u3000第一条\u3000依照本章办理：\n\u3000\u3000（一）红色；',
    );
  });

  it('of a piece of one line is that piece', () => {
    expect(printed(5, 8)).toBe('依照本章');
  });

  it('gives no number to a line that is not taken from its beginning', () => {
    expect(printed(8, doc.content.size - 1)).toBe('办理：\n\u3000\u3000（一）红色；');
  });
});
