import type { WholeSignature } from '@colex/workflow';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';
import { CityEntity } from '../region/city.entity.js';
import { RoundEntity } from './round.entity.js';

/** What a city said about the whole of a round's version (整体签署). Append-only, held by a trigger. */
@Entity({ name: 'round_signature' })
@Unique('round_signature_ordinal_unique', ['roundId', 'ordinal'])
@Check('round_signature_kind_check', `kind IN ('SIGNED', 'DECLINED', 'WITHDRAWN')`)
export class RoundSignatureEntity {
  /** `rsg_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'round_signature_pkey' })
  id!: string;

  @Column({ name: 'round_id', type: 'text' })
  @ForeignKey(() => RoundEntity, { name: 'round_signature_round_fkey' })
  roundId!: string;

  /** Its place among the answers of the round, from 1. */
  @Column({ type: 'integer' })
  ordinal!: number;

  @Column({ name: 'city_id', type: 'text' })
  @ForeignKey(() => CityEntity, { name: 'round_signature_city_fkey' })
  cityId!: string;

  @Column({ type: 'text' })
  kind!: WholeSignature['type'];

  /** Of the whole version as it was read. */
  @Column({ name: 'version_digest', type: 'text' })
  versionDigest!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'person_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'round_signature_person_fkey' })
  personId!: string;

  @Column(instantColumn('at'))
  at!: Date;
}
