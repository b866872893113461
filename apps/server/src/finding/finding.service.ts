import { Access, AuditWriter } from '@colex/access';
import { TypedError, type Verdict, say } from '@colex/contract';
import { RULES, findingKey } from '@colex/drafting';
import { clauseStarts } from '@colex/lawtext';
import type { Actor } from '@colex/policy';
import { IGNORED_FINDINGS_OF_DRAFT, IgnoredFindingRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import type { DraftView } from '../draft/draft.view.js';
import { DraftTexts } from '../history/draft-texts.service.js';
import { newId } from '../identity/new-id.js';
import type { IgnoredFindingView } from './finding.view.js';

/** A finding that is to be ignored. */
export interface IgnoreFindingWish {
  readonly draftId: string;
  readonly rule: string;
  readonly lineId: string;
  readonly words: string;
  readonly reason: string;
  readonly idempotencyKey: string | null;
}

/** What became of a wish. */
export type FindingOutcome = { readonly ignoredFindingId: string } | { readonly refusal: Refusal };

const LONGEST_WORDS = 2_000;
const LONGEST_REASON = 2_000;
const NOT_FOUND: Refusal = { code: 'NOT_FOUND', message: 'ignoredFindingNotFound', field: ['ignoredFindingId'] };

/** Findings of the drafting rules that somebody said do not apply. */
@Injectable()
export class FindingService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly texts: DraftTexts,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async ignored(
    context: ApiContext,
    draft: DraftView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<IgnoredFindingView>> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, IGNORED_FINDINGS_OF_DRAFT, draft.id, given, context.loaders.ignoredFinding);
  }

  async mayIgnore({ actor, language }: ApiContext, draft: DraftView): Promise<Verdict> {
    const verdict = await this.access.decide(actor, 'finding.ignore', draft);
    return { allowed: verdict.allowed, reason: verdict.allowed ? null : say(verdict.reason, language) };
  }

  /** Ignores a finding. With an idempotency key the same wish is carried out once in 24 hours. */
  async ignore(context: ApiContext, { idempotencyKey, ...wish }: IgnoreFindingWish): Promise<FindingOutcome> {
    const actor = signedIn(context);
    const draft = await context.loaders.draft.load(wish.draftId);
    const gone: Refusal = { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] };
    const refusal = (await this.refusalOn(actor, draft, gone)) ?? faultOf(wish);
    if (refusal || !draft) return { refusal: refusal ?? gone };
    const lines = (await this.texts.now(draft.id))?.lines ?? [];
    if (!clauseStarts(lines).some((start) => lines[start]?.id === wish.lineId)) {
      return { refusal: { code: 'NOT_FOUND', message: 'findingClauseGone', field: ['lineId'] } };
    }
    const { rule, lineId, words } = wish;
    const reason = wish.reason.trim();
    const asked = { personId: actor.personId, mutation: 'ignoreFinding', input: wish, idempotencyKey };
    return this.dataSource.transaction((manager) =>
      once(manager, asked, async (): Promise<FindingOutcome> => {
        const id = newId('ignoredFinding');
        const key = findingKey({ rule, clauseId: lineId, words });
        const row = { id, draftId: draft.id, rule, lineId, words, key, reason, ignoredBy: actor.personId };
        if (!(await new IgnoredFindingRepository(manager).insert(row))) {
          return { refusal: { code: 'CONFLICT', message: 'findingIgnoredAlready' } };
        }
        await this.audit.append(manager, {
          action: 'finding.ignore',
          actorId: actor.personId,
          ...scopeOf(actor, draft),
          subject: { type: 'ignoredFinding', id },
          facts: { rule, lineId, words, reason },
        });
        return { ignoredFindingId: id };
      }),
    );
  }

  /** Takes back that a finding is ignored. */
  async heed(context: ApiContext, ignoredFindingId: string, idempotencyKey: string | null): Promise<FindingOutcome> {
    const actor = signedIn(context);
    const ignored = await context.loaders.ignoredFinding.load(ignoredFindingId);
    const draft = ignored && (await context.loaders.draft.load(ignored.draftId));
    const refusal = await this.refusalOn(actor, draft, NOT_FOUND);
    if (refusal || !draft || !ignored) return { refusal: refusal ?? NOT_FOUND };
    const input = { ignoredFindingId };
    const asked = { personId: actor.personId, mutation: 'heedFinding', input, idempotencyKey };
    return this.dataSource.transaction((manager) =>
      once(manager, asked, async (): Promise<FindingOutcome> => {
        const repository = new IgnoredFindingRepository(manager);
        if (!(await repository.heed(ignoredFindingId, draft.id, actor.personId))) {
          return { refusal: { code: 'CONFLICT', message: 'ignoredFindingHeeded' } };
        }
        const { rule, lineId, words } = ignored;
        await this.audit.append(manager, {
          action: 'finding.heed',
          actorId: actor.personId,
          ...scopeOf(actor, draft),
          subject: { type: 'ignoredFinding', id: ignoredFindingId },
          facts: { rule, lineId, words },
        });
        return { ignoredFindingId };
      }),
    );
  }

  private async refusalOn(actor: Actor, draft: DraftView | undefined, unseen: Refusal): Promise<Refusal | undefined> {
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return unseen;
    const verdict = await this.access.decide(actor, 'finding.ignore', draft);
    return verdict.allowed ? undefined : { code: 'FORBIDDEN', message: verdict.reason };
  }
}

function signedIn({ actor }: ApiContext): Actor {
  if (actor === null) throw new TypedError('UNAUTHENTICATED');
  return actor;
}

function scopeOf({ cityId }: Actor, { id, projectId }: DraftView) {
  return { draftId: id, projectId, cityId };
}

function faultOf({ rule, words, reason }: Omit<IgnoreFindingWish, 'idempotencyKey'>): Refusal | undefined {
  if (!RULES.some(({ id }) => id === rule)) return { code: 'INVALID', message: 'ruleNotKnown', field: ['rule'] };
  if (words.length === 0 || words.length > LONGEST_WORDS) {
    return { code: 'INVALID', message: 'findingWordsForm', parameters: { limit: LONGEST_WORDS }, field: ['words'] };
  }
  const length = reason.trim().length;
  if (length === 0 || length > LONGEST_REASON) {
    return { code: 'INVALID', message: 'findingReasonForm', parameters: { limit: LONGEST_REASON }, field: ['reason'] };
  }
  return undefined;
}
