import * as Y from 'yjs';

import { bodyOf, fillWithLines, linesOf } from './document.js';
import { encodeState, foldJournal, stateHash } from './journal.js';

function aJournal(): { readonly doc: Y.Doc; readonly updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update) => updates.push(update));
  fillWithLines(doc, [{ id: 'a', kind: 'article', text: '第一款' }]);
  bodyOf(doc).insert(2, '新');
  bodyOf(doc).delete(1, 1);
  return { doc, updates };
}

describe('folding a journal', () => {
  it('gives the draft and the same state hash as the document the entries came from (N8)', () => {
    const { doc, updates } = aJournal();
    const folded = foldJournal(updates);
    expect(linesOf(folded)).toEqual(linesOf(doc));
    expect(stateHash(folded)).toBe(stateHash(doc));
    expect(stateHash(foldJournal([encodeState(doc)]))).toBe(stateHash(doc));
  });

  it('refuses a journal with a hole instead of opening what is left of it', () => {
    const { updates } = aJournal();
    expect(() => foldJournal(updates.slice(1))).toThrow('hole');
    expect(() => foldJournal([Uint8Array.of(9, 9, 9)])).toThrow();
  });

  it('gives another hash for another text and for the same text written twice', () => {
    const { doc } = aJournal();
    const before = stateHash(doc);
    bodyOf(doc).insert(1, '甲');
    const changed = stateHash(doc);
    bodyOf(doc).delete(1, 1);
    expect(new Set([before, changed, stateHash(doc)]).size).toBe(3);
  });
});
