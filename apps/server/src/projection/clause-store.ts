import { DraftHeadEntity } from '@colex/store';
import type { DataSource, EntityManager } from 'typeorm';
import type { ProjectedText } from './clause-rows.js';

/**
 * Runs work on the clause rows of a draft while nobody else appends to it or projects it: its head is locked. Whoever projects
 * meanwhile finds afterwards that the rows are not where they were.
 */
export function withClausesOf<Result>(
  dataSource: DataSource,
  draftId: string,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    await manager.findOne(DraftHeadEntity, { where: { draftId }, lock: { mode: 'pessimistic_write' } });
    return work(manager);
  });
}

/** Writes what is derived beside the rows. */
export async function writeHead(
  manager: EntityManager,
  draftId: string,
  seq: number,
  { title, digest, counts }: ProjectedText,
): Promise<void> {
  await manager.query(
    `UPDATE draft_head SET projected_seq = $2, title = $3, digest = $4, counts = $5::jsonb,
       updated_at = (SELECT at FROM draft_update WHERE draft_id = $1 AND seq = $2)
     WHERE draft_id = $1`,
    [draftId, seq, title, digest, JSON.stringify(counts)],
  );
}
