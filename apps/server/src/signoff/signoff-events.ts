import { EVENTS, type SignoffsChangedEvent } from '@colex/contract';
import { Injectable } from '@nestjs/common';
import { PubSub } from 'graphql-subscriptions';

/** Tells this process when the sign-off of clauses changed. A hint: whoever missed one finds everything by asking. */
@Injectable()
export class SignoffEvents {
  readonly #pubSub = new PubSub<Record<string, SignoffsChangedEvent>>();

  async publish(event: SignoffsChangedEvent): Promise<void> {
    await this.#pubSub.publish(topicOf(event.draftId), event);
  }

  /** The events of one draft from now on. End it with `return()`. */
  of(draftId: string): AsyncIterableIterator<SignoffsChangedEvent> {
    return this.#pubSub.asyncIterableIterator<SignoffsChangedEvent>(topicOf(draftId));
  }
}

const topicOf = (draftId: string): string => `${EVENTS.signoffsChanged}:${draftId}`;
