import { Access, AuditWriter } from '@colex/access';
import type { Actor } from '@colex/policy';
import { DraftRepository, type VersionKind, type VersionOrigin } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Refusal } from '../api/user-errors.js';
import { DraftTexts } from '../history/draft-texts.service.js';
import { newId } from '../identity/new-id.js';
import { type CreatedVersion, type NewVersion, createVersion, versionCreated } from './version-creation.js';

/** A version that is wanted of a draft as it stands. */
export interface VersionWish {
  readonly draftId: string;
  readonly name: string;
  readonly kind: VersionKind;
  readonly note: string;
}

/** A version that only has to be written: its id is known before it is. */
export interface PreparedVersion extends NewVersion {
  readonly id: string;
  readonly projectId: string;
  readonly cityId: string | null;
}

const LONGEST_NAME = 100;
const LONGEST_NOTE = 2_000;

/**
 * Makes the versions that go with something else: a step of the procedure, a round of signing off. Asked in two steps, because
 * reading a text may wait for the journal and a transaction must not.
 */
@Injectable()
export class VersionKeeper {
  constructor(
    private readonly access: Access,
    private readonly texts: DraftTexts,
    private readonly audit: AuditWriter,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Before the transaction: whether this person may make it, and the text as it stands. `field` is where the wish was given. */
  async prepare(
    actor: Actor,
    { draftId, name, kind, note }: VersionWish,
    origin: VersionOrigin,
    field: string,
  ): Promise<{ readonly version: PreparedVersion } | { readonly refusal: Refusal }> {
    const notFound: Refusal = { code: 'NOT_FOUND', message: 'draftNotFound', field: [field, 'draftId'] };
    const draft = await new DraftRepository(this.dataSource.manager).byId(draftId);
    if (!draft || !(await this.access.decide(actor, 'draft.read', draft)).allowed) return { refusal: notFound };
    const verdict = await this.access.decide(actor, 'version.create', draft);
    if (!verdict.allowed) return { refusal: { code: 'FORBIDDEN', message: verdict.reason, field: [field] } };
    const fault = faultOfVersion({ name, note }, [field]);
    if (fault) return { refusal: fault };
    const snapshot = await this.texts.now(draftId);
    if (!snapshot) return { refusal: notFound };
    const { seq, lines } = snapshot;
    const { personId: creatorId, cityId } = actor;
    const { projectId } = draft;
    const id = newId('version');
    return {
      version: { id, draftId, name: name.trim(), kind, note, origin, creatorId, seq, lines, projectId, cityId },
    };
  }

  /** In the caller's transaction: writes it and its audit row; refused, and nothing is written, when the name is taken. */
  async keep(
    manager: EntityManager,
    { projectId, cityId, ...version }: PreparedVersion,
    field: string,
  ): Promise<CreatedVersion | { readonly refusal: Refusal }> {
    const created = await createVersion(manager, version);
    if (!created) return { refusal: { code: 'TAKEN', message: 'versionNameTaken', field: [field, 'name'] } };
    await this.audit.append(manager, { ...versionCreated(version, created), projectId, cityId });
    return created;
  }
}

/** What is wrong with the name or the note of a version; `path` is where they were given. */
export function faultOfVersion(
  { name, note }: Pick<VersionWish, 'name' | 'note'>,
  path: readonly string[] = [],
): Refusal | undefined {
  if (name.trim().length === 0 || name.trim().length > LONGEST_NAME) {
    return {
      code: 'INVALID',
      message: 'versionNameForm',
      parameters: { limit: LONGEST_NAME },
      field: [...path, 'name'],
    };
  }
  if (note.length > LONGEST_NOTE) {
    return {
      code: 'TOO_LARGE',
      message: 'versionNoteForm',
      parameters: { limit: LONGEST_NOTE },
      field: [...path, 'note'],
    };
  }
  return undefined;
}
