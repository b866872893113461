import { Access } from '@colex/access';
import { CHANGED_CLAUSES_NAMED, type ClausesChangedEvent } from '@colex/contract';
import { CLAUSES_OF_DRAFT, ClauseRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import type { DraftView } from '../draft/draft.view.js';
import { Follower, type Told, eventIdOf, numbersOf } from '../signals/follower.service.js';
import { printedArticleNumber } from './article-number.js';
import { ClauseEvents } from './clause-events.js';
import { type ClauseView, toClauseView } from './clause.view.js';

/** One event of the subscription, as GraphQL takes it. */
export interface ClausesChangedPayload {
  readonly clausesChanged: ClausesChangedEvent & { readonly eventId: string };
}

const EVENT_ID_PREFIX = 'cev';

/** Clauses of drafts the viewer may read. */
@Injectable()
export class ClauseService {
  constructor(
    private readonly access: Access,
    private readonly events: ClauseEvents,
    private readonly follower: Follower,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async clauses(
    context: ApiContext,
    draft: DraftView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<ClauseView>> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, CLAUSES_OF_DRAFT, draft.id, given, context.loaders.clause);
  }

  /** The article of this number: as printed (第十条) or as a plain number (10). */
  async clause(context: ApiContext, draft: DraftView, number: string): Promise<ClauseView | null> {
    await this.access.assert(context.actor, 'draft.read', draft);
    const row = await new ClauseRepository(this.dataSource.manager).articleByNumber(
      draft.id,
      printedArticleNumber(number),
    );
    return row && toClauseView(row);
  }

  /** Changes of one draft from now on, or from behind `after`, none left out: what came meanwhile is told in one event. */
  async changesOf(
    context: ApiContext,
    draftId: string,
    after: string | null,
  ): Promise<AsyncGenerator<ClausesChangedPayload>> {
    const assert = (): Promise<void> => this.follower.assertReadsDraft(context, draftId);
    await assert();
    const clauses = new ClauseRepository(this.dataSource.manager);
    const given = after === null ? undefined : numbersOf(EVENT_ID_PREFIX, after, 1)[0];
    const wake = this.events.wakeOf(draftId);
    const from = given ?? (await clauses.revisionOf(draftId));
    const look = async (position: number): Promise<Told<number, ClausesChangedPayload>> => {
      const { revision, ...changes } = await clauses.changesSince(draftId, position, CHANGED_CLAUSES_NAMED);
      if (changes.changedCount + changes.removedIds.length === 0) return { position: revision, events: [] };
      const eventId = eventIdOf(EVENT_ID_PREFIX, [revision]);
      return { position: revision, events: [{ clausesChanged: { eventId, draftId, revision, ...changes } }] };
    };
    return this.follower.follow(context, { wake, from, assert, look });
  }
}
