import {
  ACKNOWLEDGE_PARAMETER,
  keepSaveBook,
  ledgerSocket,
  newDraftDocument,
  openSaveBook,
  type SaveBook,
} from '@colex/collab';
import { CLOSES } from '@colex/contract';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { ConnectionWays, socketOfWays, type WayState } from './connection-ways.js';
import { StreamSocket } from './stream-socket.js';
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
  /** How the text is connected, or that the network lets no way through. */
  readonly way: Watched<WayState>;
  /** Whether the server refuses to open the text because its journal does not verify. */
  readonly damaged: Watched<boolean>;
  /** Ends the connection and frees the document. */
  readonly close: () => void;
}

const SOCKET_OPENS_MS = 10_000;

/** Opens a draft by its id at the sync address of this site, with acknowledgements of what is in the journal. */
export function openDraft(draftId: string): DraftConnection {
  const doc = newDraftDocument();
  const awareness = new Awareness(doc);
  const book = openSaveBook();
  const { protocol, host } = window.location;
  const origin = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const ways: ConnectionWays = new ConnectionWays({
    isServerThere,
    doesSocketOpen: () => doesSocketOpen(provider.url),
    reconnect: () => provider.ws?.close(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const provider: WebsocketProvider = new WebsocketProvider(`${origin}/collab`, draftId, doc, {
    awareness,
    params: { [ACKNOWLEDGE_PARAMETER]: '1' },
    WebSocketPolyfill: socketOfWays(ways, {
      socket: ledgerSocket(WebSocket, book),
      // It has of a WebSocket whatever y-websocket uses.
      stream: ledgerSocket(StreamSocket, book) as unknown as typeof WebSocket,
    }),
    // Another tab would hand over text that is not in the journal yet; everything comes from the server.
    disableBc: true,
  });
  const stopBook = keepSaveBook(provider, book);
  const opened = watchable(false);
  const damaged = watchable(false);
  provider.on('sync', (synced: boolean) => {
    if (!synced) return;
    opened.set(true);
    damaged.set(false);
  });
  provider.on('connection-close', (event: { code: number } | null) => {
    if (event?.code === CLOSES.damaged.code) damaged.set(true);
  });
  return {
    doc,
    awareness,
    provider,
    book,
    opened,
    way: ways.state,
    damaged,
    close: () => {
      ways.stop();
      stopBook();
      provider.destroy();
      awareness.destroy();
      doc.destroy();
    },
  };
}

/** Asks at the door of the sync server itself: a proxy alone cannot answer like this. */
async function isServerThere(): Promise<boolean> {
  try {
    const response = await fetch('/collab/door', { cache: 'no-store' });
    return response.ok && ((await response.json()) as { door?: unknown }).door === 'open';
  } catch {
    // No answer, or one that is not the server's.
    return false;
  }
}

function doesSocketOpen(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    const tooLate = setTimeout(() => socket.close(), SOCKET_OPENS_MS);
    socket.addEventListener('open', () => {
      resolve(true);
      socket.close();
    });
    socket.addEventListener('close', () => {
      clearTimeout(tooLate);
      resolve(false);
    });
  });
}
