import { Access, Actors } from '@colex/access';
import { TypedError } from '@colex/contract';
import { INBOX_CHANNEL, InboxRepository, inboxOfViewer } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { Loaders } from '../api/loaders.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { signalled } from '../signals/signalled.js';
import { type InboxItemView, noticeIdOf, toInboxItemView } from './inbox.view.js';

/** One event of the subscription, as GraphQL takes it. */
export interface InboxChangedPayload {
  readonly inboxChanged: {
    readonly eventId: string;
    readonly item: InboxItemView | null;
    readonly unreadCount: number;
  };
}

const ITEMS_AT_ONCE = 50;

/** What comes into somebody's inbox, told while it comes. */
@Injectable()
export class InboxSubscription {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async changes(context: ApiContext, after: string | null): Promise<AsyncGenerator<InboxChangedPayload>> {
    const personId = await this.assertOwn(context);
    const [, from] = /^ntc_(\d{1,18})$/.exec(after ?? '') ?? [];
    if (after !== null && from === undefined) throw new TypedError('BAD_CURSOR');
    const wake = signalled(this.signals.on(INBOX_CHANNEL), (payload) => payload === null || payload === personId);
    const start = from ?? (await new InboxRepository(this.dataSource.manager).lastId(personId));
    return this.eventsAfter(context, personId, start, wake);
  }

  private async *eventsAfter(
    context: ApiContext,
    personId: string,
    start: string,
    wake: ReturnType<typeof signalled>,
  ): AsyncGenerator<InboxChangedPayload> {
    let last = start;
    let known = -1;
    try {
      for (;;) {
        await this.renew(context);
        const items = await new InboxRepository(this.dataSource.manager).after(personId, last, ITEMS_AT_ONCE);
        const unreadCount = await context.loaders.count(inboxOfViewer({ unread: true }), '');
        for (const item of items) {
          last = item.id;
          await this.renew(context);
          // A project that was left meanwhile is told of no more; the place in the list moves on all the same.
          if (!(await this.mayRead(context, item.projectId))) continue;
          yield { inboxChanged: { eventId: noticeIdOf(last), item: toInboxItemView(item), unreadCount } };
        }
        if (items.length === 0 && unreadCount !== known && known !== -1) {
          yield { inboxChanged: { eventId: noticeIdOf(last), item: null, unreadCount } };
        }
        known = unreadCount;
        if (items.length === ITEMS_AT_ONCE) continue;
        if (!(await wake.next())) return;
      }
    } finally {
      wake.stop();
    }
  }

  private async mayRead(context: ApiContext, projectId: string): Promise<boolean> {
    return (await this.access.decide(context.actor, 'project.read', { projectId })).allowed;
  }

  private async renew(context: ApiContext): Promise<void> {
    context.actor = context.credential && (await this.actors.behind(context.credential));
    context.loaders = new Loaders(this.dataSource, this.access, context.actor);
    await this.assertOwn(context);
  }

  private async assertOwn({ actor }: ApiContext): Promise<string> {
    await this.access.assert(actor, 'inbox.read', { ownerId: actor?.personId ?? '' });
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    return actor.personId;
  }
}
