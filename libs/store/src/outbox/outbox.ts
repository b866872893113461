import type { NoticeKey } from '@colex/contract';
import type { EntityManager } from 'typeorm';
import { type Audience, type NoticeKind, OutboxEventEntity } from './outbox-event.entity.js';

/** Channel of PostgreSQL on which a commit with new events is announced; the announcement is a hint, the rows are the truth. */
export const OUTBOX_CHANNEL = 'colex_outbox';

/** Something that happened and that somebody may want to be told. */
export interface OutboxEvent {
  /** What people choose by: one of `NOTICE_KINDS`. */
  readonly kind: NoticeKind;
  /** Which sentence says it: a key of `NOTICES` in libs/contract. */
  readonly notice: NoticeKey;
  /** What fills the sentence. */
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly projectId: string;
  /** The draft it is about; then only those who may read it are told. */
  readonly draftId?: string | null;
  /** Who did it, and is not told of it; null for what the server does by itself. */
  readonly actorId: string | null;
  /** Id of what it happened to. */
  readonly subjectId: string;
  /** Ids of the first lines of the clauses it is about: watching and muting go by them. */
  readonly lineIds?: readonly string[];
  readonly audience: Audience;
}

/**
 * Writes events into the outbox, in the caller's transaction: they are told exactly when the change itself is committed,
 * and never when it is not.
 */
export async function emit(manager: EntityManager, ...events: readonly OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await manager.insert(
    OutboxEventEntity,
    events.map(({ parameters = {}, draftId = null, lineIds = [], ...event }) => ({
      ...event,
      parameters,
      draftId,
      lineIds: [...lineIds],
    })),
  );
  // Delivered by PostgreSQL when, and only when, this transaction commits; whatever node listens.
  await manager.query('SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
}
