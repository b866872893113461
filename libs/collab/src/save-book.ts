import * as decoding from 'lib0/decoding';
import type { Decoder } from 'lib0/decoding';
import type { Encoder } from 'lib0/encoding';
import * as Y from 'yjs';

import { COLEX_MESSAGE, decodeFrame, isWritingFrame, withHeard } from './frames.js';
import type { ProtectedFrom } from './frames.js';
import { EMPTY_LEDGER, recordSaving, saveState } from './save-ledger.js';
import type { SaveEvent, SaveState } from './save-ledger.js';

/** A {@link SaveState} that can be watched. `getState` returns the same object until the state changes. */
export interface SaveBook {
  readonly getState: () => SaveState;
  /** Calls the listener after every change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly record: (event: SaveEvent) => void;
  /** The journal entry up to which the server has told everything: now, and when the present connection was made. */
  readonly heard: { seq: number; atConnection: number };
}

const sameState = (one: SaveState, other: SaveState): boolean =>
  one.type === other.type &&
  ('edits' in one ? one.edits : 0) === ('edits' in other ? other.edits : 0) &&
  ('failure' in one ? one.failure : null) === ('failure' in other ? other.failure : null);

/** A book with nothing in it. Make it before the provider, because the provider's socket writes into it. */
export function openSaveBook(): SaveBook {
  let ledger = EMPTY_LEDGER;
  let state = saveState(ledger);
  const listeners = new Set<() => void>();
  return {
    heard: { seq: 0, atConnection: 0 },
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record: (event) => {
      ledger = recordSaving(ledger, event);
      const next = saveState(ledger);
      if (sameState(state, next)) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}

/** What this lib needs of a WebSocket class: the browser's and the one of `ws` both have it. */
// A mixin's base must take any arguments (TypeScript handbook, Mixins); `any` is the only type the compiler accepts here.
// oxlint-disable-next-line typescript/no-explicit-any
export type SocketClass = new (...args: any[]) => { send(...args: any[]): void };

const bytesOf = (message: unknown): Uint8Array | undefined => {
  if (ArrayBuffer.isView(message)) return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  return message instanceof ArrayBuffer ? new Uint8Array(message) : undefined;
};

/** The length of a sync step 2 without anything in it. */
const EMPTY_STEP2 = 5;

/**
 * A WebSocket class that writes down every writing frame it sends; give it to y-websocket's `WebsocketProvider` as
 * `WebSocketPolyfill`. Works with the browser's WebSocket and with `ws`.
 */
export function ledgerSocket<Base extends SocketClass>(base: Base, book: SaveBook): Base {
  return class LedgerSocket extends base {
    override send(...args: unknown[]): void {
      const bytes = bytesOf(args[0]);
      // Written down before it leaves: an acknowledgement can never arrive for a frame the book does not know.
      if (bytes !== undefined && isWritingFrame(bytes)) {
        const isStep2 = decodeFrame(bytes).type === 'syncStep2';
        book.record({ type: 'sent', frame: isStep2 ? 'syncStep2' : 'update' });
        // What a sync step 2 brings was written before this connection; one that brings nothing says nothing.
        const { seq, atConnection } = book.heard;
        if (bytes.length > EMPTY_STEP2) return super.send(withHeard(bytes, isStep2 ? atConnection : seq));
      }
      super.send(...args);
    }
  };
}

/** The first number of the frames of the sync protocol. */
const SYNC_MESSAGE = 0;

type MessageHandler = (reply: Encoder, decoder: Decoder, ...rest: unknown[]) => void;

/** What this lib uses of y-websocket's `WebsocketProvider` (3.1). */
export interface ProviderPort {
  readonly doc: Y.Doc;
  // The provider declares its own event map; only the names used here matter.
  // oxlint-disable-next-line typescript/no-explicit-any
  on(name: string, listener: (...args: any[]) => void): unknown;
  // oxlint-disable-next-line typescript/no-explicit-any
  off(name: string, listener: (...args: any[]) => void): unknown;
  readonly wsconnected: boolean;
  readonly messageHandlers: unknown[];
}

/** What else the server tells on the same socket. */
export interface DraftListener {
  /** The clauses this person may not change; told on every connection, and whenever it changes. */
  readonly protected?: (clauses: readonly ProtectedFrom[]) => void;
}

/** Whether the transaction changed anything that an update would carry; the test Yjs itself makes before it emits one. */
function wroteSomething(transaction: Y.Transaction): boolean {
  if (transaction.deleteSet.clients.size > 0) return true;
  for (const [client, clock] of transaction.afterState) {
    if (transaction.beforeState.get(client) !== clock) return true;
  }
  return false;
}

/**
 * Keeps the book for a provider made with {@link ledgerSocket}: counts edits that did not come from it, follows its connection,
 * and reads the frames that are ours. Call it right after the provider was made. Returns how to stop.
 */
export function keepSaveBook(provider: ProviderPort, book: SaveBook, listener: DraftListener = {}): () => void {
  // afterTransaction comes before the event on which the provider sends, whoever registered first.
  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.origin !== provider && wroteSomething(transaction)) book.record({ type: 'edited' });
  };
  const onStatus = ({ status }: { status: string }): void => {
    if (status === 'connected') {
      book.heard.atConnection = book.heard.seq;
      book.record({ type: 'connected' });
    } else book.record({ type: 'disconnected' });
  };
  const onClosed = ({ code, reason }: { code: number; reason: string }): void =>
    book.record({ type: 'closedForGood', closeCode: code, reason });
  const onOwnMessage = (_reply: Encoder, decoder: Decoder): void => {
    const frame = decodeFrame(decoder.arr);
    if (frame.type === 'acknowledged') {
      // Whatever is acknowledged was told before, to its author as to all others.
      book.heard.seq = Math.max(book.heard.seq, frame.seq);
      book.record({ type: 'acknowledged', frames: frame.frames });
    } else if (frame.type === 'refused') book.record({ type: 'refused', refused: frame });
    else if (frame.type === 'protected') listener.protected?.(frame.clauses);
  };
  const takeSync = provider.messageHandlers[SYNC_MESSAGE] as MessageHandler;
  const onSyncMessage: MessageHandler = (reply, decoder, ...rest) => {
    takeSync(reply, decoder, ...rest);
    if (decoding.hasContent(decoder)) book.heard.seq = Math.max(book.heard.seq, decoding.readVarUint(decoder));
  };

  provider.doc.on('afterTransaction', onTransaction);
  provider.on('status', onStatus);
  provider.on('closed', onClosed);
  provider.messageHandlers[COLEX_MESSAGE] = onOwnMessage;
  provider.messageHandlers[SYNC_MESSAGE] = onSyncMessage;
  if (provider.wsconnected) book.record({ type: 'connected' });
  return () => {
    provider.doc.off('afterTransaction', onTransaction);
    provider.off('status', onStatus);
    provider.off('closed', onClosed);
    delete provider.messageHandlers[COLEX_MESSAGE];
    provider.messageHandlers[SYNC_MESSAGE] = takeSync;
  };
}
