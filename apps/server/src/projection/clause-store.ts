import { ClauseChangeRepository, type ClauseEntity, ClauseRepository, DraftHeadEntity } from '@colex/store';
import type { DataSource, EntityManager } from 'typeorm';
import { type ClauseChanges, clauseChanges } from './clause-changes.js';
import type { ProjectedText } from './clause-rows.js';
import { wordingChanges } from './wording-changes.js';

/** Rows as a projection left them, and at which entry. */
export interface KnownRows {
  readonly seq: number;
  readonly rows: readonly ClauseEntity[];
}

/** What a projection wrote. */
export interface Projected {
  readonly known: KnownRows;
  readonly changes: ClauseChanges;
}

/** Runs work on the clause rows of a draft while no other node does. */
export function withClausesOf<Result>(
  dataSource: DataSource,
  draftId: string,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    // Not the head's row lock: the journal must not wait for a projection.
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`projection ${draftId}`]);
    return work(manager);
  });
}

/**
 * Makes the rows of a draft say what its text says at entry `seq`; undefined when they are there or further already.
 * `known` saves reading the rows when nobody else wrote them meanwhile.
 */
export async function writeProjection(
  manager: EntityManager,
  draftId: string,
  seq: number,
  text: ProjectedText,
  known: KnownRows | undefined,
): Promise<Projected | undefined> {
  const head = await manager.findOneBy(DraftHeadEntity, { draftId });
  if (!head || head.projectedSeq >= seq) return undefined;
  const clauses = new ClauseRepository(manager);
  const before = known?.seq === head.projectedSeq ? known.rows : await clauses.ofDraft(draftId);
  const changes = clauseChanges(before, text.clauses, seq);
  await clauses.remove(changes.removedIds);
  await clauses.save(changes.changed);
  await new ClauseChangeRepository(manager).save(draftId, head.projectedSeq, seq, wordingChanges(before, changes.rows));
  await writeHead(manager, draftId, seq, text);
  return { known: { seq, rows: changes.rows }, changes };
}

/** Writes what is derived beside the rows. Last in its transaction: it takes the lock that appending takes. */
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
