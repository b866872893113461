import { type Reopened, type Settled, type Settlement, unsettled } from '@colex/workflow';
import { type EntityManager, In } from 'typeorm';
import { nextOrdinal } from '../list/next-ordinal.js';
import { ProtectionRepository } from './protection.repository.js';
import { SettlementRecordEntity } from './settlement-record.entity.js';

/** What was settled and reopened. Writing needs the draft's head locked ({@link JournalRepository.lockHeads}). */
export class SettlementRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The settlements of a draft, or of some of its clauses; a clause that was never settled has none. */
  async settlements(draftId: string, lineIds?: readonly string[]): Promise<ReadonlyMap<string, Settlement>> {
    const rows = await this.records(draftId, lineIds);
    const settlements = new Map<string, Settlement>();
    for (const row of rows) {
      const known = settlements.get(row.lineId) ?? unsettled(row.lineId);
      settlements.set(row.lineId, { ...known, records: [...known.records, toRecord(row)] });
    }
    return settlements;
  }

  /** The records of a draft, or of some of its clauses, in the order they were made. */
  records(draftId: string, lineIds?: readonly string[]): Promise<SettlementRecordEntity[]> {
    return this.manager.find(SettlementRecordEntity, {
      where: { draftId, ...(lineIds && { lineId: In(lineIds) }) },
      order: { ordinal: 'ASC' },
    });
  }

  /** Appends a record and moves the draft's protection version. `personId` is whose act led to it. */
  async append(draftId: string, lineId: string, record: Settled | Reopened, personId: string): Promise<void> {
    const settled = record.type === 'SETTLED';
    await this.manager.insert(SettlementRecordEntity, {
      id: record.id,
      draftId,
      ordinal: await nextOrdinal(this.manager, 'settlement_record', draftId),
      lineId,
      kind: record.type,
      digest: settled ? record.digest : null,
      rule: settled ? record.rule : null,
      decisionIds: settled ? [...record.decisionIds] : [],
      personId,
      reason: settled ? null : record.reason,
      at: new Date(record.at),
    });
    await new ProtectionRepository(this.manager).moved(draftId);
  }
}

function toRecord(row: SettlementRecordEntity): Settled | Reopened {
  const { id, kind, digest, rule, decisionIds, personId, reason } = row;
  const at = row.at.toISOString();
  if (kind === 'REOPENED') return { type: 'REOPENED', id, at, personId, reason: reason ?? '' };
  if (digest === null || rule === null) throw new Error(`The settlement ${id} has no words or no rule.`);
  return { type: 'SETTLED', id, at, digest, rule, decisionIds };
}
