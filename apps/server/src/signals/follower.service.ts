import { Access, Actors } from '@colex/access';
import { TypedError } from '@colex/contract';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { Loaders } from '../api/loaders.js';
import type { Wake } from './signalled.js';

/** What there is to tell behind a position, and the position behind that. */
export interface Told<Position, Event> {
  readonly position: Position;
  readonly events: readonly Event[];
  /** Whether there is more to tell at once. */
  readonly isMore?: boolean;
}

/** What somebody follows. */
export interface Following<Position, Event> {
  /** Wakes when there may be something to tell; listening since before `from` was read, so that nothing falls between. */
  readonly wake: Wake;
  readonly from: Position;
  /** Whether they still may. Throws {@link TypedError}. */
  readonly assert: () => Promise<void>;
  /** What is behind a position, read from what is committed; a signal is only a hint. */
  readonly look: (position: Position) => Promise<Told<Position, Event>>;
}

/**
 * Tells a subscriber, in order and without a gap, what was committed behind a position they name. Who they are and what they may
 * is read anew before each event: a session that ended or a right that was lost ends the subscription.
 */
@Injectable()
export class Follower {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async *follow<Position, Event>(
    context: ApiContext,
    { wake, from, assert, look }: Following<Position, Event>,
  ): AsyncGenerator<Event> {
    let position = from;
    try {
      for (;;) {
        await this.#renew(context);
        await assert();
        const told = await look(position);
        for (const [index, event] of told.events.entries()) {
          if (index > 0) {
            await this.#renew(context);
            await assert();
          }
          yield event;
        }
        ({ position } = told);
        if (told.isMore) continue;
        if (!(await wake.next())) return;
      }
    } finally {
      wake.stop();
    }
  }

  /** Throws {@link TypedError} for whoever may not read the draft, as if there were none. */
  async assertReadsDraft(context: ApiContext, draftId: string): Promise<void> {
    await this.access.assert(context.actor, 'region.read', {});
    const draft = await context.loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
  }

  /** Nothing is answered from what was read for an earlier event. */
  async #renew(context: ApiContext): Promise<void> {
    context.actor = context.credential && (await this.actors.behind(context.credential));
    context.loaders = new Loaders(this.dataSource, this.access, context.actor);
  }
}

/** The whole numbers of an event id that {@link eventIdOf} made; throws BAD_CURSOR for anything else. */
export function numbersOf(prefix: string, eventId: string, count: number): readonly number[] {
  const [, rest] = new RegExp(`^${prefix}_(\\d{1,15}(?:\\.\\d{1,15})*)$`).exec(eventId) ?? [];
  const numbers = rest?.split('.').map(Number);
  if (numbers?.length !== count) throw new TypedError('BAD_CURSOR');
  return numbers;
}

/** Names a position in a stream; subscribers take it as it is. */
export function eventIdOf(prefix: string, numbers: readonly number[]): string {
  return `${prefix}_${numbers.join('.')}`;
}
