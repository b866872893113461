import type { Scope } from '@colex/policy';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';

/** A personal access token. The token itself is shown once and never stored. */
@Entity({ name: 'access_token' })
@Unique('access_token_hash_unique', ['hash'])
@Check('access_token_scope_check', `scope IN ('read', 'write')`)
@Index('access_token_person_created_index', ['personId', 'createdAt'])
export class AccessTokenEntity {
  /** `tok_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'access_token_pkey' })
  id!: string;

  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'access_token_person_fkey' })
  personId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** SHA-256 of the token. It has 192 random bits, so a slow hash would protect nothing more. */
  @Column({ type: 'bytea', select: false })
  hash!: Buffer;

  @Column({ type: 'text' })
  scope!: Scope;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;

  @Column(instantColumn('expires_at', { nullable: true }))
  expiresAt!: Date | null;

  /** To the minute. */
  @Column(instantColumn('last_used_at', { nullable: true }))
  lastUsedAt!: Date | null;

  @Column(instantColumn('revoked_at', { nullable: true }))
  revokedAt!: Date | null;
}
