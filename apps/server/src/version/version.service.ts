import { Access, AuditWriter } from '@colex/access';
import { TypedError } from '@colex/contract';
import { digestOfText } from '@colex/lawtext';
import type { Actor } from '@colex/policy';
import {
  CLAUSES_OF_VERSION,
  JournalRepository,
  VERSIONS_OF_DRAFT,
  type VersionKind,
  VersionRepository,
} from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { ApiContext } from '../api/api-context.js';
import { type ConnectionArguments, type ConnectionView, connection } from '../api/connection.js';
import { once } from '../api/once.js';
import type { Refusal } from '../api/user-errors.js';
import { printedArticleNumber } from '../clause/article-number.js';
import type { DraftView } from '../draft/draft.view.js';
import { DraftTexts } from '../history/draft-texts.service.js';
import type { Snapshot } from '../sync/room.js';
import { type NewVersion, createVersion, versionCreated } from './version-creation.js';
import { faultOfVersion } from './version-keeper.service.js';
import { type VersionClauseView, type VersionView, toVersionClauseView } from './version.view.js';

/** What is asked for when a version is to be made. */
export interface CreateVersionWish {
  readonly draftId: string;
  readonly name: string;
  readonly kind: VersionKind;
  readonly note: string;
  readonly expectedRevision: number | null;
  readonly expectedDigest: string | null;
  readonly idempotencyKey: string | null;
}

/** What became of it. */
export type CreateVersionOutcome = { readonly versionId: string } | { readonly refusal: Refusal };

/** Named versions of drafts. */
@Injectable()
export class VersionService {
  constructor(
    private readonly access: Access,
    private readonly texts: DraftTexts,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  async versions(
    context: ApiContext,
    draft: DraftView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<VersionView>> {
    await this.access.assert(context.actor, 'draft.read', draft);
    return connection(context, VERSIONS_OF_DRAFT, draft.id, given, context.loaders.version);
  }

  async mayNameVersions(context: ApiContext, draft: DraftView): Promise<boolean> {
    return (await this.access.decide(context.actor, 'version.create', draft)).allowed;
  }

  async clauses(
    context: ApiContext,
    version: VersionView,
    given: ConnectionArguments,
  ): Promise<ConnectionView<VersionClauseView>> {
    await this.assertReads(context, version);
    return connection(context, CLAUSES_OF_VERSION, version.id, given, context.loaders.versionClause);
  }

  /** The article of this number: as printed (第十条) or as a plain number (10). */
  async clause(context: ApiContext, version: VersionView, number: string): Promise<VersionClauseView | null> {
    await this.assertReads(context, version);
    const row = await this.repository.articleByNumber(version.id, printedArticleNumber(number));
    return row && toVersionClauseView(row);
  }

  async plainText(context: ApiContext, version: VersionView): Promise<string> {
    await this.assertReads(context, version);
    const text = await this.repository.textOf(version.id);
    if (!text) throw new TypedError('NOT_FOUND');
    return text.printed;
  }

  /** Makes a version of the text as it stands. With an idempotency key the same wish is carried out once in 24 hours. */
  async createVersion(context: ApiContext, wish: CreateVersionWish): Promise<CreateVersionOutcome> {
    const { actor } = context;
    if (actor === null) throw new TypedError('UNAUTHENTICATED');
    const draft = await context.loaders.draft.load(wish.draftId);
    const notFound: Refusal = { code: 'NOT_FOUND', message: 'draftNotFound', field: ['draftId'] };
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return { refusal: notFound };
    const verdict = await this.access.decide(actor, 'version.create', draft);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason } };
    const refusal = faultOfVersion(wish);
    if (refusal) return { refusal };
    const snapshot = await this.texts.now(wish.draftId);
    if (!snapshot) return { refusal: notFound };
    const { idempotencyKey, ...input } = wish;
    const asked = { personId: actor.personId, mutation: 'createVersion', input, idempotencyKey };
    return this.dataSource.transaction((manager) =>
      once(manager, asked, () => this.create(manager, actor, draft, wish, snapshot)),
    );
  }

  private async create(
    manager: EntityManager,
    { personId, cityId }: Actor,
    { projectId }: DraftView,
    wish: CreateVersionWish,
    { seq, lines }: Snapshot,
  ): Promise<CreateVersionOutcome> {
    const { draftId, name, kind, note, expectedRevision, expectedDigest } = wish;
    if (expectedRevision !== null) {
      // The head stays locked until the version is written: nobody appends in between.
      const head = (await new JournalRepository(manager).lockHeads([draftId])).get(draftId) ?? 0;
      if (head !== expectedRevision || seq !== head) return conflict('revisionMovedOn', 'expectedRevision', head);
    }
    if (expectedDigest !== null && expectedDigest !== digestOfText(lines)) {
      return conflict('digestDiffers', 'expectedDigest', seq);
    }
    const version: NewVersion = {
      draftId,
      kind,
      note,
      seq,
      lines,
      name: name.trim(),
      origin: 'PERSON',
      creatorId: personId,
    };
    const created = await createVersion(manager, version);
    if (!created) return { refusal: { code: 'TAKEN', message: 'versionNameTaken', field: ['name'] } };
    await this.audit.append(manager, { ...versionCreated(version, created), projectId, cityId });
    return { versionId: created.versionId };
  }

  private async assertReads(context: ApiContext, { draftId }: VersionView): Promise<void> {
    const draft = await context.loaders.draft.load(draftId);
    if (!draft) throw new TypedError('NOT_FOUND');
    await this.access.assert(context.actor, 'draft.read', draft);
  }

  private get repository(): VersionRepository {
    return new VersionRepository(this.dataSource.manager);
  }
}

function conflict(
  message: 'revisionMovedOn' | 'digestDiffers',
  field: string,
  revision: number,
): { readonly refusal: Refusal } {
  return { refusal: { code: 'CONFLICT', message, field: [field], parameters: { revision } } };
}
