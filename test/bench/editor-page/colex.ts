import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { createSheet } from '../../../apps/web/src/editor/sheet-view.js';
import type { Subject } from './subject.js';

/** Our sheet with our binding, as the workbench has it. */
export const colex: Subject = (state, mount) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const sheet = createSheet({
    doc,
    mount,
    mayEdit: () => true,
    attributes: {},
    plugins: [],
  });
  const { view } = sheet;
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
      sheet.destroy();
      doc.destroy();
    },
  };
};
