import type { AuditRecord } from '@colex/access';
import { type Line, writeLineContent } from '@colex/lawtext';
import { type VersionKind, type VersionOrigin, VersionRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import { newId } from '../identity/new-id.js';
import { printClauses, projectText } from '../projection/clause-rows.js';

/** A version to be made of a text. */
export interface NewVersion {
  /** Given when something else must name it before it is written. */
  readonly id?: string;
  readonly draftId: string;
  readonly name: string;
  readonly kind: VersionKind;
  readonly note: string;
  readonly origin: VersionOrigin;
  readonly creatorId: string;
  /** Now unless told otherwise; only the demo tells otherwise. */
  readonly createdAt?: Date;
  /** The journal entry after which the draft reads as `lines`: both as `DraftTexts` gave them. */
  readonly seq: number;
  readonly lines: readonly Line[];
}

/** A version that was made. */
export interface CreatedVersion {
  readonly versionId: string;
  readonly digest: string;
}

/**
 * Writes a version and its clauses in the caller's transaction: for people, steps of the procedure and rounds alike.
 * Undefined, and nothing is written, when the draft has a version of this name.
 */
export async function createVersion(
  manager: EntityManager,
  { id: versionId = newId('version'), creatorId, lines, ...wish }: NewVersion,
): Promise<CreatedVersion | undefined> {
  const { clauses, title, digest, counts } = projectText(wish.draftId, lines);
  const text = { content: writeLineContent(lines), printed: printClauses(clauses) };
  const row = { id: versionId, ...wish, createdBy: creatorId, title, digest, counts, ...text };
  const isWritten = await new VersionRepository(manager).insert(row, clauses);
  return isWritten ? { versionId, digest } : undefined;
}

/** What the audit chain says of a version that was made. */
export function versionCreated(wish: NewVersion, { versionId, digest }: CreatedVersion): AuditRecord {
  const { draftId, name, kind, origin, creatorId, seq } = wish;
  return {
    action: 'version.create',
    actorId: creatorId,
    draftId,
    subject: { type: 'version', id: versionId },
    facts: { name, kind, origin, revision: seq, digest },
  };
}
