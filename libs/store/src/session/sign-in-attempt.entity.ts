import { Column, Entity, PrimaryColumn } from 'typeorm';
import { wholeNumberColumn } from '../column.js';

/** Counted sign-in attempts in the shape rate-limiter-flexible's PostgreSQL store expects. */
@Entity({ name: 'sign_in_attempt' })
export class SignInAttemptEntity {
  @PrimaryColumn({ type: 'varchar', length: 255, primaryKeyConstraintName: 'sign_in_attempt_pkey' })
  key!: string;

  @Column({ type: 'integer', default: 0 })
  points!: number;

  /** Milliseconds since 1970. */
  @Column(wholeNumberColumn('expire', { nullable: true }))
  expire!: number | null;
}
