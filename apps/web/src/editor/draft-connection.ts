import {
  ACKNOWLEDGE_PARAMETER,
  keepSaveBook,
  ledgerSocket,
  newDraftDocument,
  openSaveBook,
  type SaveBook,
} from '@colex/collab';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { watchable, type Watched } from './watched.js';

/** A draft opened in this browser: its document, what is saved of it, and who else is there. */
export interface DraftConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: WebsocketProvider;
  /** What may be said about saving. */
  readonly book: SaveBook;
  /** Whether the whole text has arrived once; it stays true when the connection is lost later. */
  readonly opened: Watched<boolean>;
  /** Ends the connection and frees the document. */
  readonly close: () => void;
}

/** Opens a draft by its id at the sync address of this site, with acknowledgements of what is in the journal. */
export function openDraft(draftId: string): DraftConnection {
  const doc = newDraftDocument();
  const awareness = new Awareness(doc);
  const book = openSaveBook();
  const origin = `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}`;
  const provider = new WebsocketProvider(`${origin}/collab`, draftId, doc, {
    awareness,
    params: { [ACKNOWLEDGE_PARAMETER]: '1' },
    WebSocketPolyfill: ledgerSocket(WebSocket, book),
    // Another tab would hand over text that is not in the journal yet; everything comes from the server.
    disableBc: true,
  });
  const stopBook = keepSaveBook(provider, book);
  const opened = watchable(false);
  provider.on('sync', (synced: boolean) => {
    if (synced) opened.set(true);
  });
  return {
    doc,
    awareness,
    provider,
    book,
    opened,
    close: () => {
      stopBook();
      provider.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}
