import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import { type StrandedDecision, StrandedTextRepository, UNDECIDED_STRANDED_TEXTS } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import type { StrandedTextView } from './stranded.view.js';

/** What somebody decides about stranded words. */
export interface StrandedWish {
  readonly strandedTextId: string;
  readonly decision: StrandedDecision;
}

/** What became of it. */
export type StrandedOutcome = { readonly strandedTextId: string } | { readonly refusal: Refusal };

const NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'strandedTextNotFound', field: ['strandedTextId'] };

/** Conflict cards: words that lost their line, until somebody decides about them. */
@Injectable()
export class StrandedService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async undecided(
    context: ApiContext,
    draft: DraftView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<StrandedTextView>> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, UNDECIDED_STRANDED_TEXTS, draft.id, given, context.loaders.strandedText);
  }

  /** Writes a decision down. With an idempotency key the same wish is carried out once in 24 hours. */
  async decide(context: ApiContext, wish: StrandedWish, idempotencyKey: string | null): Promise<StrandedOutcome> {
    const { actor } = context;
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const text = await context.loaders.strandedText.load(wish.strandedTextId);
    const draft = text && (await context.loaders.draft.load(text.draftId));
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return { refusal: NOT_FOUND };
    const verdict = await this.access.decide(actor, 'draft.write', draft);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
    const { strandedTextId, decision } = wish;
    const asked = { personId: actor.personId, mutation: 'decideStrandedText', input: wish, idempotencyKey };
    return this.dataSource.transaction((manager) =>
      once(manager, asked, async (): Promise<StrandedOutcome> => {
        const repository = new StrandedTextRepository(manager);
        if (!(await repository.decide(strandedTextId, draft.id, decision, actor.personId))) {
          return { refusal: { code: 'CONFLICT', message: 'strandedTextDecided' } };
        }
        await this.audit.append(manager, {
          action: 'stranded.decide',
          actorId: actor.personId,
          projectId: draft.projectId,
          cityId: actor.cityId,
          draftId: draft.id,
          subject: { type: 'strandedText', id: strandedTextId },
          facts: { decision, text: text.text },
        });
        return { strandedTextId };
      }),
    );
  }
}
