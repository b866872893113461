import type { AuditAction } from '@colex/contract';
import { AuditRepository, type AuditDetails, type AuditFacts } from '@colex/store';
import { type AuditRow, type ChainHead, type JsonValue, nextRow } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Something that was done, to be recorded. */
export interface AuditRecord {
  readonly action: AuditAction;
  /** Who did it; null for the system's own acts and for somebody unknown. */
  readonly actorId: string | null;
  /** The city for which it was done. */
  readonly cityId?: string | null;
  readonly projectId?: string | null;
  readonly draftId?: string | null;
  /** What it was done to. */
  readonly subject: { readonly type: string; readonly id: string };
  /** What makes the row read by itself years later: titles, digests, reasons. Never anything secret. */
  readonly facts?: AuditFacts;
}

const SECRET_NAME = /password|secret|cookie|credential|^sid$|^token$/i;
const SECRET_VALUE = /clx_[\w-]{40}|\$argon2/;
const LONGEST_FACT = 4_000;

/**
 * Writes the audit chain (trust.md N9). `append` goes into the transaction of the change it records, and last: it locks
 * the head of the one chain until that transaction ends.
 */
@Injectable()
export class AuditWriter {
  /** Records what was done, in order; returns where the chain then ends. */
  async append(manager: EntityManager, ...records: readonly AuditRecord[]): Promise<ChainHead> {
    if (manager.queryRunner?.isTransactionActive !== true) {
      throw new Error('An audit row is written in the transaction of the change it records.');
    }
    for (const { action, facts } of records) assertNoSecret(action, facts ?? {});
    const audit = new AuditRepository(manager);
    let head = await audit.lockHead();
    const at = new Date().toISOString();
    const rows: AuditRow[] = [];
    for (const { action, actorId, subject, facts = {}, projectId = null, draftId = null, cityId = null } of records) {
      const details: AuditDetails = { projectId, draftId, cityId, facts };
      const row = nextRow(head, { at, actorId, action, subject, details: details as unknown as JsonValue });
      rows.push(row);
      head = { seq: row.seq, hash: row.hash };
    }
    await audit.append(rows);
    return head;
  }
}

/** A secret in a row could never be taken out again, so it is a bug that must not get that far. */
function assertNoSecret(action: string, facts: AuditFacts): void {
  for (const [name, value] of Object.entries(facts)) {
    const texts = (Array.isArray(value) ? value : [value]).map(String);
    if (SECRET_NAME.test(name) || texts.some((text) => SECRET_VALUE.test(text))) {
      throw new Error(`The fact ${name} of ${action} looks like a secret; audit rows are for ever.`);
    }
    if (texts.some((text) => text.length > LONGEST_FACT)) {
      throw new Error(`The fact ${name} of ${action} is longer than ${LONGEST_FACT} characters.`);
    }
  }
}
