import { LinesMirror } from '@colex/collab';
import { type Line, clausesOf } from '@colex/lawtext';
import { CheckpointRepository, JournalRepository } from '@colex/store';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { applyEntries } from '../sync/stored-draft.js';

/** Lines after the first that are looked at before more are: few clauses are longer. */
const FIRST_WINDOW = 64;

/**
 * Whether a person was the last to change the words of a clause, up to journal entry `seq`: exactly, from the journal, whatever
 * was projected when. What was brought in with the text counts as nobody's edit.
 */
export async function isLastEditor(
  manager: EntityManager,
  { draftId, lineId, personId, seq }: { draftId: string; lineId: string; personId: string; seq: number },
): Promise<boolean> {
  const [wrote]: { wrote: boolean }[] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM draft_client WHERE draft_id = $1 AND person_id = $2) AS wrote`,
    [draftId, personId],
  );
  // Reviewers seldom draft: most are known by this not to have changed anything.
  if (!wrote?.wrote) return false;
  let until = seq;
  for await (const { seq: base, state } of new CheckpointRepository(manager).intact(draftId, seq)) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state, 'checkpoint');
    const last = await lastChange(manager, draftId, lineId, { doc, from: base, until });
    if (last) return last.actorId === personId && last.kind !== 'import';
    until = base;
  }
  const last = await lastChange(manager, draftId, lineId, { doc: new Y.Doc(), from: 0, until });
  return last !== undefined && last.actorId === personId && last.kind !== 'import';
}

/** The last entry after `from` and up to `until` with which the clause read differently than before it. Ends the document. */
async function lastChange(
  manager: EntityManager,
  draftId: string,
  lineId: string,
  { doc, from, until }: { doc: Y.Doc; from: number; until: number },
): Promise<{ readonly actorId: string; readonly kind: string } | undefined> {
  const mirror = new LinesMirror(doc);
  let digest = digestAt(mirror.lines, lineId);
  let last: { readonly actorId: string; readonly kind: string } | undefined;
  for await (const entries of new JournalRepository(manager).entriesAfter(draftId, from)) {
    for (const entry of entries) {
      if (entry.seq > until) break;
      applyEntries(doc, draftId, [entry]);
      const now = digestAt(mirror.lines, lineId);
      if (now !== digest) last = { actorId: entry.actorId, kind: entry.kind };
      digest = now;
    }
  }
  mirror.destroy();
  doc.destroy();
  return last;
}

/** The digest of the clause that begins with a line; undefined when there is no such line. */
function digestAt(lines: readonly Line[], lineId: string): string | undefined {
  const start = lines.findIndex((line) => line.id === lineId);
  if (start < 0) return undefined;
  for (let window = FIRST_WINDOW; ; window *= 2) {
    const [clause, next] = clausesOf(lines.slice(start, start + window));
    if (next !== undefined || start + window >= lines.length) return clause?.digest;
  }
}
