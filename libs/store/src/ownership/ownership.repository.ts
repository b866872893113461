import { type Ownership, unowned } from '@colex/workflow';
import { type EntityManager, In } from 'typeorm';
import { nextOrdinal } from '../list/next-ordinal.js';
import { ProtectionRepository } from '../settlement/protection.repository.js';
import { OwnershipRecordEntity } from './ownership-record.entity.js';

/** Whose clauses are. Writing needs the draft's head locked ({@link JournalRepository.lockHeads}). */
export class OwnershipRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The records of a draft, or of some of its clauses, in the order they were made. */
  records(draftId: string, lineIds?: readonly string[]): Promise<OwnershipRecordEntity[]> {
    return this.manager.find(OwnershipRecordEntity, {
      where: { draftId, ...(lineIds && { lineId: In(lineIds) }) },
      order: { ordinal: 'ASC' },
    });
  }

  /** Who drafts a clause now. */
  async ownershipOf(draftId: string, lineId: string): Promise<Ownership> {
    const last = (await this.records(draftId, [lineId])).at(-1);
    return last === undefined ? unowned(lineId) : { clauseId: lineId, cityId: last.cityId };
  }

  /** Appends a record and moves the draft's protection version. */
  async append(record: Omit<OwnershipRecordEntity, 'ordinal'>): Promise<void> {
    const ordinal = await nextOrdinal(this.manager, 'ownership_record', record.draftId);
    await this.manager.insert(OwnershipRecordEntity, { ...record, ordinal });
    await new ProtectionRepository(this.manager).moved(record.draftId);
  }
}
