import { TypedError } from '@colex/contract';
import { THREADS_CHANNEL, ThreadRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { Follower, type Told } from '../signals/follower.service.js';
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
    private readonly follower: Follower,
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
    const assert = (): Promise<void> => this.follower.assertReadsDraft(context, draftId);
    await assert();
    const given = after === null ? undefined : seqOfEventId(after);
    if (after !== null && given === undefined) throw new TypedError('BAD_CURSOR');
    // Heard from before the first look on, so that nothing falls between the two.
    const wake = signalled(this.signals.on(THREADS_CHANNEL), (payload) => payload === null || payload === draftId);
    const threads = new ThreadRepository(this.dataSource.manager);
    const from = given ?? (await threads.lastSeq(draftId));
    const look = async (position: number): Promise<Told<number, ThreadsChangedPayload>> => {
      const events = await threads.eventsAfter(draftId, position, EVENTS_AT_ONCE);
      const changes = events.map((event) => toThreadChangeView(event));
      return {
        position: events.at(-1)?.seq ?? position,
        events: changes.map((change) => ({ threadsChanged: { eventId: change.eventId, change } })),
        isMore: events.length === EVENTS_AT_ONCE,
      };
    };
    return this.follower.follow(context, { wake, from, assert, look });
  }
}
