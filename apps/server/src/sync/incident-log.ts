import { AuditWriter } from '@colex/access';
import type { AuditAction } from '@colex/contract';
import { DraftRepository } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';

/** Something a connection did that others should know of. */
export interface Incident {
  readonly action: Extract<AuditAction, 'sync.refuse' | 'draft.massDeletion'>;
  readonly personId: string;
  readonly draftId: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The same person, doing the same in the same draft, is written down once in this time. */
const ONCE_IN_MS = 60_000;
const MOST_REMEMBERED = 10_000;

/** Writes into the audit what was refused and what was only noticed. Whoever repeats it endlessly does not fill the chain. */
@Injectable()
export class IncidentLog {
  readonly #last = new Map<string, number>();

  constructor(
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Writes it down, in its own time: nobody waits for it. */
  note(incident: Incident): void {
    const { action, personId, draftId, facts } = incident;
    this.logger.warn({ ...facts, action, personId, draftId }, 'something happened on a sync socket');
    const key = [action, personId, draftId, facts['reason'] ?? ''].join(' ');
    const now = performance.now();
    if (now - (this.#last.get(key) ?? -Infinity) < ONCE_IN_MS) return;
    if (this.#last.size >= MOST_REMEMBERED) this.#last.clear();
    this.#last.set(key, now);
    this.#write(incident).catch((error: unknown) =>
      this.logger.error({ err: error, action, personId, draftId }, 'an incident was not written down'),
    );
  }

  async #write({ action, personId, draftId, facts }: Incident): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const draft = await new DraftRepository(manager).byId(draftId);
      await this.audit.append(manager, {
        action,
        actorId: personId,
        projectId: draft?.projectId ?? null,
        draftId,
        subject: { type: 'Draft', id: draftId },
        facts,
      });
    });
  }
}
