import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instantColumn, wholeNumber } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';

/** How a journal entry came about: the first text of a draft, an edit over the socket, or an older text brought back. */
export const JOURNAL_KINDS = ['import', 'edit', 'restore'] as const;

/** One of {@link JOURNAL_KINDS}. */
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** One entry of the journal: the list of these *is* the draft. Never changed, never deleted. */
@Entity({ name: 'draft_update' })
@Check('draft_update_kind_check', `kind IN ('import', 'edit', 'restore')`)
@Check('draft_update_seq_check', `seq > 0`)
export class DraftUpdateEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'draft_update_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'draft_update_draft_fkey' })
  draftId!: string;

  /** From 1, without gaps. */
  @PrimaryColumn({
    name: 'seq',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'draft_update_pkey',
  })
  seq!: number;

  @Column({ type: 'text' })
  kind!: JournalKind;

  /** The authenticated author. */
  @Column({ name: 'actor_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'draft_update_actor_fkey' })
  actorId!: string;

  /** A Yjs update, V1 encoding, exactly as it was received. */
  @Column({ type: 'bytea' })
  bytes!: Buffer;

  /** SHA-256 of `bytes`. */
  @Column({ type: 'bytea' })
  checksum!: Buffer;

  @Column(instantColumn('at', { default: () => 'now()' }))
  at!: Date;
}
