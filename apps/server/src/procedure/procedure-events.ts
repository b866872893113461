import { PROCEDURE_CHANNEL } from '@colex/store';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { type Wake, signalled } from '../signals/signalled.js';

/**
 * Tells every node when a procedure changed: announced in the transaction of the change and delivered by PostgreSQL when, and
 * only when, it commits. A hint: what changed is read from the rows.
 */
@Injectable()
export class ProcedureEvents {
  constructor(private readonly signals: DatabaseSignals) {}

  /** Announces a change, in its transaction. */
  async announce(manager: EntityManager, projectId: string): Promise<void> {
    await manager.query('SELECT pg_notify($1, $2)', [PROCEDURE_CHANNEL, projectId]);
  }

  /** Wakes when there may be a change in a project. */
  wakeOf(projectId: string): Wake {
    return signalled(this.signals.on(PROCEDURE_CHANNEL), (payload) => payload === null || payload === projectId);
  }
}
