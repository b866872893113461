import { type EntityManager, In, IsNull } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { IgnoredFindingEntity } from './ignored-finding.entity.js';

/** Channel of PostgreSQL on which it is announced, with the draft's id, that other findings are ignored now. */
export const FINDINGS_CHANNEL = 'colex_findings';

/** The findings that are ignored in a draft, newest first. Whoever asks has been let read the draft before. */
export const IGNORED_FINDINGS_OF_DRAFT = new KeysetList({
  name: 'ignored-findings-of-draft',
  from: 'ignored_finding',
  id: 'ignored_finding.id',
  parent: 'ignored_finding.draft_id',
  order: ['ignored_finding.ignored_at', 'ignored_finding.id'],
  descending: true,
  visible: `(ignored_finding.heeded_at IS NULL AND ${VISIBLE_TO_ALL})`,
});

/** What is written when a finding is ignored. */
type NewIgnoredFinding = Omit<IgnoredFindingEntity, 'ignoredAt' | 'heededBy' | 'heededAt'>;

/** Findings that people said do not apply. */
export class IgnoredFindingRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(IgnoredFindingEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(IgnoredFindingEntity, { id: In(ids) }), (row) => row.id);
  }

  /** The keys of everything that is ignored in a draft now. */
  async keysOf(draftId: string): Promise<ReadonlySet<string>> {
    const rows = await this.manager.find(IgnoredFindingEntity, {
      select: { id: true, key: true },
      where: { draftId, heededAt: IsNull() },
    });
    return new Set(rows.map(({ key }) => key));
  }

  /** False, and nothing is written, when it is ignored already. */
  async insert(row: NewIgnoredFinding): Promise<boolean> {
    const { raw } = await this.manager
      .createQueryBuilder()
      .insert()
      .into(IgnoredFindingEntity)
      .values(row)
      .orIgnore()
      .returning('id')
      .execute();
    const isWritten = (raw as unknown[]).length > 0;
    if (isWritten) await this.announce(row.draftId);
    return isWritten;
  }

  /** Takes it back; false when that was done already. */
  async heed(id: string, draftId: string, personId: string): Promise<boolean> {
    const { affected } = await this.manager.update(
      IgnoredFindingEntity,
      { id, heededAt: IsNull() },
      { heededBy: personId, heededAt: () => 'now()' },
    );
    if (affected === 1) await this.announce(draftId);
    return affected === 1;
  }

  private async announce(draftId: string): Promise<void> {
    await this.manager.query('SELECT pg_notify($1, $2)', [FINDINGS_CHANNEL, draftId]);
  }
}
