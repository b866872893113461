import { cleanLineText } from '@colex/collab';
import { readText } from '@colex/lawtext';
import type { Line, LineId, LineKind } from '@colex/lawtext';
import { Fragment, Slice } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';

import { isInArticle } from './kinds.js';
import { lineNode } from './line-node.js';
import { lineAttrs, schema } from './schema.js';

/** Kinds that only the head of a whole text has; in the middle of a draft they are what the reader guesses of loose paragraphs. */
const HEAD_KINDS: ReadonlySet<LineKind> = new Set(['title', 'note', 'preamble', 'plain']);

const isBlank = (document: Node): boolean => document.childCount === 1 && document.firstChild?.content.size === 0;

/** Lines read from a piece of text, as lines of the draft they are pasted into: numbers are counted there. */
function fitted(lines: readonly Line[], around: LineKind): Line[] {
  return lines.map(({ number, ...line }) => {
    const kind = HEAD_KINDS.has(line.kind) && isInArticle(around) ? 'paragraph' : line.kind;
    const quoted = number !== undefined && (number === '' || number.includes('之'));
    return { ...line, kind, ...(quoted ? { number } : {}) };
  });
}

/** Whether the first line goes on with the line it is pasted into instead of opening one of its own. */
const goesOn = (line: Line | undefined): boolean =>
  line !== undefined && line.number === undefined && (line.kind === 'paragraph' || line.kind === 'plain');

/**
 * Pastes plain text over the selection. One line is text; several are read as law (`readText`): articles, 项 and headings become
 * lines of their kind and their numbers are counted anew. Into an empty draft a whole statute comes with title, note and the
 * numbers it quotes.
 */
export function pasteText(state: EditorState, text: string, newId: () => LineId): Transaction {
  const { tr } = state;
  const parts = text.split(/\r\n|\r|\n/u).filter((part) => part.trim() !== '');
  if (!tr.selection.empty) tr.deleteSelection();
  if (parts.length <= 1) {
    const [only = ''] = parts;
    return tr.insertText(cleanLineText(only)).scrollIntoView();
  }
  const { lines } = readText(text, { newId });
  const { $from } = tr.selection;
  const around = lineAttrs($from.parent).kind;
  const own = (isBlank(tr.doc) ? lines : fitted(lines, around)).map((line) =>
    lineNode({ ...line, text: cleanLineText(line.text) }),
  );
  if ($from.parent.content.size === 0) tr.replaceWith($from.before(1), $from.after(1), own);
  else {
    // Text behind the caret goes on behind the last pasted line; text before it stays with its own.
    const first = goesOn(lines[0]) ? [] : [schema.node('line', lineAttrs($from.parent))];
    tr.replace($from.pos, $from.pos, new Slice(Fragment.fromArray([...first, ...own]), 1, 1));
  }
  return tr.scrollIntoView();
}
