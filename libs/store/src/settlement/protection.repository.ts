import type { EntityManager } from 'typeorm';

/** What in a draft may not be changed by everybody who may write it. Keys are first lines of clauses. */
export interface Protection {
  /** Moves with every change of the rest; `draft_head.protection_version` in the same transaction. */
  readonly version: number;
  /** Settled clauses and their words: nobody changes them. */
  readonly settled: ReadonlyMap<string, string>;
  /** Clauses given to a city: nobody else changes them. */
  readonly owned: ReadonlyMap<string, string>;
}

/**
 * What the guard must know of a draft. Everything that protects or frees a clause is written under the lock of the draft's
 * head and moves its version; an append takes the same lock. So whoever judged an update by version `v` and appends it only
 * while the head still says `v` can never write into a clause that was settled meanwhile, on whatever node.
 */
export class ProtectionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Version, settled and owned clauses, read in one statement: they always belong together. */
  async of(draftId: string): Promise<Protection> {
    const rows: { version: string; settled: Record<string, string> | null; owned: Record<string, string> | null }[] =
      await this.manager.query(
        `SELECT head.protection_version AS version,
           (SELECT jsonb_object_agg(line_id, digest) FROM (
              SELECT DISTINCT ON (line_id) line_id, kind, digest FROM settlement_record
              WHERE draft_id = head.draft_id ORDER BY line_id, ordinal DESC) last WHERE kind = 'SETTLED') AS settled,
           (SELECT jsonb_object_agg(line_id, city_id) FROM (
              SELECT DISTINCT ON (line_id) line_id, city_id FROM ownership_record
              WHERE draft_id = head.draft_id ORDER BY line_id, ordinal DESC) last WHERE city_id IS NOT NULL) AS owned
         FROM draft_head head WHERE head.draft_id = $1`,
        [draftId],
      );
    const [row] = rows;
    return {
      version: Number(row?.version ?? 0),
      settled: new Map(Object.entries(row?.settled ?? {})),
      owned: new Map(Object.entries(row?.owned ?? {})),
    };
  }

  /** Says that something was protected or freed. The head must be locked. */
  async moved(draftId: string): Promise<void> {
    await this.manager.query('UPDATE draft_head SET protection_version = protection_version + 1 WHERE draft_id = $1', [
      draftId,
    ]);
  }
}
