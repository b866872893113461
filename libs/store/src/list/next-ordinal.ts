import type { EntityManager } from 'typeorm';

/** The place of the next record of a draft in an append-only table. The draft's head must be locked, so that no two get the same. */
export async function nextOrdinal(
  manager: EntityManager,
  table: 'signoff_decision' | 'settlement_record' | 'ownership_record',
  draftId: string,
): Promise<number> {
  const [row]: { next: string }[] = await manager.query(
    `SELECT coalesce(max(ordinal), 0) + 1 AS next FROM ${table} WHERE draft_id = $1`,
    [draftId],
  );
  return Number(row?.next ?? 1);
}
