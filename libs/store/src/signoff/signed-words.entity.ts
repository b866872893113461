import type { Line } from '@colex/lawtext';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DraftEntity } from '../draft/draft.entity.js';

/**
 * The words of a clause that somebody decided about, found by their digest: once however many cities decided. So what
 * was signed can be shown for ever, and compared with what stands now.
 */
@Entity({ name: 'signed_words' })
export class SignedWordsEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'signed_words_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'signed_words_draft_fkey' })
  draftId!: string;

  /** `digestOfClause` of the lines. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'signed_words_pkey' })
  digest!: string;

  /** As the text had them, references labelled as they printed then. */
  @Column({ type: 'jsonb' })
  lines!: readonly Line[];
}
