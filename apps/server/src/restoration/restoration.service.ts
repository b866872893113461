import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import { clausesOf, digestOfText } from '@colex/lawtext';
import type { Actor } from '@colex/policy';
import { HistoryRepository, type SignoffDecisionEntity, SignoffRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import type { Refusal } from '../api/user-errors.js';
import { ComparisonView } from '../comparison/comparison.service.js';
import type { DraftView } from '../draft/draft.view.js';
import { type MomentWish, MomentLookup } from '../history/moment-lookup.service.js';
import { type MomentClauseView, type MomentView, textOfMoment, toMomentClauseView } from '../history/moment.view.js';
import { Moments } from '../history/moments.service.js';
import type { RestoredText } from '../history/text-work.js';
import { TextWorkers } from '../history/text-workers.service.js';
import { type Ground, TextWrites } from '../writing/text-writes.service.js';

/** What is asked for when an older text is to be brought back. */
export interface RestoreWish {
  readonly draftId: string;
  readonly moment: MomentWish;
  readonly clauseLineId: string | null;
  readonly expectedRevision: number | null;
  readonly idempotencyKey: string | null;
}

/** What was done. */
export interface RestoreAnswer {
  readonly revision: number | null;
  readonly keptCount: number;
}

/** What it would do, for whoever asks first. */
export interface RestorationPreviewView {
  readonly comparison: ComparisonView;
  readonly kept: readonly MomentClauseView[];
  readonly decisionsGoingStale: number;
  readonly decisionsValidAgain: number;
  readonly openThreads: number;
}

const NO_SUCH_MOMENT: Refusal = { code: 'NOT_FOUND', message: 'momentNotFound', field: ['moment'] };

/** Brings older texts back: as a new entry, never by changing what was. */
@Injectable()
export class RestorationService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    private readonly lookup: MomentLookup,
    private readonly moments: Moments,
    private readonly workers: TextWorkers,
    private readonly writes: TextWrites,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async preview(
    context: ApiContext,
    draft: DraftView,
    wish: MomentWish,
    clauseLineId: string | null,
  ): Promise<RestorationPreviewView | null> {
    await this.access.assert(context.actor, 'draft.read', draft);
    const source = await this.lookup.moment(context, draft.id, wish);
    if (!source) return null;
    const ground = await this.writes.ground(draft.id, context.actor?.cityId ?? null);
    const restored = await this.plan(draft.id, ground, source, clauseLineId);
    if (!restored) return null;
    const { seq } = ground;
    const from: MomentView = { draftId: draft.id, revision: seq, versionId: null, lines: restored.before };
    const to: MomentView = { ...from, lines: restored.lines };
    const kept = new Set(restored.kept);
    return {
      comparison: new ComparisonView(from, to, this.workers, this.moments),
      kept: textOfMoment(from)
        .clauses.filter(({ lineId }) => kept.has(lineId))
        .map(toMomentClauseView),
      ...(await this.effects(draft.id, restored)),
    };
  }

  /** Restores. With an idempotency key the same wish is carried out once in 24 hours. */
  async restore(context: ApiContext, wish: RestoreWish): Promise<RestoreAnswer | { readonly refusal: Refusal }> {
    const { actor } = context;
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const draft = await context.loaders.draft.load(wish.draftId);
    const notFound: Refusal = { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] };
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return { refusal: notFound };
    const verdict = await this.access.decide(actor, 'draft.write', draft);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
    const source = await this.lookup.moment(context, draft.id, wish.moment);
    if (!source) return { refusal: NO_SUCH_MOMENT };
    const { idempotencyKey, ...input } = wish;
    const asked = {
      actor,
      draftId: draft.id,
      mutation: 'restoreText',
      input,
      idempotencyKey,
      expectedRevision: wish.expectedRevision,
      kind: 'restore',
    } as const;
    return this.writes.write<RestoredText, RestoreAnswer>(
      asked,
      async (ground) => {
        const restored = await this.plan(draft.id, ground, source, wish.clauseLineId);
        return restored ? (refusalOf(restored, wish.clauseLineId) ?? restored) : { refusal: NO_SUCH_MOMENT };
      },
      (manager, restored, { revision }) => this.record(manager, actor, draft, wish, source, restored, revision),
    );
  }

  /** Undefined when the moment has no such clause. */
  private async plan(
    draftId: string,
    { seq, protectedIds }: Ground,
    { revision, lines }: MomentView,
    clauseLineId: string | null,
  ): Promise<RestoredText | undefined> {
    const [now, source] = await Promise.all([
      this.moments.materialAt(draftId, seq),
      this.moments.materialAt(draftId, revision),
    ]);
    return this.workers.do('restore', { now, source, lines, clauseLineId, protectedIds });
  }

  /** In the transaction of the entry: where it came from and the audit row are there with it or not at all (CD11). */
  private async record(
    manager: EntityManager,
    actor: Actor,
    draft: DraftView,
    { clauseLineId }: RestoreWish,
    source: MomentView,
    restored: RestoredText,
    revision: number | null,
  ): Promise<RestoreAnswer> {
    const answer = { revision, keptCount: restored.kept.length };
    if (revision === null) return answer;
    await new HistoryRepository(manager).insertRestoration({
      draftId: draft.id,
      seq: revision,
      sourceSeq: source.revision,
      sourceVersionId: source.versionId,
      clauseLineId,
      origins: Buffer.from(restored.origins),
    });
    await this.audit.append(manager, {
      action: 'draft.restore',
      actorId: actor.personId,
      cityId: actor.cityId,
      projectId: draft.projectId,
      draftId: draft.id,
      subject: { type: 'draft', id: draft.id },
      facts: {
        revision,
        sourceRevision: source.revision,
        sourceVersion: source.versionId,
        clause: clauseLineId,
        digest: digestOfText(restored.lines),
        kept: restored.kept.length,
      },
    });
    return answer;
  }

  private async effects(
    draftId: string,
    { before, lines }: RestoredText,
  ): Promise<Pick<RestorationPreviewView, 'decisionsGoingStale' | 'decisionsValidAgain' | 'openThreads'>> {
    const now = new Map(clausesOf(before).map(({ id, digest }) => [id, digest]));
    const then = new Map(clausesOf(lines).map(({ id, digest }) => [id, digest]));
    const changed = [...new Set([...now.keys(), ...then.keys()])].filter((id) => now.get(id) !== then.get(id));
    if (changed.length === 0) return { decisionsGoingStale: 0, decisionsValidAgain: 0, openThreads: 0 };
    const latest = new Map<string, SignoffDecisionEntity>();
    for (const decision of await new SignoffRepository(this.dataSource.manager).decisions(draftId, changed)) {
      latest.set(`${decision.lineId} ${decision.cityId}`, decision);
    }
    const standing = [...latest.values()].filter(({ kind }) => kind !== 'WITHDRAWN');
    const [threads]: { count: string }[] = await this.dataSource.query(
      'SELECT count(*) FROM thread WHERE draft_id = $1 AND line_id = ANY($2::text[]) AND resolved_at IS NULL',
      [draftId, changed],
    );
    return {
      decisionsGoingStale: standing.filter(({ lineId, digest }) => now.get(lineId) === digest).length,
      decisionsValidAgain: standing.filter(({ lineId, digest }) => then.get(lineId) === digest).length,
      openThreads: Number(threads?.count ?? 0),
    };
  }
}

/** Why what was worked out may not be written. */
function refusalOf(
  { refused, touched, kept }: RestoredText,
  clauseLineId: string | null,
): { readonly refusal: Refusal } | undefined {
  if (refused) return { refusal: { code: 'TOO_LARGE', message: 'restorationTooLarge' } };
  const isKept = clauseLineId !== null && kept.includes(clauseLineId);
  if (touched.length === 0 && !isKept) return undefined;
  return { refusal: { code: 'FORBIDDEN', message: 'clauseProtected', field: ['clauseLineId'] } };
}
