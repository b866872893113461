import type { AuditFact, AuditEntry as AuditEntryType } from '@colex/contract';
import type { AuditEntryEntity, AuditFacts } from '@colex/store';

/** A row of the audit chain as the API shows it, before what it names. */
export type AuditEntryView = {
  readonly __typename: 'AuditEntry';
  readonly actorId: string | null;
  readonly cityId: string | null;
  readonly projectId: string | null;
  readonly draftId: string | null;
} & Pick<AuditEntryType, 'id' | 'seq' | 'at' | 'action' | 'subject' | 'facts' | 'previousHash' | 'hash'>;

export function toAuditEntryView(row: AuditEntryEntity): AuditEntryView {
  const { seq, action, actorId, cityId, projectId, draftId, previousHash, hash } = row;
  return {
    __typename: 'AuditEntry',
    id: `aud_${seq}`,
    seq,
    at: row.at.toISOString(),
    action,
    actorId,
    cityId,
    projectId,
    draftId,
    subject: { type: row.subjectType, id: row.subjectId },
    facts: factsOf(row.facts),
    previousHash,
    hash,
  };
}

/** Facts by name, their values as people read them. */
export function factsOf(facts: AuditFacts): AuditFact[] {
  return Object.entries(facts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join('、') : String(value ?? '') }));
}
