import type { FrameRefused } from './frames.js';

/** Why nothing more of this browser's text can be saved. */
export type SaveFailure =
  | { readonly type: 'refused'; readonly refused: FrameRefused }
  | { readonly type: 'closed'; readonly closeCode: number; readonly reason: string };

/** What the editor may say about its text: 已保存, 保存中, 离线（n 处未同步）, 无法保存. */
export type SaveState =
  | { readonly type: 'saved' }
  | { readonly type: 'saving'; readonly edits: number }
  | { readonly type: 'offline'; readonly edits: number }
  | { readonly type: 'failed'; readonly edits: number; readonly failure: SaveFailure };

/**
 * The book of what is saved, kept by the client. `edits` counts the changes this document got from anything but the server;
 * `saved` says how many of them, from the first on, are in the journal for certain.
 */
export interface SaveLedger {
  readonly edits: number;
  readonly saved: number;
  /** The connection, while there is one. */
  readonly connection: OpenConnection | null;
  readonly failure: SaveFailure | null;
}

/** What has been sent on one connection. */
export interface OpenConnection {
  /** Writing frames acknowledged so far. */
  readonly acknowledged: number;
  /** For each writing frame sent after those: how many edits are in the journal once it and all before it are committed. */
  readonly covers: readonly number[];
  /** What the last frame sent covers; `saved` at the start when none was. */
  readonly covered: number;
}

/**
 * - `edited`: one transaction changed the document and did not come from the server.
 * - `sent`: a writing frame left. An `update` frame carries the latest edit alone; a `syncStep2` everything up to now.
 * - `acknowledged`: the server committed the first `frames` writing frames of this connection.
 * - `closedForGood`: the server closed with a code that forbids coming back (4400-4499).
 */
export type SaveEvent =
  | { readonly type: 'edited' }
  | { readonly type: 'connected' }
  | { readonly type: 'sent'; readonly frame: 'update' | 'syncStep2' }
  | { readonly type: 'acknowledged'; readonly frames: number }
  | { readonly type: 'refused'; readonly refused: FrameRefused }
  | { readonly type: 'disconnected' }
  | { readonly type: 'closedForGood'; readonly closeCode: number; readonly reason: string };

/** The book of a document just opened: nothing edited, nothing connected. */
export const EMPTY_LEDGER: SaveLedger = { edits: 0, saved: 0, connection: null, failure: null };

function afterSent(ledger: SaveLedger, connection: OpenConnection, frame: 'update' | 'syncStep2'): SaveLedger {
  // An update frame holds one edit. It closes no gap: edits made offline reach the server only with the next sync step 2.
  const carriesNext = connection.covered === ledger.edits - 1;
  const covered = frame === 'syncStep2' || carriesNext ? ledger.edits : connection.covered;
  return { ...ledger, connection: { ...connection, covers: [...connection.covers, covered], covered } };
}

function afterAcknowledged(ledger: SaveLedger, connection: OpenConnection, frames: number): SaveLedger {
  const newly = frames - connection.acknowledged;
  // Nothing new, or frames that were never sent: neither may ever turn unsaved text into saved text.
  const last = connection.covers[newly - 1];
  if (last === undefined) return ledger;
  return {
    ...ledger,
    saved: Math.max(ledger.saved, last),
    connection: { ...connection, acknowledged: frames, covers: connection.covers.slice(newly) },
  };
}

/**
 * The book after an event. Total: events about a connection that is not open, acknowledgements of frames never sent and repeated
 * events change nothing that was true. A failure stays until the draft is opened anew with a new ledger.
 */
export function recordSaving(ledger: SaveLedger, event: SaveEvent): SaveLedger {
  switch (event.type) {
    case 'edited':
      return { ...ledger, edits: ledger.edits + 1 };
    case 'connected':
      return { ...ledger, connection: { acknowledged: 0, covers: [], covered: ledger.saved } };
    case 'sent':
      return ledger.connection === null ? ledger : afterSent(ledger, ledger.connection, event.frame);
    case 'acknowledged':
      return ledger.connection === null ? ledger : afterAcknowledged(ledger, ledger.connection, event.frames);
    case 'refused':
      return { ...ledger, failure: ledger.failure ?? { type: 'refused', refused: event.refused } };
    case 'disconnected':
      return { ...ledger, connection: null };
    case 'closedForGood':
      return {
        ...ledger,
        connection: null,
        failure: ledger.failure ?? { type: 'closed', closeCode: event.closeCode, reason: event.reason },
      };
  }
}

/**
 * What may be said. `saved` is said only while connected and when every edit is covered by an acknowledged frame; `edits` counts
 * those that are not yet.
 */
export function saveState(ledger: SaveLedger): SaveState {
  const edits = ledger.edits - ledger.saved;
  if (ledger.failure !== null) return { type: 'failed', edits, failure: ledger.failure };
  if (ledger.connection === null) return { type: 'offline', edits };
  return edits === 0 ? { type: 'saved' } : { type: 'saving', edits };
}
