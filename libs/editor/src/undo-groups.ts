import { ReplaceStep } from 'prosemirror-transform';
import type { Transaction } from 'prosemirror-state';

/** What an edit is to somebody who wants to take it back. */
type EditKind = 'typing' | 'deleting' | 'other';

/** After these a sentence or a member of a list is done; the next words are another step. */
const ENDS_STEP = /[。；：！？]$/u;

function kindOf(transaction: Transaction): EditKind {
  if (transaction.getMeta('uiEvent') !== undefined || transaction.steps.length !== 1) return 'other';
  const [step] = transaction.steps;
  if (!(step instanceof ReplaceStep)) return 'other';
  const { content } = step.slice;
  const holdsLine = content.firstChild?.type.name === 'line';
  const deletesLine = transaction.before.childCount !== transaction.doc.childCount;
  if (holdsLine || deletesLine) return 'other';
  return content.size > 0 ? 'typing' : 'deleting';
}

/**
 * Cuts a person's edits into the steps that undo takes back: typing at one place up to the end of a sentence, deleting at one
 * place, and every change of structure, paste or move by itself.
 */
export class UndoGroups {
  private last: EditKind = 'other';
  private movedAway = false;
  private sentenceEnded = false;

  /** Notes a transaction of the person; true when a new step begins with it. */
  begins(transaction: Transaction): boolean {
    if (!transaction.docChanged) {
      if (transaction.selectionSet) this.movedAway = true;
      return false;
    }
    const kind = kindOf(transaction);
    const begins = kind === 'other' || kind !== this.last || this.movedAway || this.sentenceEnded;
    const { $head } = transaction.selection;
    const before = $head.parent.textBetween(Math.max(0, $head.parentOffset - 1), $head.parentOffset, '', '');
    this.sentenceEnded = kind === 'typing' && ENDS_STEP.test(before);
    this.last = kind;
    this.movedAway = false;
    return begins;
  }
}
