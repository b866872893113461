import { Access, Actors, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor } from '@colex/policy';
import { EXPORTS_CHANNEL, type ExportJobFacts, ExportJobRepository, type ExportText } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { Loaders } from '../api/loaders.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { MomentLookup, type MomentWish, type TextWish } from '../history/moment-lookup.service.js';
import type { MomentView } from '../history/moment.view.js';
import { newId } from '../identity/new-id.js';
import { DatabaseSignals } from '../signals/database-signals.service.js';
import { signalled } from '../signals/signalled.js';
import { exportFileName, FORMATS_OF } from './export-order.js';
import type { ExportJobView } from './export.view.js';

/** What is asked for when a paper is to be made. */
export interface ExportWish {
  readonly draftId: string;
  readonly kind: ExportJobFacts['kind'];
  readonly format: ExportJobFacts['format'];
  readonly moment: MomentWish | null;
  readonly base: TextWish | null;
  /** Whose sheet it is; null for every other paper. */
  readonly roundId: string | null;
  readonly idempotencyKey: string | null;
}

const KEPT_MS = 24 * 3_600_000;
/** Papers one person may have under way: the next waits until one of them is done. */
const MOST_UNDER_WAY = 5;

/** Papers of drafts: asked for, followed and fetched, each time only by who may read the draft then. */
@Injectable()
export class ExportService {
  constructor(
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly audit: AuditWriter,
    private readonly lookup: MomentLookup,
    private readonly signals: DatabaseSignals,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async start(context: ApiContext, wish: ExportWish): Promise<{ readonly id: string } | { readonly refusal: Refusal }> {
    const { actor } = context;
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const draft = await context.loaders.draft.load(wish.draftId);
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) {
      return { refusal: { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] } };
    }
    if (!FORMATS_OF[wish.kind].includes(wish.format)) {
      return { refusal: { code: 'INVALID', message: 'noSuchExport', field: ['format'] } };
    }
    const round = wish.roundId === null ? undefined : await context.loaders.round.load(wish.roundId);
    const needsRound = wish.kind === 'SIGNOFF_SHEET';
    if (needsRound !== (wish.roundId !== null) || (needsRound && round?.draftId !== draft.id)) {
      return { refusal: { code: 'NOT_FOUND', message: 'itemUnknown', field: ['roundId'] } };
    }
    const moment = round ? { versionId: round.versionId } : wish.moment;
    const texts = await this.#texts(context, { ...wish, moment });
    if ('refusal' in texts) return texts;
    const { idempotencyKey, ...input } = wish;
    const asked = { personId: actor.personId, mutation: 'startExport', input, idempotencyKey };
    return this.dataSource.transaction((manager) =>
      once<{ readonly id: string }>(manager, asked, async () => {
        const jobs = new ExportJobRepository(manager);
        if ((await jobs.underWayOf(actor.personId)) >= MOST_UNDER_WAY) {
          return { refusal: { code: 'CONFLICT', message: 'tooManyExports', parameters: { limit: MOST_UNDER_WAY } } };
        }
        const id = newId('exportJob');
        const { kind, format } = wish;
        const fileName = exportFileName(draft.title, kind, format, kind === 'OPINIONS' ? '' : texts.text.label);
        const expiresAt = new Date(Date.now() + KEPT_MS);
        await jobs.add({
          id,
          draftId: draft.id,
          personId: actor.personId,
          kind,
          format,
          roundId: wish.roundId,
          ...texts,
          fileName,
          expiresAt,
        });
        await this.audit.append(manager, {
          action: 'export.start',
          actorId: actor.personId,
          cityId: actor.cityId,
          projectId: draft.projectId,
          draftId: draft.id,
          subject: { type: 'export', id },
          facts: {
            kind,
            format,
            revision: texts.text.seq,
            baseDraft: texts.base?.draftId ?? null,
            baseRevision: texts.base?.seq ?? null,
          },
        });
        return { id };
      }),
    );
  }

  /** A job, for who asked for it and may still read the draft; undefined for everybody else. */
  async visible(context: ApiContext, id: string): Promise<ExportJobView | undefined> {
    const job = await context.loaders.exportJob.load(id);
    return job && (await this.#isFor(context.actor, job)) ? job : undefined;
  }

  /** The states of a job from now on; the rights are looked at again before each. */
  async changesOf(context: ApiContext, id: string): Promise<AsyncGenerator<{ readonly exportChanged: ExportJobView }>> {
    if (!(await this.visible(context, id))) throw new TypedError('NOT_FOUND');
    return this.#follow(context, id);
  }

  /** The file, for download: whether it may be given is asked now, whatever was said when it was begun. */
  async file(actor: Actor | null, id: string): Promise<{ readonly job: ExportJobFacts; readonly bytes: Buffer }> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const [job] = await new ExportJobRepository(this.dataSource.manager).byIds([id]);
    if (!job || !(await this.#isFor(actor, job))) throw new TypedError('NOT_FOUND');
    const bytes = await new ExportJobRepository(this.dataSource.manager).bytesOf(id);
    if (bytes === null) throw new TypedError('NOT_FOUND');
    await this.dataSource.transaction((manager) =>
      this.audit.append(manager, {
        action: 'export.download',
        actorId: actor.personId,
        cityId: actor.cityId,
        draftId: job.draftId,
        subject: { type: 'export', id },
        facts: { kind: job.kind, format: job.format, digest: job.digest },
      }),
    );
    return { job, bytes };
  }

  async *#follow(context: ApiContext, id: string): AsyncGenerator<{ readonly exportChanged: ExportJobView }> {
    const wake = signalled(this.signals.on(EXPORTS_CHANNEL), (payload) => payload === null || payload === id);
    let told = '';
    try {
      do {
        context.actor = context.credential && (await this.actors.behind(context.credential));
        context.loaders = new Loaders(this.dataSource, this.access, context.actor);
        const job = await this.visible(context, id);
        if (!job) throw new TypedError('NOT_FOUND');
        const state = `${job.status} ${job.progress}`;
        if (state !== told) yield { exportChanged: job };
        told = state;
        if (job.status !== 'QUEUED' && job.status !== 'RUNNING') return;
      } while (await wake.next());
    } finally {
      wake.stop();
    }
  }

  async #isFor(actor: Actor | null, job: { readonly personId: string; readonly draftId: string }): Promise<boolean> {
    if (actor === null || actor.personId !== job.personId) return false;
    const draft = await new Loaders(this.dataSource, this.access, actor).draft.load(job.draftId);
    return draft !== undefined && (await this.access.decide(actor, 'draft.read', draft)).allowed;
  }

  async #texts(
    context: ApiContext,
    { draftId, kind, moment, base }: ExportWish,
  ): Promise<{ readonly text: ExportText; readonly base: ExportText | null } | { readonly refusal: Refusal }> {
    const text = await this.lookup.moment(context, draftId, moment ?? {});
    if (!text) return { refusal: { code: 'NOT_FOUND', message: 'momentNotFound', field: ['moment'] } };
    const compares = kind === 'REDLINE' || kind === 'COMPARISON_TABLE';
    if (!compares) return { text: await this.#named(context, text), base: null };
    if (base === null) return { refusal: { code: 'INVALID', message: 'exportNeedsBase', field: ['base'] } };
    const old = await this.lookup.text(context, {
      ...base,
      draftId: base.draftId ?? (base.moment?.versionId ? null : draftId),
    });
    if (!old) return { refusal: { code: 'NOT_FOUND', message: 'momentNotFound', field: ['base'] } };
    return { text: await this.#named(context, text), base: await this.#named(context, old) };
  }

  /** How a text is called in the heads of columns: by its version, or by its entry. */
  async #named({ loaders }: ApiContext, { draftId, revision, versionId }: MomentView): Promise<ExportText> {
    const version = versionId === null ? undefined : await loaders.version.load(versionId);
    return { draftId, seq: revision, label: version?.name ?? `第${revision}条日志` };
  }
}
