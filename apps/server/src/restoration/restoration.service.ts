import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import { clausesOf, digestOfText } from '@colex/lawtext';
import type { Actor } from '@colex/policy';
import {
  HistoryRepository,
  JournalRepository,
  type Protection,
  ProtectionRepository,
  type SignoffDecisionEntity,
  SignoffRepository,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { ComparisonView } from '../comparison/comparison.service.js';
import type { DraftView } from '../draft/draft.view.js';
import { type MomentWish, MomentLookup } from '../history/moment-lookup.service.js';
import { type MomentClauseView, type MomentView, textOfMoment, toMomentClauseView } from '../history/moment.view.js';
import { Moments } from '../history/moments.service.js';
import type { RestoredText } from '../history/text-work.js';
import { TextWorkers } from '../history/text-workers.service.js';
import { Rooms } from '../sync/rooms.js';

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

/** A restoration worked out for a text that stands at `seq`. */
interface Planned {
  readonly seq: number;
  readonly protection: Protection;
  readonly restored: RestoredText;
}

/** How often a restoration is worked out again because somebody wrote meanwhile, before it is given up. */
const MOST_ATTEMPTS = 8;

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
    private readonly rooms: Rooms,
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
    const planned = source && (await this.plan(draft.id, context.actor?.cityId ?? null, source, clauseLineId));
    if (!planned) return null;
    const { seq, restored } = planned;
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
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const planned = await this.plan(draft.id, actor.cityId, source, wish.clauseLineId);
      const outcome = planned ? await this.carryOut(actor, draft, wish, source, planned) : { refusal: NO_SUCH_MOMENT };
      if (outcome === 'moved') continue;
      if ('revision' in outcome && outcome.revision !== null) await this.tell(draft.id, outcome.revision);
      return outcome;
    }
    return { refusal: { code: 'CONFLICT', message: 'textTooBusy' } };
  }

  /** Undefined when the moment has no such clause. */
  private async plan(
    draftId: string,
    cityId: string | null,
    { revision, lines }: MomentView,
    clauseLineId: string | null,
  ): Promise<Planned | undefined> {
    const { manager } = this.dataSource;
    const seq = (await new JournalRepository(manager).headOf(draftId)) ?? 0;
    const protection = await new ProtectionRepository(manager).of(draftId);
    const owned = [...protection.owned].flatMap(([lineId, owner]) => (owner === cityId ? [] : [lineId]));
    const [now, source] = await Promise.all([
      this.moments.materialAt(draftId, seq),
      this.moments.materialAt(draftId, revision),
    ]);
    const protectedIds = [...new Set([...protection.settled.keys(), ...owned])];
    const restored = await this.workers.do('restore', { now, source, lines, clauseLineId, protectedIds });
    return restored && { seq, protection, restored };
  }

  /** One transaction: the entry, where it came from and the audit row are there together or not at all (CD11). */
  private carryOut(
    actor: Actor,
    draft: DraftView,
    wish: RestoreWish,
    source: MomentView,
    planned: Planned,
  ): Promise<RestoreAnswer | { readonly refusal: Refusal } | 'moved'> {
    const { idempotencyKey, ...input } = wish;
    const asked = { personId: actor.personId, mutation: 'restoreText', input, idempotencyKey };
    return this.dataSource.transaction(async (manager) => {
      let hasMoved = false;
      const outcome = await once<RestoreAnswer>(manager, asked, async () => {
        const head = (await new JournalRepository(manager).lockHeads([draft.id])).get(draft.id) ?? 0;
        if (wish.expectedRevision !== null && wish.expectedRevision !== head) {
          const parameters = { revision: head };
          return { refusal: { code: 'CONFLICT', message: 'revisionMovedOn', field: ['expectedRevision'], parameters } };
        }
        const { version } = await new ProtectionRepository(manager).of(draft.id);
        hasMoved = head !== planned.seq || version !== planned.protection.version;
        // The refusal only keeps the answer from being remembered; it is tried again.
        if (hasMoved) return { refusal: { code: 'CONFLICT', message: 'textTooBusy' } };
        return this.write(manager, actor, draft, wish, source, planned);
      });
      return hasMoved ? 'moved' : outcome;
    });
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    draft: DraftView,
    { clauseLineId }: RestoreWish,
    source: MomentView,
    { seq, restored }: Planned,
  ): Promise<RestoreAnswer | { readonly refusal: Refusal }> {
    if (restored.refused) return { refusal: { code: 'TOO_LARGE', message: 'restorationTooLarge' } };
    if (restored.touched.length > 0 || (clauseLineId !== null && restored.kept.includes(clauseLineId))) {
      return { refusal: { code: 'FORBIDDEN', message: 'clauseProtected', field: ['clauseLineId'] } };
    }
    if (!restored.update) return { revision: null, keptCount: restored.kept.length };
    const entry = {
      kind: 'restore',
      actorId: actor.personId,
      newClientIds: restored.clientIds,
      bytes: restored.update,
    } as const;
    await new JournalRepository(manager).insert([{ draftId: draft.id, expectedSeq: seq, entries: [entry] }]);
    await new HistoryRepository(manager).insertRestoration({
      draftId: draft.id,
      seq: seq + 1,
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
        revision: seq + 1,
        sourceRevision: source.revision,
        sourceVersion: source.versionId,
        clause: clauseLineId,
        digest: digestOfText(restored.lines),
        kept: restored.kept.length,
      },
    });
    return { revision: seq + 1, keptCount: restored.kept.length };
  }

  /** Colleagues who have the draft open here are told at once; other nodes notice as they notice each other's entries. */
  private async tell(draftId: string, seq: number): Promise<void> {
    const held = await this.rooms.hold(draftId);
    if (!held) return;
    try {
      while (held.room.seq < seq) {
        await held.room.drained();
        await held.room.lookAtJournal(seq);
      }
    } finally {
      held.release();
    }
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
