import { createHash } from 'node:crypto';
import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import type { Actor, DraftKind } from '@colex/policy';
import {
  ClauseRepository,
  DRAFTS,
  DraftRepository,
  IdempotencyKeyRepository,
  ProjectRepository,
  RegionRepository,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import type { Refusal } from '../api/user-errors.js';
import { printClauses } from '../projection/clause-rows.js';
import { type CreatedDraft, createDraft, draftCreated } from './draft-creation.js';
import type { DraftView } from './draft.view.js';

/** What is asked for when a draft is to be made. */
export interface CreateDraftWish {
  readonly projectId: string;
  readonly kind: DraftKind;
  readonly cityId: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly idempotencyKey: string | null;
}

/** What became of it. */
export type CreateDraftOutcome = CreatedDraft | { readonly refusal: Refusal };

const LONGEST_TEXT = 4_000_000;
const LONGEST_TITLE = 500;
const LONGEST_KEY = 200;

/** Texts: finding, reading and making them. Their words change over the sync socket alone. */
@Injectable()
export class DraftService {
  constructor(
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async drafts(context: ApiContext, given: ConnectionArguments): Promise<ConnectionView<DraftView>> {
    await this.access.assert(context.actor, 'region.read', {});
    return connection(context, DRAFTS, '', given, context.loaders.draft);
  }

  async draft(context: ApiContext, slug: string): Promise<DraftView | null> {
    await this.access.assert(context.actor, 'region.read', {});
    const row = await new DraftRepository(this.dataSource.manager).bySlug(slug);
    const draft = row && (await context.loaders.draft.load(row.id));
    return draft && (await context.loaders.mode.load(draft)).mode !== null ? draft : null;
  }

  async plainText(context: ApiContext, draft: DraftView): Promise<string> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return printClauses(await new ClauseRepository(this.dataSource.manager).ofDraft(draft.id));
  }

  /** Makes a draft from text. With an idempotency key the same wish is carried out once in 24 hours. */
  async createDraft(actor: Actor | null, wish: CreateDraftWish): Promise<CreateDraftOutcome> {
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const { projectId, kind, cityId } = wish;
    const verdict = await this.access.decide(actor, 'draft.create', { projectId, kind, cityId });
    if (!verdict.allowed) {
      const mayRead = await this.access.decide(actor, 'project.read', { projectId });
      return mayRead.allowed
        ? { refusal: { code: 'FORBIDDEN', message: verdict.reason } }
        : { refusal: { code: 'NOT_FOUND', message: 'projectNotFound', field: ['projectId'] } };
    }
    const refusal = faultOf(wish);
    if (refusal) return { refusal };
    return this.dataSource.transaction((manager) => this.once(manager, actor.personId, wish));
  }

  private async once(manager: EntityManager, personId: string, wish: CreateDraftWish): Promise<CreateDraftOutcome> {
    const { idempotencyKey, ...content } = wish;
    if (idempotencyKey === null) return this.create(manager, personId, wish);
    const requestHash = createHash('sha256').update(JSON.stringify(content)).digest();
    const request = { personId, key: idempotencyKey, mutation: 'createDraft', requestHash };
    const keys = new IdempotencyKeyRepository(manager);
    const earlier = await keys.claim(request);
    if (earlier === 'reused') {
      return { refusal: { code: 'INVALID', message: 'idempotencyKeyReused', field: ['idempotencyKey'] } };
    }
    if (earlier) return earlier.answer as CreatedDraft;
    const outcome = await this.create(manager, personId, wish);
    if (!('refusal' in outcome)) await keys.remember(request, outcome);
    return outcome;
  }

  private async create(manager: EntityManager, creatorId: string, wish: CreateDraftWish): Promise<CreateDraftOutcome> {
    const { projectId, kind, cityId, title, text } = wish;
    const [project] = await new ProjectRepository(manager).byIds([projectId]);
    if (!project) return { refusal: { code: 'NOT_FOUND', message: 'projectNotFound', field: ['projectId'] } };
    const [city] = cityId === null ? [] : await new RegionRepository(manager).citiesByIds([cityId]);
    const slug = `${project.slug}-${city?.slug ?? 'joint'}`;
    const wished = { projectId, kind, cityId, slug, creatorId, title: title?.trim() || null, text };
    const created = await createDraft(manager, wished);
    await this.audit.append(manager, draftCreated(wished, created));
    return created;
  }
}

function faultOf(wish: CreateDraftWish): Refusal | undefined {
  const { kind, cityId, title, text, idempotencyKey } = wish;
  if (kind === 'JOINT' && cityId !== null) return { code: 'INVALID', message: 'jointHasNoCity', field: ['cityId'] };
  if (text.length > LONGEST_TEXT) {
    return { code: 'TOO_LARGE', message: 'textTooLarge', parameters: { limit: LONGEST_TEXT }, field: ['text'] };
  }
  if (title !== null && title.length > LONGEST_TITLE) {
    return { code: 'TOO_LARGE', message: 'titleTooLarge', parameters: { limit: LONGEST_TITLE }, field: ['title'] };
  }
  if (idempotencyKey !== null && (idempotencyKey.length === 0 || idempotencyKey.length > LONGEST_KEY)) {
    return { code: 'INVALID', message: 'idempotencyKeyForm', field: ['idempotencyKey'] };
  }
  return undefined;
}
