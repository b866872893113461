import { IMPLICIT_LINE_ID, bodyOf, fillWithLines, linesOf } from '@colex/collab';
import type { Line } from '@colex/lawtext';
import { Fragment, Slice } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { AllSelection, EditorState, TextSelection } from 'prosemirror-state';
import * as Y from 'yjs';

import { DraftBinding } from './binding.js';
import type { EditorPort } from './binding.js';
import { HeadlessEditor, ManualScheduler } from './headless-editor.js';
import { linesOfDocument } from './line-node.js';
import { schema } from './schema.js';

const LINES: readonly Line[] = [
  { id: 'a', kind: 'title', text: '条例' },
  { id: 'b', kind: 'article', text: '加强保护' },
  { id: 'c', kind: 'item', text: '红色' },
];

/** Positions: 条例 1-3, 加强保护 5-9, 红色 11-13. */
function anEditor(lines: readonly Line[] = LINES) {
  const doc = new Y.Doc();
  if (lines.length > 0) fillWithLines(doc, lines);
  let made = 0;
  const editor = new HeadlessEditor(doc, {
    newId: () => `n${(made += 1)}`,
    scheduler: new ManualScheduler(),
    batchInterval: 0,
  });
  const { binding } = editor;
  const steps: unknown[] = [];
  bodyOf(doc).observeDeep((events) => {
    for (const event of events) steps.push(event.target === bodyOf(doc) ? event.delta : [...event.keys.keys()]);
  });
  const peer = new Y.Doc();
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
  const exchange = (): void => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer, Y.encodeStateVector(doc)), 'network');
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(peer)), 'network');
  };
  return { doc, editor, binding, steps, peer, exchange };
}

const ids = (doc: Y.Doc): string[] => linesOf(doc).map((line) => line.id);
const kinds = (doc: Y.Doc): string[] => linesOf(doc).map((line) => line.kind);

describe('a local step', () => {
  it('of one character is one character at its very place, among equal ones too', () => {
    const { binding, editor, steps } = anEditor([{ id: 'a', kind: 'plain', text: '一一一一' }]);
    binding.dispatch(editor.state.tr.insertText('一', 3));
    expect(steps).toEqual([[{ retain: 3 }, { insert: '一' }]]);
  });

  it('of splitting is one marker', () => {
    const { binding, editor, steps } = anEditor();
    binding.dispatch(
      editor.state.tr.split(7, 1, [{ type: schema.nodes.line, attrs: { id: 'new', kind: 'paragraph', number: null } }]),
    );
    expect(steps).toEqual([[{ retain: 6 }, { insert: expect.any(Y.Map) }]]);
  });

  it('of joining is one marker less', () => {
    const { binding, editor, steps } = anEditor();
    binding.dispatch(editor.state.tr.join(10));
    expect(steps).toEqual([[{ retain: 8 }, { delete: 1 }]]);
  });

  it('of retyping is one key, whichever kind of step does it', () => {
    const { binding, editor, steps } = anEditor();
    binding.dispatch(editor.state.tr.setNodeAttribute(4, 'kind', 'paragraph'));
    binding.dispatch(editor.state.tr.setNodeMarkup(10, null, { id: 'c', kind: 'subitem', number: null }));
    expect(steps).toEqual([['kind'], ['kind']]);
  });

  it('that writes the same text again changes nothing, and one that shares its ends writes only the middle', () => {
    const { binding, editor, steps } = anEditor();
    binding.dispatch(editor.state.tr.insertText('加强保护', 5, 9));
    binding.dispatch(editor.state.tr.insertText('加大保护', 5, 9));
    expect(steps).toEqual([[{ retain: 5 }, { insert: '大' }, { delete: 1 }]]);
  });

  it('never parts a surrogate pair, although two characters share a half', () => {
    const { binding, editor, doc } = anEditor([{ id: 'a', kind: 'plain', text: '\u{20001}' }]);
    binding.dispatch(editor.state.tr.insertText('\u{20002}', 1, 3));
    expect(linesOf(doc)[0]?.text).toBe('\u{20002}');
  });
});

describe('the ids of lines', () => {
  const line = (editor: HeadlessEditor, place: number) => editor.state.doc.child(place);

  it('are new for what is copied, wherever it is put, and the original keeps its own', () => {
    const { binding, editor, doc } = anEditor();
    binding.dispatch(editor.state.tr.insert(0, line(editor, 1)));
    expect(ids(doc)).toEqual(['n1', 'a', 'b', 'c']);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
  });

  it('stay with what is cut and pasted', () => {
    const { binding, editor, doc } = anEditor();
    const cut = line(editor, 1);
    binding.dispatch(editor.state.tr.delete(4, 10));
    binding.dispatch(editor.state.tr.insert(editor.state.doc.content.size, cut));
    expect(ids(doc)).toEqual(['a', 'c', 'b']);
    binding.dispatch(editor.state.tr.insert(0, cut));
    expect(ids(doc)).toEqual(['n1', 'a', 'c', 'b']);
  });

  it('are given to lines that ProseMirror makes by itself', () => {
    const { binding, editor, doc } = anEditor();
    binding.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)).deleteSelection());
    expect(linesOf(doc)).toEqual([{ id: 'n1', kind: 'plain', text: '' }]);
    binding.dispatch(
      editor.state.tr.replaceSelection(
        new Slice(Fragment.from([schema.node('line', null, schema.text('新')), schema.node('line')]), 0, 0),
      ),
    );
    expect(new Set(ids(doc)).size).toBe(ids(doc).length);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
  });

  it('follow the shared text when a colleague pasted the same line at the same time', () => {
    const { binding, editor, doc, peer, exchange } = anEditor();
    const cut = line(editor, 2);
    const marker = new Y.Map<unknown>([
      ['id', 'c'],
      ['kind', 'item'],
    ]);
    peer.transact(() => {
      bodyOf(peer).delete(8, 3);
      bodyOf(peer).insertEmbed(0, marker);
    });
    binding.dispatch(editor.state.tr.delete(10, 14));
    binding.dispatch(editor.state.tr.insert(editor.state.doc.content.size, cut));
    exchange();
    expect(ids(doc).filter((id) => id.startsWith('c'))).toHaveLength(2);
    expect(new Set(ids(doc)).size).toBe(4);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
    expect(ids(peer)).toEqual(ids(doc));
  });
});

describe('an empty draft', () => {
  it('shows one implicit line that gets a marker with the first character', () => {
    const { binding, editor, doc } = anEditor([]);
    expect(linesOfDocument(editor.state.doc).map((each) => each.id)).toEqual([IMPLICIT_LINE_ID]);
    binding.dispatch(editor.state.tr.insertText('条', 1));
    expect(linesOf(doc)).toEqual([{ id: 'n1', kind: 'plain', text: '条' }]);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
  });

  it('takes a kind', () => {
    const { binding, editor, doc } = anEditor([]);
    binding.dispatch(editor.state.tr.setNodeAttribute(0, 'kind', 'title'));
    expect(linesOf(doc)).toEqual([{ id: 'n1', kind: 'title', text: '' }]);
  });
});

describe('characters that may not stand in a line', () => {
  it('never reach the shared text', () => {
    const { binding, editor, doc } = anEditor();
    binding.dispatch(editor.state.tr.insertText('红\n\u202E\uFFFC色', 5));
    expect(linesOf(doc)[1]?.text).toBe('红色加强保护');
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
  });
});

describe('a change of somebody else', () => {
  it('is one transaction of smallest steps that keeps the selection and is marked', () => {
    const { editor, peer, exchange, binding } = anEditor();
    binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 7, 9)));
    peer.transact(() => {
      bodyOf(peer).insert(1, '新');
      bodyOf(peer).insert(6, '大');
    });
    exchange();
    expect(linesOfDocument(editor.state.doc).map((each) => each.text)).toEqual(['新条例', '加大强保护', '红色']);
    expect([editor.state.selection.anchor, editor.state.selection.head]).toEqual([9, 11]);
  });

  it('that opens a line right behind the caret leaves the caret in its line', () => {
    const { editor, peer, exchange, binding } = anEditor();
    binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 9)));
    bodyOf(peer).insertEmbed(
      8,
      new Y.Map([
        ['id', 'x'],
        ['kind', 'item'],
      ]),
    );
    exchange();
    expect(editor.state.selection.head).toBe(9);
    expect(editor.state.selection.$head.parent.attrs['id']).toBe('b');
  });

  it('may take away the first marker or everything', () => {
    const { doc, editor, peer, exchange } = anEditor();
    bodyOf(peer).delete(0, 2);
    exchange();
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
    expect(linesOf(doc)[0]).toEqual({ id: IMPLICIT_LINE_ID, kind: 'plain', text: '例' });
    bodyOf(peer).delete(0, bodyOf(peer).length);
    exchange();
    expect(linesOfDocument(editor.state.doc)).toEqual([{ id: IMPLICIT_LINE_ID, kind: 'plain', text: '' }]);
  });

  it('brings an editor back to the shared text that was changed behind the binding', () => {
    const { doc, editor, peer, exchange } = anEditor();
    editor.updateState(editor.state.apply(editor.state.tr.join(4)));
    bodyOf(peer).insert(1, '新');
    exchange();
    expect(linesOf(doc).map((each) => each.text)).toEqual(['新条例', '加强保护', '红色']);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
  });

  it('of a kind is an attribute and nothing else', () => {
    const { doc, editor, peer, exchange } = anEditor();
    const text = editor.state.doc.child(1).content;
    const marker = bodyOf(peer).toDelta()[2].insert as Y.Map<unknown>;
    marker.set('kind', 'paragraph');
    exchange();
    expect(kinds(doc)).toEqual(['title', 'paragraph', 'item']);
    expect(editor.state.doc.child(1).attrs['kind']).toBe('paragraph');
    expect(editor.state.doc.child(1).content.eq(text)).toBe(true);
  });
});

describe('undo', () => {
  it('takes back own edits only and brings the caret back', () => {
    const { binding, editor, peer, exchange, doc } = anEditor();
    binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 7)));
    binding.dispatch(editor.state.tr.insertText('自己', 7));
    bodyOf(peer).insert(1, '同事');
    exchange();
    binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 1)));
    expect(binding.undo()).toBe(true);
    expect(linesOf(doc).map((each) => each.text)).toEqual(['同事条例', '加强保护', '红色']);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
    expect(editor.state.selection.head).toBe(9);
    expect(binding.redo()).toBe(true);
    expect(linesOf(doc)[1]?.text).toBe('加强自己保护');
    expect(binding.redo()).toBe(false);
  });

  it('brings a joined line back with its id, kind and quoted number', () => {
    const { binding, editor, doc } = anEditor([LINES[0]!, { ...LINES[1]!, number: '第七条之一' }]);
    const before = linesOf(doc);
    binding.dispatch(editor.state.tr.join(4));
    expect(linesOf(doc)).toHaveLength(1);
    binding.undo();
    expect(linesOf(doc)).toEqual(before);
    expect(linesOfDocument(editor.state.doc)).toEqual(before);
  });

  it('takes edits close together as one unless a group was ended', () => {
    const { binding, editor, doc } = anEditor();
    binding.dispatch(editor.state.tr.insertText('一', 5));
    binding.dispatch(editor.state.tr.insertText('二', 6));
    binding.endUndoGroup();
    binding.dispatch(editor.state.tr.insertText('三', 7));
    binding.undo();
    expect(linesOf(doc)[1]?.text).toBe('一二加强保护');
    binding.undo();
    expect(linesOf(doc)[1]?.text).toBe('加强保护');
    expect(binding.undo()).toBe(false);
  });
});

describe('a step of undo', () => {
  const type = ({ editor, binding }: ReturnType<typeof anEditor>, text: string): void =>
    binding.dispatch(editor.state.tr.insertText(text));
  const caretAt = ({ editor, binding }: ReturnType<typeof anEditor>, position: number): void =>
    binding.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, position)));
  const words = (doc: Y.Doc): string =>
    linesOf(doc)
      .map(({ text }) => text)
      .join('|');

  it('is what was typed at one place up to the end of a sentence, another place begins the next', () => {
    const it = anEditor();
    caretAt(it, 9);
    for (const character of '一二。三四') type(it, character);
    caretAt(it, 3);
    type(it, '甲');
    for (const left of ['条例|加强保护一二。三四|红色', '条例|加强保护一二。|红色', '条例|加强保护|红色']) {
      expect(it.binding.undo()).toBe(true);
      expect(words(it.doc)).toBe(left);
    }
    expect(it.binding.undo()).toBe(false);
  });

  it('is what was deleted apart from what was typed, and each change of structure by itself', () => {
    const it = anEditor();
    caretAt(it, 9);
    type(it, '甲');
    it.binding.dispatch(it.editor.state.tr.delete(8, 9));
    it.binding.dispatch(it.editor.state.tr.delete(7, 8));
    it.binding.dispatch(it.editor.state.tr.split(7));
    it.binding.dispatch(it.editor.state.tr.setNodeAttribute(4, 'kind', 'paragraph'));
    const seen = [words(it.doc)];
    while (it.binding.undo()) seen.push(words(it.doc));
    expect(seen).toEqual([
      '条例|加强|甲|红色',
      '条例|加强|甲|红色',
      '条例|加强甲|红色',
      '条例|加强保护甲|红色',
      '条例|加强保护|红色',
    ]);
  });

  it('puts the selection back where it was before the step, also after colleagues wrote before it', () => {
    const it = anEditor();
    it.binding.dispatch(it.editor.state.tr.setSelection(TextSelection.create(it.editor.state.doc, 5, 7)));
    type(it, '大');
    bodyOf(it.peer).insert(1, '同事');
    it.exchange();
    it.binding.undo();
    const { from, to } = it.editor.state.selection;
    expect(it.editor.state.doc.textBetween(from, to)).toBe('加强');
  });
});

describe('attaching', () => {
  it('is refused when the draft changed after the document was made, and works with a document made anew', () => {
    const { doc } = anEditor();
    const binding = new DraftBinding(doc, { newId: () => 'n' });
    const port = (document: Node): EditorPort => {
      const editor = { state: EditorState.create({ doc: document }), composing: false };
      return Object.assign(editor, { updateState: (state: EditorState) => void (editor.state = state) });
    };
    const early = port(binding.initialDocument());
    bodyOf(doc).insert(1, '新');
    expect(() => binding.attach(early)).toThrow('changed');
    const editor = port(binding.initialDocument());
    binding.attach(editor);
    bodyOf(doc).insert(1, '更');
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(doc));
    binding.destroy();
    bodyOf(doc).insert(1, '后');
    expect(linesOfDocument(editor.state.doc)).not.toEqual(linesOf(doc));
    expect(() => binding.dispatch(editor.state.tr)).toThrow('No editor');
  });
});

describe('what the person did and the browser has not told yet', () => {
  it('is read before a change of a colleague is shown, so that the caret stays where it was put', () => {
    const { binding, editor, peer, exchange } = anEditor();
    // The person put the caret behind 加强保护; the browser will say so only after the colleague's change has arrived.
    let unread: number | null = 9;
    Object.assign(editor, {
      readInput: () => {
        if (unread === null) return;
        const { tr, doc } = editor.state;
        const place = unread;
        unread = null;
        binding.dispatch(tr.setSelection(TextSelection.create(doc, place)));
      },
    });
    bodyOf(peer).insert(1, '新');
    exchange();
    expect(editor.state.selection.head).toBe(10);
    expect(linesOfDocument(editor.state.doc)[0]?.text).toBe('新条例');
  });

  it('is shared and merged when it was typed', () => {
    const { binding, editor, doc, peer, exchange } = anEditor();
    let unread = true;
    Object.assign(editor, {
      readInput: () => {
        if (!unread) return;
        unread = false;
        binding.dispatch(editor.state.tr.insertText('的', 9));
      },
    });
    bodyOf(peer).insert(1, '新');
    exchange();
    exchange();
    expect(linesOf(doc).map((line) => line.text)).toEqual(['新条例', '加强保护的', '红色']);
    expect(linesOfDocument(editor.state.doc)).toEqual(linesOf(peer));
  });
});
