import { AuditRepository, linkedRow } from '@colex/store';
import { type AuditRow, type ChainFault, type ChainHead, GENESIS, verifyChain } from '@colex/workflow';
import type { DataSource, EntityManager } from 'typeorm';

/** The audit chain after it was verified. */
export interface VerifiedChain {
  /** How many rows were read before the first fault. */
  readonly entries: number;
  /** Where the intact part ends; to be kept elsewhere. */
  readonly head: ChainHead;
  /** The first row that is not as it was written; null when all are. */
  readonly fault: ChainFault | null;
}

/**
 * Proves the audit chain (trust.md AA10): every row is as it was linked, none is missing, none was put in, and the chain
 * ends where its head says. `anchor`, a head that was kept elsewhere, also finds a chain written anew to its end.
 */
export function verifyAuditChain(dataSource: DataSource, anchor?: ChainHead): Promise<VerifiedChain> {
  // One snapshot: rows appended meanwhile are no fault.
  return dataSource.transaction('REPEATABLE READ', (manager) => verify(manager, anchor));
}

async function verify(manager: EntityManager, anchor: ChainHead | undefined): Promise<VerifiedChain> {
  const audit = new AuditRepository(manager);
  const anchors = [await audit.head(), ...(anchor ? [anchor] : [])];
  let head = GENESIS;
  // The row before goes along with each group: what is wrong with a row is sometimes seen only from the next.
  let carried: { readonly row: AuditRow; readonly before: ChainHead } | undefined;
  for await (const group of audit.rowsAfter(0)) {
    const rows = [...(carried ? [carried.row] : []), ...group.map(linkedRow)];
    const after = carried?.before ?? GENESIS;
    const [from, to] = [rows[0]?.seq ?? 0, rows.at(-1)?.seq ?? 0];
    for (const known of [undefined, ...anchors.filter(({ seq }) => seq >= from && seq <= to)]) {
      const verdict = verifyChain(rows, { after, anchor: known });
      if (!verdict.intact) return faulty(head, verdict);
      head = verdict.head;
    }
    const last = rows.at(-1);
    if (last) carried = { row: last, before: { seq: last.seq - 1, hash: last.previousHash } };
  }
  for (const known of anchors) {
    if (known.seq > head.seq) return faulty(head, { fault: 'MISSING', seq: head.seq + 1 });
  }
  const [end] = anchors;
  if (end && end.seq < head.seq) return faulty(head, { fault: 'INSERTED', seq: end.seq + 1 });
  return { entries: head.seq, head, fault: null };
}

function faulty(head: ChainHead, { fault, seq }: ChainFault): VerifiedChain {
  return { entries: head.seq, head, fault: { fault, seq } };
}
