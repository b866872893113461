import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';

/** Secrets that all nodes of an installation share, made once. */
@Entity({ name: 'server_secret' })
export class ServerSecretEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'server_secret_pkey' })
  name!: string;

  @Column({ type: 'text', select: false })
  value!: string;

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;
}
