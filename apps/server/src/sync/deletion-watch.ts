/** How long deletions are added up. */
const WINDOW_MS = 10_000;
/** Which share of the text one person must have taken away in that time. */
const SHARE = 0.3;
/** A text this short is soon rewritten by anybody. */
const SHORTEST_TEXT = 200;

interface Deletion {
  readonly at: number;
  readonly length: number;
}

interface Window {
  deletions: Deletion[];
  /** The longest the text was since the first of them. */
  longest: number;
}

/**
 * Notices when one person takes away more than 30 % of a draft within ten seconds (trust.md MS10). It is allowed, nothing is lost,
 * and everybody who looks after the draft should know.
 */
export class DeletionWatch {
  readonly #windows = new Map<string, Window>();

  /** A change of one person took the text from one length to another. True when it is the one with which it became too much. */
  isMassDeletion(personId: string, before: number, after: number, now: number): boolean {
    const length = before - after;
    if (length <= 0) return false;
    const known = this.#windows.get(personId);
    const recent = (known?.deletions ?? []).filter(({ at }) => now - at < WINDOW_MS);
    const longest = Math.max(before, recent.length > 0 ? (known?.longest ?? 0) : 0);
    const deletions = [...recent, { at: now, length }];
    const removed = deletions.reduce((sum, deletion) => sum + deletion.length, 0);
    if (longest < SHORTEST_TEXT || removed <= longest * SHARE) {
      this.#windows.set(personId, { deletions, longest });
      return false;
    }
    // Counted anew from here: it is told once, not again with every further character.
    this.#windows.delete(personId);
    return true;
  }
}
