import {
  ClauseRepository,
  DraftRepository,
  type OutboxEventEntity,
  PersonRepository,
  type WebhookDeliveryEntity,
  WebhookRepository,
  type WebhookWithSecret,
  clauseId,
  isDatabaseAway,
} from '@colex/store';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { newId } from '../identity/new-id.js';
import { noticeSentence } from '../inbox/notice-sentence.js';
import { nextAttempt } from './retry.js';
import { type SendOutcome, sendMessage } from './send-message.js';
import { WEBHOOK_LIMITS, type WebhookEvent, robotFault, webhookMessage } from './webhook-message.js';

const LOOK_MS = 1_000;
const MINUTE_MS = 60_000;

/** Sends what waits for webhooks and robots, each at its own pace, until it is taken or a day has passed. */
@Injectable()
export class WebhookQueue implements OnModuleInit, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.#later();
  }

  async onModuleDestroy(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Puts an event into the queue of every webhook that listens for it, in the caller's transaction. */
  async enqueue(manager: EntityManager, event: OutboxEventEntity): Promise<void> {
    const webhooks = new WebhookRepository(manager);
    const listening = await webhooks.listening(event.projectId, event.kind);
    await webhooks.enqueue(listening.map(({ id }) => ({ id: newId('delivery'), webhookId: id, eventId: event.id })));
  }

  #later(): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#sendAll().finally(() => this.#later());
    }, LOOK_MS).unref();
  }

  async #sendAll(): Promise<void> {
    try {
      while (!this.#isStopped && (await this.sendNext())) continue;
    } catch (error) {
      const message = isDatabaseAway(error) ? 'webhooks wait for the database' : 'webhooks could not be sent to';
      this.logger.warn({ err: error }, message);
    }
  }

  /** Sends the next message that is due; false when none is. The webhook stays locked meanwhile: two nodes never send it twice. */
  async sendNext(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const webhooks = new WebhookRepository(manager);
      const webhook = await webhooks.takeDue();
      if (!webhook) return false;
      const { perMinute, eventsAtOnce } = WEBHOOK_LIMITS[webhook.type];
      const now = new Date();
      if ((await webhooks.sentLastMinute(webhook.id)) >= perMinute) {
        await webhooks.putOff(webhook.id, new Date(now.getTime() + MINUTE_MS));
        return true;
      }
      const due = await webhooks.due(webhook.id, eventsAtOnce);
      const outcome = await this.#send(manager, webhook, due, now);
      for (const delivery of due) await webhooks.save([delivery.id], resultOf(webhook, delivery, outcome, now));
      return true;
    });
  }

  async #send(
    manager: EntityManager,
    webhook: WebhookWithSecret,
    due: readonly WebhookDeliveryEntity[],
    now: Date,
  ): Promise<SendOutcome> {
    const rows = await new WebhookRepository(manager).events(due.map(({ eventId }) => eventId));
    const events: WebhookEvent[] = [];
    // One after the other: the transaction has one connection, which answers one question at a time.
    for (const row of rows) events.push(await this.#tell(manager, row));
    const message = webhookMessage(webhook, due[0]?.id ?? '', events, now);
    return sendMessage(message, this.configuration.webhooksMayGoInside);
  }

  async #tell(manager: EntityManager, event: OutboxEventEntity): Promise<WebhookEvent> {
    const { draftId, actorId, lineIds } = event;
    const drafts = new DraftRepository(manager);
    const [draft] = draftId === null ? [] : await drafts.byIds([draftId]);
    const [head] = draftId === null ? [] : await drafts.headsByIds([draftId]);
    const [actor] = actorId === null ? [] : await new PersonRepository(manager).byIds([actorId]);
    const [lineId] = lineIds;
    const [clause] =
      draftId === null || lineId === undefined
        ? []
        : await new ClauseRepository(manager).byIds([clauseId(draftId, lineId)]);
    const names = { actor: actor?.name ?? null, draft: head?.title ?? null, clause: clause?.number ?? null };
    return {
      id: event.id,
      kind: event.kind,
      notice: event.notice,
      at: event.at.toISOString(),
      projectId: event.projectId,
      draftId,
      subjectId: event.subjectId,
      actorId,
      sentence: { 'zh-CN': noticeSentence(event, names, 'zh-CN'), en: noticeSentence(event, names, 'en') },
      address: `${this.configuration.publicUrl}${draft ? `/drafts/${draft.slug}` : '/inbox'}`,
    };
  }
}

/** What is written into the log of a delivery after an attempt. */
function resultOf(
  { type }: WebhookWithSecret,
  { attempts }: WebhookDeliveryEntity,
  outcome: SendOutcome,
  now: Date,
): Partial<WebhookDeliveryEntity> {
  const fault =
    'error' in outcome
      ? outcome.error
      : outcome.status >= 200 && outcome.status < 300
        ? robotFault(type, outcome.answer)
        : `HTTP ${outcome.status}`;
  const tried = {
    attempts: attempts + 1,
    lastStatus: 'status' in outcome ? outcome.status : null,
    lastError: fault ?? null,
    lastAttemptAt: now,
  };
  if (fault === undefined) return { ...tried, state: 'DELIVERED' };
  const nextAt = nextAttempt(attempts + 1, now);
  return nextAt === null ? { ...tried, state: 'FAILED' } : { ...tried, state: 'WAITING', nextAt };
}
