import { fillWithLines } from '@colex/collab';
import { HeadlessEditor, linesOfDocument, schema } from '@colex/editor';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';

import type { Replica, ReplicaModel } from './structure-schedule.js';

const positionOf = (document: Node, line: number): number => {
  let position = 0;
  for (let place = 0; place < line; place += 1) position += document.child(place).nodeSize;
  return position;
};

/** The flat model: markers and text in one sequence, edited through the whole binding. */
export class LineReplica implements Replica {
  private made = 0;
  private readonly editor: HeadlessEditor;

  constructor(readonly doc: Y.Doc) {
    this.editor = new HeadlessEditor(doc, { newId: () => `p${doc.clientID}-${(this.made += 1)}`, batchInterval: 0 });
  }

  readonly lines = (): readonly string[] => linesOfDocument(this.editor.state.doc).map((line) => line.text);

  readonly split = (line: number, offset: number): void => {
    const { tr } = this.editor.state;
    const position = positionOf(tr.doc, line);
    const attrs = { id: `s${this.doc.clientID}-${(this.made += 1)}`, kind: 'paragraph', number: null };
    // As Enter does: at the beginning of a text the new line comes before it, and the line keeps its words.
    const before = offset === 0 && tr.doc.child(line).content.size > 0;
    if (before) tr.insert(position, schema.node('line', attrs));
    else tr.split(position + 1 + offset, 1, [{ type: schema.nodes.line, attrs }]);
    this.editor.binding.dispatch(tr);
  };

  readonly join = (line: number): void => {
    const { tr } = this.editor.state;
    this.editor.binding.dispatch(tr.join(positionOf(tr.doc, line)));
  };

  readonly remove = (line: number): void => {
    const { tr } = this.editor.state;
    const position = positionOf(tr.doc, line);
    this.editor.binding.dispatch(tr.delete(position, position + tr.doc.child(line).nodeSize));
  };

  readonly move = (line: number, to: number, atOnce: boolean): void => {
    const { tr } = this.editor.state;
    const moved = tr.doc.child(line);
    const position = positionOf(tr.doc, line);
    tr.delete(position, position + moved.nodeSize);
    if (!atOnce) this.editor.binding.dispatch(tr);
    const then = atOnce ? tr : this.editor.state.tr;
    this.editor.binding.dispatch(then.insert(positionOf(then.doc, to), moved));
  };

  readonly retype = (line: number): void => {
    const { tr } = this.editor.state;
    this.editor.binding.dispatch(tr.setNodeAttribute(positionOf(tr.doc, line), 'kind', 'item'));
  };

  readonly type = (line: number, offset: number, text: string): void => {
    const { tr } = this.editor.state;
    this.editor.binding.dispatch(tr.insertText(text, positionOf(tr.doc, line) + 1 + offset));
  };

  readonly erase = (line: number, offset: number, length: number): void => {
    const { tr } = this.editor.state;
    const from = positionOf(tr.doc, line) + 1 + offset;
    this.editor.binding.dispatch(tr.delete(from, from + length));
  };

  readonly receiveFrom = (other: Replica): void => {
    if (!(other instanceof LineReplica)) throw new TypeError('Replicas of two models cannot be mixed.');
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), 'network');
    this.editor.binding.settle();
  };

  readonly receiveUpdate = (update: Uint8Array): void => {
    Y.applyUpdate(this.doc, update, 'network');
    this.editor.binding.settle();
  };

  readonly destroy = (): void => {
    this.editor.binding.destroy();
    this.doc.destroy();
  };
}

export const lineModel: ReplicaModel = {
  start: (lines, peers) => {
    const origin = new Y.Doc();
    origin.clientID = 1;
    fillWithLines(
      origin,
      lines.map((text, place) => ({ id: `o${place}`, kind: 'article', text })),
    );
    const state = Y.encodeStateAsUpdate(origin);
    return Array.from({ length: peers }, (_, place) => {
      const doc = new Y.Doc();
      // The writer of the structure is neither always first nor always last in the order of clients, which decides ties.
      doc.clientID = 2 + ((place * 7 + lines.length) % 11);
      Y.applyUpdate(doc, state);
      return new LineReplica(doc);
    });
  },
};
