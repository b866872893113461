import { Schema } from 'prosemirror-model';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { initProseMirrorDoc, updateYFragment } from 'y-prosemirror';
import * as Y from 'yjs';

import type { Replica, ReplicaModel } from '../fuzz/structure-schedule.js';

const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', attrs: { kind: { default: 'article' } } },
    text: {},
  },
});

const positionOf = (document: Node, line: number): number => {
  let position = 0;
  for (let place = 0; place < line; place += 1) position += document.child(place).nodeSize;
  return position;
};

/** The usual model: one XML element per paragraph, written by y-prosemirror's own comparison of trees. */
class ElementReplica implements Replica {
  constructor(readonly doc: Y.Doc) {}

  readonly lines = (): readonly string[] => this.read().doc.children.map((paragraph) => paragraph.textContent);

  readonly split = (line: number, offset: number): void =>
    this.change((transform, position) => {
      const before = offset === 0 && transform.doc.child(line).content.size > 0;
      return before
        ? transform.insert(position, schema.node('paragraph'))
        : transform.split(position + 1 + offset, 1, [{ type: schema.nodes.paragraph }]);
    }, line);

  readonly join = (line: number): void => this.change((transform, position) => transform.join(position), line);

  readonly retype = (line: number): void =>
    this.change((transform, position) => transform.setNodeAttribute(position, 'kind', 'item'), line);

  readonly type = (line: number, offset: number, text: string): void =>
    this.change((transform, position) => transform.insert(position + 1 + offset, schema.text(text)), line);

  readonly erase = (line: number, offset: number, length: number): void =>
    this.change((transform, position) => transform.delete(position + 1 + offset, position + 1 + offset + length), line);

  readonly receiveFrom = (other: Replica): void => {
    if (!(other instanceof ElementReplica)) throw new TypeError('Replicas of two models cannot be mixed.');
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)));
  };

  readonly destroy = (): void => this.doc.destroy();

  private read() {
    return initProseMirrorDoc(this.doc.getXmlFragment('prosemirror'), schema);
  }

  private change(make: (transform: Transform, position: number) => Transform, line: number): void {
    const { doc, meta } = this.read();
    const changed = make(new Transform(doc), positionOf(doc, line)).doc;
    this.doc.transact(() => updateYFragment(this.doc, this.doc.getXmlFragment('prosemirror'), changed, meta));
  }
}

export const elementModel: ReplicaModel = {
  start: (lines, peers) => {
    const origin = new Y.Doc();
    origin.clientID = 1;
    const fragment = origin.getXmlFragment('prosemirror');
    fragment.insert(
      0,
      lines.map((text) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(text)]);
        return paragraph;
      }),
    );
    const state = Y.encodeStateAsUpdate(origin);
    return Array.from({ length: peers }, (_, place) => {
      const doc = new Y.Doc();
      doc.clientID = 2 + ((place * 7 + lines.length) % 11);
      Y.applyUpdate(doc, state);
      return new ElementReplica(doc);
    });
  },
};
