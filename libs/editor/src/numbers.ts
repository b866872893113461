import { numberLines, renumberLines } from '@colex/lawtext';
import type { LineChange, LineId, Numbering } from '@colex/lawtext';
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import type { EditorState } from 'prosemirror-state';

import { linesOfDocument } from './line-node.js';
import { lineAttrs } from './schema.js';

/** The printed numbers of the document. The same object for as long as no id, kind or quoted number changed. */
export interface Numbers {
  readonly numbering: Numbering;
  /** The lines whose label differs from the numbers before, new lines included: those whose views must be told. */
  readonly changed: ReadonlySet<LineId>;
}

const key = new PluginKey<Numbers>('colex.numbers');

/** The stretch of lines that are not the same nodes. */
function changedStretch(before: Node, after: Node): LineChange {
  const shorter = Math.min(before.childCount, after.childCount);
  let from = 0;
  while (from < shorter && before.child(from) === after.child(from)) from += 1;
  let tail = 0;
  while (
    tail < shorter - from &&
    before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)
  ) {
    tail += 1;
  }
  return { from, removed: before.childCount - tail - from, added: after.childCount - tail - from };
}

/** Whether the stretch holds lines of the same ids, kinds and quoted numbers as before. */
function onlyTextChanged(before: Node, after: Node, { from, removed, added }: LineChange): boolean {
  if (removed !== added) return false;
  for (let place = from; place < from + added; place += 1) {
    const [old, fresh] = [lineAttrs(before.child(place)), lineAttrs(after.child(place))];
    if (old.id !== fresh.id || old.kind !== fresh.kind || old.number !== fresh.number) return false;
  }
  return true;
}

const labelOf = (numbering: Numbering, id: LineId): string | undefined => {
  const index = numbering.indexById.get(id);
  return index === undefined ? undefined : numbering.labels[index];
};

function changedLabels(before: Numbering, after: Numbering): Set<LineId> {
  const changed = new Set<LineId>();
  for (const id of after.indexById.keys()) {
    if (labelOf(before, id) !== labelOf(after, id)) changed.add(id);
  }
  return changed;
}

/** Keeps the numbers of the document beside it; a transaction that changes only text costs nothing and changes nothing. */
export function numbersPlugin(): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key,
    state: {
      init: (_config, { doc }) => {
        const numbering = numberLines(linesOfDocument(doc));
        return { numbering, changed: new Set(numbering.indexById.keys()) };
      },
      apply: (transaction, numbers, { doc: before }, { doc: after }) => {
        if (!transaction.docChanged) return numbers;
        const change = changedStretch(before, after);
        if (onlyTextChanged(before, after, change)) return numbers;
        const numbering = renumberLines(numbers.numbering, linesOfDocument(after), change);
        return { numbering, changed: changedLabels(numbers.numbering, numbering) };
      },
    },
  });
}

/** The numbers of a state made with {@link numbersPlugin}; throws without it. */
export function numbersOf(state: EditorState): Numbers {
  const numbers = key.getState(state);
  if (numbers === undefined) throw new Error('The editor state has no numbers plugin.');
  return numbers;
}
