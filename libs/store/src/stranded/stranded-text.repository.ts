import { type EntityManager, In, IsNull } from 'typeorm';
import { inOrderOf } from '../list/by-ids.js';
import { KeysetList, VISIBLE_TO_ALL } from '../list/keyset-list.js';
import { type StrandedDecision, StrandedTextEntity } from './stranded-text.entity.js';

/** The stranded words of a draft nobody has decided about, oldest first. Whoever asks has been let read the draft before. */
export const UNDECIDED_STRANDED_TEXTS = new KeysetList({
  name: 'undecided-stranded-texts',
  from: 'stranded_text',
  id: 'stranded_text.id',
  parent: 'stranded_text.draft_id',
  order: ['stranded_text.created_at', 'stranded_text.id'],
  descending: false,
  visible: `stranded_text.decision IS NULL AND ${VISIBLE_TO_ALL}`,
});

/** The channel on which the database tells that the stranded words of a draft changed; the payload is the draft's id. */
export const STRANDED_CHANNEL = 'colex_stranded';

/** A card to be kept. */
export type NewStrandedText = Omit<StrandedTextEntity, 'createdAt' | 'decision' | 'decidedBy' | 'decidedAt'>;

/** The conflict cards of drafts. */
export class StrandedTextRepository {
  constructor(private readonly manager: EntityManager) {}

  async byIds(ids: readonly string[]): Promise<(StrandedTextEntity | undefined)[]> {
    return inOrderOf(ids, await this.manager.findBy(StrandedTextEntity, { id: In(ids) }), (row) => row.id);
  }

  /** Keeps cards; one of the same words is kept once. */
  async keep(texts: readonly NewStrandedText[]): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(StrandedTextEntity)
      .values([...texts])
      .orIgnore()
      .execute();
    for (const draftId of new Set(texts.map((text) => text.draftId))) await this.tell(draftId);
  }

  /** Writes a decision down; false when there is one already. */
  async decide(id: string, draftId: string, decision: StrandedDecision, personId: string): Promise<boolean> {
    const { affected } = await this.manager.update(
      StrandedTextEntity,
      { id, draftId, decision: IsNull() },
      { decision, decidedBy: personId, decidedAt: () => 'now()' },
    );
    if (affected !== 1) return false;
    await this.tell(draftId);
    return true;
  }

  private async tell(draftId: string): Promise<void> {
    await this.manager.query('SELECT pg_notify($1, $2)', [STRANDED_CHANNEL, draftId]);
  }
}
