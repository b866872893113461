/** The peer as its guide sets it up (tiptap.dev, Collaboration): one paragraph a line, no numbers, the style sheet of ours. */
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import * as Y from 'yjs';

/** @type {import('./opened.js').Open} */
export const openTiptap = (state, _desk, mount) => {
  const document = new Y.Doc();
  Y.applyUpdate(document, state, 'server');
  const editor = new Editor({
    element: mount,
    extensions: [
      Document,
      Paragraph.configure({ HTMLAttributes: { class: 'line kind-article' } }),
      Text,
      Collaboration.configure({ document }),
    ],
  });
  return {
    element: editor.view.dom,
    goToMiddle: () => {
      const { doc } = editor.state;
      let position = 0;
      const middle = Math.floor(doc.childCount / 2);
      for (let line = 0; line < middle; line += 1) position += doc.child(line).nodeSize;
      editor.commands.focus(position + 1 + Math.floor(doc.child(middle).content.size / 2), { scrollIntoView: true });
      editor.view.domAtPos(position + 1).node.parentElement?.scrollIntoView({ block: 'center' });
    },
    receive: (update) => Y.applyUpdate(document, update, 'server'),
  };
};
