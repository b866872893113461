import type { EntityManager } from 'typeorm';
import type { ThreadEntity } from './thread.entity.js';

/** An opinion with everything its row of the 意见采纳情况表 is made from. */
export interface OpinionRecord {
  readonly threadId: string;
  readonly subject: ThreadEntity['subject'];
  readonly anchorState: ThreadEntity['anchorState'];
  /** The words it stood at. */
  readonly quote: string;
  /** The clause it stands in now, as it prints; null for the whole draft and for a clause that is gone. */
  readonly clause: { readonly kind: string; readonly number: string | null; readonly text: string } | null;
  /** What was said first and not taken back; null when everything was. */
  readonly body: string | null;
  readonly originKind: ThreadEntity['originKind'];
  readonly originName: string | null;
  readonly cityName: string | null;
  readonly outcome: ThreadEntity['outcome'];
  readonly reason: string | null;
  /** The clause as it read when the opinion was answered. */
  readonly resolvedText: string | null;
}

/**
 * All opinions about a draft: those about the whole text first, then in the order of the text, then those whose clause is gone; each
 * of them in the order they came. Questions and legal bases are no opinions. Whoever asks has been let read the draft before.
 */
export async function opinionsOfDraft(manager: EntityManager, draftId: string): Promise<OpinionRecord[]> {
  type Row = Omit<OpinionRecord, 'clause'> & {
    readonly kind: string | null;
    number: string | null;
    text: string | null;
  };
  const rows: Row[] = await manager.query(
    `SELECT thread.id AS "threadId", thread.subject, thread.anchor_state AS "anchorState", thread.quote,
            clause.kind, clause.number, clause.text, said.body,
            thread.origin_kind AS "originKind", thread.origin_name AS "originName", city.name AS "cityName",
            thread.outcome, thread.reason, thread.resolved_text AS "resolvedText"
     FROM thread
     LEFT JOIN clause ON clause.draft_id = thread.draft_id AND clause.line_id = thread.line_id
     LEFT JOIN city ON city.id = thread.origin_city_id
     LEFT JOIN LATERAL (SELECT body FROM thread_comment
       WHERE thread_comment.thread_id = thread.id AND thread_comment.deleted_at IS NULL
       ORDER BY thread_comment.created_at, thread_comment.id LIMIT 1) said ON true
     WHERE thread.draft_id = $1 AND thread.kind = 'OPINION'
     ORDER BY thread.subject <> 'DRAFT', clause.position NULLS LAST, thread.opened_at, thread.id`,
    [draftId],
  );
  return rows.map(({ kind, number, text, ...row }) => ({
    ...row,
    clause: kind === null ? null : { kind, number, text: text ?? '' },
  }));
}
