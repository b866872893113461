import { schema } from '@colex/editor';
import { nanoid } from 'nanoid';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { initProseMirrorDoc, ySyncPlugin } from 'y-prosemirror';
import * as Y from 'yjs';
import type { Subject } from './subject.js';

/** The usual binding, an element per paragraph, on the same flat schema and the same style sheet, without numbers. */
export const yProseMirror: Subject = (state, mount) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const fragment = doc.getXmlFragment('prosemirror');
  const { doc: document, mapping } = initProseMirrorDoc(fragment, schema);
  const view = new EditorView(
    { mount },
    { state: EditorState.create({ doc: document, plugins: [ySyncPlugin(fragment, { mapping })] }) },
  );
  return {
    view,
    splitLine: () => {
      const { $head } = view.state.selection;
      view.dispatch(
        view.state.tr.split($head.pos, 1, [
          { type: $head.parent.type, attrs: { ...$head.parent.attrs, id: nanoid() } },
        ]),
      );
    },
    close: () => {
      view.destroy();
      doc.destroy();
    },
  };
};
