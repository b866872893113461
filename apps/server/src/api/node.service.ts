import { Access } from '@colex/access';
import { TypedError } from '@colex/contract';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { type IdKind, kindOfId } from '../identity/new-id.js';
import type { ApiContext } from './api-context.js';

/** Anything that has an id, as the API shows it. */
export interface NodeView {
  readonly __typename: string;
  readonly id: string;
}

const MOST_NODES = 100;

/** Finds things by id alone, each only for those who may see it. */
@Injectable()
export class NodeService {
  constructor(
    private readonly access: Access,
    private readonly auditService: AuditService,
  ) {}

  /** In the order of the ids; null where there is nothing or it may not be seen: the two look the same. */
  async nodes(context: ApiContext, ids: readonly string[]): Promise<(NodeView | null)[]> {
    await this.access.assert(context.actor, 'region.read', {});
    if (ids.length > MOST_NODES) {
      throw new TypedError('BAD_USER_INPUT', {
        'zh-CN': `一次最多可取 ${MOST_NODES} 个对象。`,
        en: `At most ${MOST_NODES} ids may be given.`,
      });
    }
    return Promise.all(ids.map(async (id) => (await this.#finders[kindOfId(id) ?? 'none'](context, id)) ?? null));
  }

  readonly #finders: Record<IdKind | 'none', (context: ApiContext, id: string) => Promise<NodeView | undefined>> = {
    none: async () => undefined,
    token: async () => undefined,
    notice: async (context, id) => {
      const item = await context.loaders.inboxItem.load(id);
      if (!item || item.personId !== context.actor?.personId) return undefined;
      const { projectId } = item;
      return (await this.access.decide(context.actor, 'project.read', { projectId })).allowed ? item : undefined;
    },
    webhook: async () => undefined,
    delivery: async () => undefined,
    thread: async (context, id) => {
      const thread = await context.loaders.thread.load(id);
      return thread && (await this.#readableDraft(context, thread.draftId)) ? thread : undefined;
    },
    comment: async (context, id) => {
      const comment = await context.loaders.comment.load(id);
      const thread = comment && (await context.loaders.thread.load(comment.threadId));
      return thread && (await this.#readableDraft(context, thread.draftId)) ? comment : undefined;
    },
    region: ({ loaders }, id) => loaders.region.load(id),
    province: ({ loaders }, id) => loaders.province.load(id),
    city: ({ loaders }, id) => loaders.city.load(id),
    person: async (context, id) => {
      const verdict = await this.access.decide(context.actor, 'person.read', { personId: id });
      return verdict.allowed ? context.loaders.person.load(id) : undefined;
    },
    project: async (context, id) => {
      const verdict = await this.access.decide(context.actor, 'project.read', { projectId: id });
      return verdict.allowed ? context.loaders.project.load(id) : undefined;
    },
    draft: (context, id) => this.#readableDraft(context, id),
    strandedText: async (context, id) => {
      const text = await context.loaders.strandedText.load(id);
      return text && (await this.#readableDraft(context, text.draftId)) ? text : undefined;
    },
    exportJob: async (context, id) => {
      const job = await context.loaders.exportJob.load(id);
      if (!job || job.personId !== context.actor?.personId) return undefined;
      return (await this.#readableDraft(context, job.draftId)) ? job : undefined;
    },
    ignoredFinding: async (context, id) => {
      const ignored = await context.loaders.ignoredFinding.load(id);
      return ignored && (await this.#readableDraft(context, ignored.draftId)) ? ignored : undefined;
    },
    step: async () => undefined,
    chairTerm: async () => undefined,
    storedFile: (context, id) => this.#ofReadableProject(context, context.loaders.storedFile.load(id)),
    meeting: (context, id) => this.#ofReadableProject(context, context.loaders.meeting.load(id)),
    paper: (context, id) => this.#ofReadableProject(context, context.loaders.paper.load(id)),
    auditEntry: (context, id) => this.auditService.visible(context, id),
    clause: async (context, id) => {
      const clause = await context.loaders.clause.load(id);
      return clause && (await this.#readableDraft(context, clause.draftId)) ? clause : undefined;
    },
    round: async (context, id) => {
      const round = await context.loaders.round.load(id);
      return round && (await this.#readableDraft(context, round.draftId)) ? round : undefined;
    },
    roundSignature: async () => undefined,
    settlement: async () => undefined,
    ownership: async () => undefined,
    signoffDecision: async (context, id) => {
      const decision = await context.loaders.signoffDecision.load(id);
      return decision && (await this.#readableDraft(context, decision.draftId)) ? decision : undefined;
    },
    version: (context, id) => this.#readableVersion(context, id),
    versionClause: async (context, id) => {
      const clause = await context.loaders.versionClause.load(id);
      return clause && (await this.#readableVersion(context, clause.versionId)) ? clause : undefined;
    },
  };

  async #readableVersion(context: ApiContext, id: string) {
    const version = await context.loaders.version.load(id);
    return version && (await this.#readableDraft(context, version.draftId)) ? version : undefined;
  }

  async #ofReadableProject<View extends NodeView & { readonly projectId: string }>(
    context: ApiContext,
    loading: Promise<View | undefined>,
  ): Promise<View | undefined> {
    const view = await loading;
    const verdict = view && (await this.access.decide(context.actor, 'project.read', { projectId: view.projectId }));
    return verdict?.allowed ? view : undefined;
  }

  async #readableDraft(context: ApiContext, id: string) {
    const draft = await context.loaders.draft.load(id);
    return draft && (await context.loaders.mode.load(draft)).mode !== null ? draft : undefined;
  }
}
