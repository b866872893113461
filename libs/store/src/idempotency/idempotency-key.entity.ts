import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';

/** The answer given to a mutation under a key, to be given again for 24 hours (api.md §4). */
@Entity({ name: 'idempotency_key' })
@Index('idempotency_key_created_index', ['createdAt'])
export class IdempotencyKeyEntity {
  @PrimaryColumn({ name: 'person_id', type: 'text', primaryKeyConstraintName: 'idempotency_key_pkey' })
  @ForeignKey(() => PersonEntity, { name: 'idempotency_key_person_fkey' })
  personId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'idempotency_key_pkey' })
  key!: string;

  @Column({ type: 'text' })
  mutation!: string;

  /** SHA-256 of the input: the same key with another input is refused. */
  @Column({ name: 'request_hash', type: 'bytea' })
  requestHash!: Buffer;

  @Column({ type: 'jsonb' })
  answer!: unknown;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
