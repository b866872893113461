import { type ClausesChangedEvent, EVENTS } from '@colex/contract';
import { Injectable } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';
import { Subject } from 'rxjs';

/** Tells this process when clause rows changed. A hint: whoever missed one finds everything in the rows. */
@Injectable()
export class ClauseEvents {
  readonly #pubSub = new PubSub<Record<string, ClausesChangedEvent>>();

  readonly #all = new Subject<ClausesChangedEvent>();

  /** The events of every draft, for what follows from them in this process. */
  readonly all = this.#all.asObservable();

  async publish(event: ClausesChangedEvent): Promise<void> {
    this.#all.next(event);
    await this.#pubSub.publish(topicOf(event.draftId), event);
  }

  /** The events of one draft from now on. End it with `return()`. */
  of(draftId: string): AsyncIterableIterator<ClausesChangedEvent> {
    return this.#pubSub.asyncIterableIterator<ClausesChangedEvent>(topicOf(draftId));
  }
}

const topicOf = (draftId: string): string => `${EVENTS.clausesChanged}:${draftId}`;
