import { Access, Actors } from '@colex/access';
import { type ClausesChangedEvent, TypedError } from '@colex/contract';
import { CLAUSES_OF_DRAFT, ClauseRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { Loaders } from '../api/loaders.js';
import type { DraftView } from '../draft/draft.view.js';
import { printedArticleNumber } from './article-number.js';
import { ClauseEvents } from './clause-events.js';
import { type ClauseView, toClauseView } from './clause.view.js';

/** One event of the subscription, as GraphQL takes it. */
export interface ClausesChangedPayload {
  readonly clausesChanged: ClausesChangedEvent;
}

/** Clauses of drafts the viewer may read. */
@Injectable()
export class ClauseService {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly events: ClauseEvents,
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

  /**
   * Events of one draft, each told only after the rights were looked at again: a session that ended or a role that was lost
   * ends the subscription instead. The context is renewed for each event, so that nothing is read from an earlier one.
   */
  async changesOf(context: ApiContext, draftId: string): Promise<AsyncGenerator<ClausesChangedPayload>> {
    await this.assertReads(context, draftId);
    return this.eventsFor(context, draftId);
  }

  private async *eventsFor(context: ApiContext, draftId: string): AsyncGenerator<ClausesChangedPayload> {
    const events = this.events.of(draftId);
    try {
      for await (const clausesChanged of events) {
        context.actor = context.credential && (await this.actors.behind(context.credential));
        context.loaders = new Loaders(this.dataSource, this.access, context.actor);
        await this.assertReads(context, draftId);
        yield { clausesChanged };
      }
    } finally {
      await events.return?.();
    }
  }

  private async assertReads(context: ApiContext, draftId: string): Promise<void> {
    await this.access.assert(context.actor, 'region.read', {});
    const draft = await context.loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
  }
}
