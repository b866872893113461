import { clauseStarts, digestOfClause } from '@colex/lawtext';
import type { Line, LineId } from '@colex/lawtext';
import * as Y from 'yjs';

import { LinesMirror } from '../lines-mirror.js';

/** The lines of the clauses with these ids. */
function linesOfClauses(lines: readonly Line[], ids: ReadonlySet<LineId>): Map<LineId, readonly Line[]> {
  const found = new Map<LineId, readonly Line[]>();
  const starts = clauseStarts(lines);
  starts.forEach((from, place) => {
    const id = lines[from]?.id;
    if (id !== undefined && ids.has(id)) found.set(id, lines.slice(from, starts[place + 1] ?? lines.length));
  });
  return found;
}

const isSameClause = (before: readonly Line[], after: readonly Line[] | undefined): boolean =>
  after !== undefined &&
  // A mirror gives the same object for a line that did not change, so a digest is worked out only where something did.
  ((before.length === after.length && before.every((line, index) => line === after[index])) ||
    digestOfClause(before) === digestOfClause(after));

/**
 * A second copy of a document on which an update is tried before the document gets it. It follows the document from the moment it
 * is made; making it costs about an opening of the draft.
 */
export class Trial {
  private readonly copy = new Y.Doc();
  private readonly mirror: LinesMirror;
  private behind: Uint8Array[] = [];

  constructor(private readonly doc: Y.Doc) {
    Y.applyUpdate(this.copy, Y.encodeStateAsUpdate(doc));
    this.mirror = new LinesMirror(this.copy);
    doc.on('update', this.follow);
  }

  /** How many updates of the document the copy has not taken in yet. */
  get lag(): number {
    return this.behind.length;
  }

  /**
   * The ids of the clauses that the update would change or take away, of those asked for. When there are any, or when the update is
   * not applied to the document afterwards, the copy is spoilt and must be given up.
   */
  changed(update: Uint8Array, ids: ReadonlySet<LineId>): LineId[] {
    this.catchUp();
    const before = linesOfClauses(this.mirror.lines, ids);
    Y.applyUpdate(this.copy, update);
    const after = linesOfClauses(this.mirror.lines, ids);
    return [...before].filter(([id, lines]) => !isSameClause(lines, after.get(id))).map(([id]) => id);
  }

  destroy(): void {
    this.doc.off('update', this.follow);
    this.mirror.destroy();
    this.copy.destroy();
  }

  private readonly follow = (update: Uint8Array): void => {
    this.behind.push(update);
  };

  private catchUp(): void {
    const updates = this.behind;
    this.behind = [];
    if (updates.length === 0) return;
    this.copy.transact(() => {
      for (const update of updates) Y.applyUpdate(this.copy, update);
    });
  }
}
