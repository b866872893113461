import type { AuditRecord } from '@colex/access';
import { encodeState, fillWithLines } from '@colex/collab';
import { type Line, type Loss, readText } from '@colex/lawtext';
import type { DraftKind } from '@colex/policy';
import { ClauseRepository, DraftEntity, DraftHeadEntity, DraftRepository, JournalRepository } from '@colex/store';
import { nanoid } from 'nanoid';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { newId } from '../identity/new-id.js';
import { projectText } from '../projection/clause-rows.js';

/** A draft to be made. */
export interface NewDraft {
  readonly projectId: string;
  readonly kind: DraftKind;
  /** Whose edition; null for the joint text. */
  readonly cityId: string | null;
  /** Wished-for slug; a number is added when it is taken. */
  readonly slug: string;
  /** Who makes it: the author of every character of its first entry. */
  readonly creatorId: string;
  readonly title: string | null;
  /** Plain text or Markdown. */
  readonly text: string;
}

/** A draft that was made. */
export interface CreatedDraft {
  readonly draftId: string;
  readonly losses: readonly Loss[];
  readonly title: string;
  /** Of the whole text. */
  readonly digest: string;
}

/** Makes a draft with its first journal entry, its head and its clause rows, all in the caller's transaction. */
export async function createDraft(manager: EntityManager, wish: NewDraft): Promise<CreatedDraft> {
  const { lines, losses } = readText(wish.text, { newId: () => nanoid() });
  const titled = withTitle(lines, wish.title);
  const draftId = newId('draft');
  const doc = new Y.Doc();
  fillWithLines(doc, titled);
  const bytes = encodeState(doc);
  const clientId = doc.clientID;
  doc.destroy();

  const slug = await new DraftRepository(manager).freeSlug(wish.slug);
  const { projectId, kind, cityId, creatorId } = wish;
  await manager.insert(DraftEntity, { id: draftId, slug, kind, projectId, cityId, createdBy: creatorId });
  const { clauses, ...projected } = projectText(draftId, titled);
  await manager.insert(DraftHeadEntity, { draftId, seq: 0, projectedSeq: 1, ...projected, updatedAt: () => 'now()' });
  await new JournalRepository(manager).insert([
    {
      draftId,
      expectedSeq: 0,
      entries: [{ kind: 'import', actorId: creatorId, newClientIds: [clientId], bytes }],
    },
  ]);
  await new ClauseRepository(manager).save(clauses.map((clause) => ({ ...clause, changedAtSeq: 1, touchedAtSeq: 1 })));
  return { draftId, losses, title: projected.title, digest: projected.digest };
}

/** What the audit chain keeps of a new draft. */
export function draftCreated(wish: NewDraft, { draftId, digest, title }: CreatedDraft): AuditRecord {
  const { kind, cityId, projectId, creatorId } = wish;
  return {
    action: 'draft.create',
    actorId: creatorId,
    projectId,
    draftId,
    cityId,
    subject: { type: 'draft', id: draftId },
    facts: { kind, title, digest },
  };
}

/** The title that was asked for stands in place of the one that was read. */
function withTitle(lines: readonly Line[], title: string | null): readonly Line[] {
  if (title === null) return lines;
  const rest = lines.filter((line) => line.kind !== 'title');
  return [{ id: nanoid(), kind: 'title', text: title }, ...rest];
}
