import type { EntityManager } from 'typeorm';
import { clauseId } from '@colex/contract';

/** How far somebody was told of the sign-off of a draft: each number only grows. */
export interface SignoffPosition {
  /** The entry at which the clause rows stood. */
  readonly revision: number;
  readonly protection: number;
  /** Ordinals of the last decision, settlement and ownership. */
  readonly decision: number;
  readonly settlement: number;
  readonly ownership: number;
}

/** What is different since a position. */
export interface SignoffsSince {
  readonly position: SignoffPosition;
  /** Clauses decided about, settled, reopened or given since, or whose words or those they cite changed; the first of them. */
  readonly clauseIds: readonly string[];
  /** How many those are in all. */
  readonly count: number;
}

interface PositionRow {
  readonly revision: string;
  readonly protection: string;
  readonly decision: string;
  readonly settlement: string;
  readonly ownership: string;
}

const POSITION = `projected_seq AS revision, protection_version AS protection,
  (SELECT coalesce(max(ordinal), 0) FROM signoff_decision WHERE draft_id = $1) AS decision,
  (SELECT coalesce(max(ordinal), 0) FROM settlement_record WHERE draft_id = $1) AS settlement,
  (SELECT coalesce(max(ordinal), 0) FROM ownership_record WHERE draft_id = $1) AS ownership`;

/** Where the sign-off of a draft stands now. */
export async function signoffPosition(manager: EntityManager, draftId: string): Promise<SignoffPosition> {
  const rows: PositionRow[] = await manager.query(`SELECT ${POSITION} FROM draft_head WHERE draft_id = $1`, [draftId]);
  return positionOf(rows[0]);
}

/**
 * What is different since a position, read at one moment. Renumbering alone is no difference: what was signed is the content. A clause
 * that is gone is named too, and every one that cites a clause whose words changed.
 */
export async function signoffsSince(
  manager: EntityManager,
  draftId: string,
  { revision, decision, settlement, ownership }: SignoffPosition,
  most: number,
): Promise<SignoffsSince> {
  const rows: (PositionRow & { readonly lines: readonly string[]; readonly count: string })[] = await manager.query(
    `WITH worded AS MATERIALIZED (
       SELECT line_id FROM clause WHERE draft_id = $1 AND changed_at_seq > $2
       UNION SELECT line_id FROM clause_change WHERE draft_id = $1 AND seq > $2 AND gone
     ), concerned AS MATERIALIZED (
       SELECT line_id FROM worded
       UNION SELECT line_id FROM clause WHERE draft_id = $1 AND citations && ARRAY(SELECT line_id FROM worded)
       UNION SELECT line_id FROM signoff_decision WHERE draft_id = $1 AND ordinal > $3
       UNION SELECT line_id FROM settlement_record WHERE draft_id = $1 AND ordinal > $4
       UNION SELECT line_id FROM ownership_record WHERE draft_id = $1 AND ordinal > $5
     )
     SELECT ${POSITION},
       ARRAY(SELECT concerned.line_id FROM concerned LEFT JOIN clause ON draft_id = $1 AND clause.line_id = concerned.line_id
         ORDER BY position, concerned.line_id LIMIT $6) AS lines,
       (SELECT count(*) FROM concerned) AS count
     FROM draft_head WHERE draft_id = $1`,
    [draftId, revision, decision, settlement, ownership, most],
  );
  const [row] = rows;
  return {
    position: positionOf(row),
    clauseIds: (row?.lines ?? []).map((lineId) => clauseId(draftId, lineId)),
    count: Number(row?.count ?? 0),
  };
}

function positionOf(row: PositionRow | undefined): SignoffPosition {
  return {
    revision: Number(row?.revision ?? 0),
    protection: Number(row?.protection ?? 0),
    decision: Number(row?.decision ?? 0),
    settlement: Number(row?.settlement ?? 0),
    ownership: Number(row?.ownership ?? 0),
  };
}
