import { Access, Actors } from '@colex/access';
import { DraftRepository, InboxRepository, OUTBOX_CHANNEL, type OutboxEventEntity, isDatabaseAway } from '@colex/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER } from '../configuration-token.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { type Wake, signalled } from '../signals/signalled.js';
import { WebhookQueue } from '../webhook/webhook-queue.service.js';

const EVENTS_AT_ONCE = 50;

/** Tells on what is in the outbox: to the inboxes of those who may read it and want to, and to webhooks. */
@Injectable()
export class InboxFolding implements OnModuleInit, OnModuleDestroy {
  #wake: Wake | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly signals: DatabaseSignals,
    private readonly webhooks: WebhookQueue,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#wake = signalled(this.signals.on(OUTBOX_CHANNEL), () => true);
    this.#running = this.#run(this.#wake);
  }

  async onModuleDestroy(): Promise<void> {
    this.#wake?.stop();
    await this.#running;
  }

  async #run(wake: Wake): Promise<void> {
    do {
      try {
        while ((await this.fold()) === EVENTS_AT_ONCE) continue;
      } catch (error) {
        // The events stay where they are and are told at the next signal.
        const message = isDatabaseAway(error) ? 'the outbox waits for the database' : 'the outbox could not be told on';
        this.logger.warn({ err: error }, message);
      }
    } while (await wake.next());
  }

  /** Tells on the next events, all or none; returns how many. */
  async fold(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const inbox = new InboxRepository(manager);
      await inbox.lockFolding();
      const events = await inbox.unfolded(EVENTS_AT_ONCE);
      for (const event of events) {
        const addressees = await inbox.addressees(event);
        const readers = await this.#readers(event, addressees);
        await inbox.deliver(event, await inbox.wishes(event, readers));
        await this.webhooks.enqueue(manager, event);
      }
      if (events.length > 0) await inbox.markFolded(events.map(({ id }) => id));
      return events.length;
    });
  }

  /** Those who may read what the event is about: the same policy decides as everywhere (AA2). */
  async #readers(event: OutboxEventEntity, personIds: readonly string[]): Promise<string[]> {
    const draft =
      event.draftId === null ? null : await new DraftRepository(this.dataSource.manager).byId(event.draftId);
    const readers: string[] = [];
    for (const personId of personIds) {
      const actor = await this.actors.person(personId, 'read');
      const verdict = draft
        ? await this.access.decide(actor, 'draft.read', draft)
        : await this.access.decide(actor, 'project.read', { projectId: event.projectId });
      if (verdict.allowed) readers.push(personId);
    }
    return readers;
  }
}
