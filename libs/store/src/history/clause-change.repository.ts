import type { EntityManager } from 'typeorm';
import { ClauseChangeEntity } from './clause-change.entity.js';

/** A change of a clause to be written. */
export type NewClauseChange = Pick<ClauseChangeEntity, 'lineId' | 'before' | 'gone'>;

/** How clauses changed, one after the other: written by the projection. */
export class ClauseChangeRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Writes what changed between two entries, in one statement. */
  async save(draftId: string, afterSeq: number, seq: number, changes: readonly NewClauseChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.manager.query(
      `INSERT INTO clause_change (draft_id, line_id, seq, after_seq, before, gone)
       SELECT $1, "lineId", $2, $3, nullif(before, 'null'::jsonb), gone
       FROM jsonb_to_recordset($4::jsonb) AS row("lineId" text, before jsonb, gone boolean)
       ON CONFLICT (draft_id, line_id, seq) DO UPDATE SET after_seq = excluded.after_seq, before = excluded.before,
         gone = excluded.gone`,
      [draftId, seq, afterSeq, JSON.stringify(changes)],
    );
  }

  /** The changes of one clause, newest first, at most `most`. */
  ofClause(draftId: string, lineId: string, most: number): Promise<ClauseChangeEntity[]> {
    return this.manager.find(ClauseChangeEntity, { where: { draftId, lineId }, order: { seq: 'DESC' }, take: most });
  }

  async removeAll(draftId: string): Promise<void> {
    await this.manager.delete(ClauseChangeEntity, { draftId });
  }
}
