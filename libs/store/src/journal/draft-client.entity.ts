import { Entity, ForeignKey, PrimaryColumn, Column } from 'typeorm';
import { instantColumn, wholeNumber } from '../column.js';
import { DraftEntity } from '../draft/draft.entity.js';
import { PersonEntity } from '../person/person.entity.js';

/** Whose a Yjs client id is in a draft: the first person who wrote with it, for ever. So every character has an author. */
@Entity({ name: 'draft_client' })
export class DraftClientEntity {
  @PrimaryColumn({ name: 'draft_id', type: 'text', primaryKeyConstraintName: 'draft_client_pkey' })
  @ForeignKey(() => DraftEntity, { name: 'draft_client_draft_fkey' })
  draftId!: string;

  @PrimaryColumn({
    name: 'client_id',
    type: 'bigint',
    transformer: wholeNumber,
    primaryKeyConstraintName: 'draft_client_pkey',
  })
  clientId!: number;

  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'draft_client_person_fkey' })
  personId!: string;

  @Column(instantColumn('bound_at', { default: () => 'now()' }))
  boundAt!: Date;
}
