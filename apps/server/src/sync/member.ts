import type { ProtectedFrom } from '@colex/collab';
import type { AwarenessUser, CloseReason, ErrorCode, MessageKey } from '@colex/contract';
import type { LineId } from '@colex/lawtext';
import type { DraftMode } from '@colex/policy';

/** What a room knows of a connection. */
export interface Member {
  readonly personId: string;
  /** The city this person drafts for; null for one of no city. */
  readonly cityId: string | null;
  readonly mode: DraftMode;
  /** What others are told about this person. */
  readonly user: AwarenessUser;
  /** The client id it speaks with in awareness; null before it spoke. */
  clientId: number | null;
  /** Whether it sent an awareness frame yet. */
  hasSpoken: boolean;
  /** Whether it has the text and is told of changes. */
  isSynced: boolean;
  /** Whether sync step 1 was sent to it and step 2 has not come back yet: until then, what it lacks may still come. */
  awaitsStep2: boolean;
  /** Whether it was closed by us or by the other side; nothing can be said to it any more. */
  readonly isClosed: boolean;
  /** Whether it was closed by us; nothing of it counts any more. What it sent before it left by itself does. */
  readonly isSentAway: boolean;
  /** Sends a frame, or sends the client away when it reads too slowly to ever catch up. */
  send(frame: Uint8Array): void;
  /** Calls back when everything that was sent has gone to the system. */
  whenSent(done: () => void): void;
  /** Closes; the reason of the close frame is the key of the table of close codes. */
  close(reason: CloseReason): void;
  /** Closes because of something the other side did. */
  refuse(reason: CloseReason, detail: string): void;
  /** Says that a writing frame is refused whole, and closes. */
  refuseWrite(
    frame: number,
    code: ErrorCode,
    messageKey: MessageKey,
    detail: string,
    clauseIds?: readonly LineId[],
  ): void;
  /** Tells which clauses this person may not change, if the client understands it. */
  tellProtected(clauses: readonly ProtectedFrom[]): void;
  /** A writing frame is dealt with: it is in the journal or on its way there, was known, or lacks something. */
  handled(frame: number, bytes: number, how: 'covered' | 'coversAllBefore' | 'missing'): void;
  /** Everything handled so far is committed: says so, up to the first frame that is not covered. */
  acknowledge(seq: number): void;
}

/** A writing frame as it came in. */
export interface WritingFrame {
  readonly connection: Member;
  /** Its place among the writing frames of its connection, from 1. */
  readonly frame: number;
  readonly type: 'syncStep2' | 'update';
  readonly update: Uint8Array;
  /** The journal entry up to which its author had heard; undefined for a client that does not say. */
  readonly heard: number | undefined;
  /** Bytes of the whole frame. */
  readonly size: number;
}
