import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { instantColumn } from '../column.js';
import { CityEntity } from '../region/city.entity.js';

/** Somebody who works here. The password hash never leaves the server. */
@Entity({ name: 'person' })
@Unique('person_account_unique', ['account'])
export class PersonEntity {
  /** `per_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'person_pkey' })
  id!: string;

  /** The name used to sign in, lower case, e.g. xuzhou.drafter. */
  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'city_id', type: 'text', nullable: true })
  @ForeignKey(() => CityEntity, { name: 'person_city_fkey' })
  cityId!: string | null;

  /** argon2id, PHC string form. */
  @Column({ name: 'password_hash', type: 'text', select: false })
  passwordHash!: string;

  /** Runs the installation. */
  @Column({ type: 'boolean', default: false })
  administrator!: boolean;

  /** Since when the person may do nothing; null when they may. */
  @Column(instantColumn('suspended_at', { nullable: true }))
  suspendedAt!: Date | null;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
