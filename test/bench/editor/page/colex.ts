import { newDraftDocument, openSaveBook } from '@colex/collab';
import { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { DraftConnection } from '../../../../apps/web/src/editor/draft-connection.js';
import { createDraftEditor } from '../../../../apps/web/src/editor/draft-editor.js';
import { watchable } from '../../../../apps/web/src/editor/watched.js';
import type { Open } from './opened.js';

/** Our editor as the workbench opens it: outline, panel, checks, presence, threads and recovery at work. */
export const openColex: Open = (state, desk, mount) => {
  const doc = newDraftDocument();
  const provider = {};
  Y.applyUpdate(doc, state, provider);
  const connection: DraftConnection = {
    doc,
    awareness: new Awareness(doc),
    // Nothing of the editor sends by it; it is the origin of what came from others.
    provider: provider as WebsocketProvider,
    book: openSaveBook(),
    opened: watchable(true),
    way: watchable('socket'),
    damaged: watchable(false),
    close: () => undefined,
  };
  const editor = createDraftEditor({
    connection,
    draftId: 'drf_bench',
    personId: 'psn_bench',
    viewer: { name: '徐州', cityName: '徐州市', sign: '徐', colour: '#0b5cad' } as never,
    desk,
    mount,
    mayEdit: true,
    label: 'text',
    hintId: 'hint',
    kindName: (kind) => kind,
  });
  const { lines } = editor.text();
  return {
    element: mount.querySelector<HTMLElement>('.ProseMirror') ?? mount,
    goToMiddle: () => {
      const line = lines[Math.floor(lines.length / 2)];
      if (!line) return;
      const offset = Math.floor(line.text.length / 2);
      editor.selectWords({ line: line.id, text: line.text, from: offset, to: offset });
    },
    receive: (update) => Y.applyUpdate(doc, update, provider),
  };
};
