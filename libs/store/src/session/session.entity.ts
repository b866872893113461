import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Server-side sessions in the shape connect-pg-simple 10 expects (its table.sql). */
@Entity({ name: 'session' })
@Index('session_expire_index', ['expire'])
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', primaryKeyConstraintName: 'session_pkey' })
  sid!: string;

  @Column({ type: 'json' })
  sess!: { readonly personId?: string };

  @Column({ type: 'timestamp', precision: 6 })
  expire!: Date;
}
