import { Access, Actors } from '@colex/access';
import { TypedError } from '@colex/contract';
import { THREADS_CHANNEL, type ThreadEventEntity, ThreadRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { Loaders } from '../api/loaders.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { signalled } from '../signals/signalled.js';
import { type ThreadChangeView, seqOfEventId, toThreadChangeView } from './thread.view.js';

/** One event of the subscription, as GraphQL takes it. */
export interface ThreadsChangedPayload {
  readonly threadsChanged: { readonly eventId: string; readonly change: ThreadChangeView };
}

const EVENTS_AT_ONCE = 50;

/** What happens to the threads of a draft, told to whoever reads along. */
@Injectable()
export class ThreadSubscription {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /**
   * Events of one draft from now on, or from behind `after`, none left out. Rights are looked at again before each event and every
   * few seconds: a session that ended or a role that was lost ends the subscription.
   */
  async changesOf(
    context: ApiContext,
    draftId: string,
    after: string | null,
  ): Promise<AsyncGenerator<ThreadsChangedPayload>> {
    await this.assertReads(context, draftId);
    const from = after === null ? undefined : seqOfEventId(after);
    if (after !== null && from === undefined) throw new TypedError('BAD_CURSOR');
    // Heard from before the first look on, so that nothing falls between the two.
    const wake = signalled(this.signals.on(THREADS_CHANNEL), (payload) => payload === null || payload === draftId);
    const start = from ?? (await new ThreadRepository(this.dataSource.manager).lastSeq(draftId));
    return this.eventsAfter(context, draftId, start, wake);
  }

  private async *eventsAfter(
    context: ApiContext,
    draftId: string,
    start: number,
    wake: ReturnType<typeof signalled>,
  ): AsyncGenerator<ThreadsChangedPayload> {
    let seq = start;
    try {
      for (;;) {
        const events = await this.next(context, draftId, seq);
        for (const event of events) {
          await this.renew(context, draftId);
          seq = event.seq;
          const change = toThreadChangeView(event);
          yield { threadsChanged: { eventId: change.eventId, change } };
        }
        if (events.length === EVENTS_AT_ONCE) continue;
        if (!(await wake.next())) return;
      }
    } finally {
      wake.stop();
    }
  }

  private async next(context: ApiContext, draftId: string, seq: number): Promise<ThreadEventEntity[]> {
    await this.renew(context, draftId);
    return new ThreadRepository(this.dataSource.manager).eventsAfter(draftId, seq, EVENTS_AT_ONCE);
  }

  /** Nothing is answered from what was read for an earlier event. */
  private async renew(context: ApiContext, draftId: string): Promise<void> {
    context.actor = context.credential && (await this.actors.behind(context.credential));
    context.loaders = new Loaders(this.dataSource, this.access, context.actor);
    await this.assertReads(context, draftId);
  }

  private async assertReads(context: ApiContext, draftId: string): Promise<void> {
    await this.access.assert(context.actor, 'region.read', {});
    const draft = await context.loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
  }
}
