import {
  type Origin,
  MovedLines,
  WritingIndex,
  admitUpdate,
  blameOf,
  decodeOrigins,
  encodeOrigins,
  encodeState,
  entriesBetween,
  linesOf,
  newDraftDocument,
  originsOf,
  type ReplacementFault,
  type WantedLine,
  rewriteTo,
  withClauseOf,
  withClauseReplaced,
} from '@colex/collab';

import { type ClauseChange, type LineComparison, compareTexts } from '@colex/drafting';
import { type Line, clausesOf, digestOfText } from '@colex/lawtext';
import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { type PackedEntries, entriesOf } from './packed-entries.js';

/** A state of a draft and the entries after it: together, a later state. */
export interface Material {
  /** Null for the beginning. */
  readonly state: Uint8Array | null;
  readonly entries: PackedEntries;
}

/** What is known of who wrote what: pieces of a `WritingIndex`, the entries after the last of them, and the origins of restored words. */
export interface WritingMaterial {
  readonly pieces: readonly Uint8Array[];
  readonly rest: PackedEntries;
  readonly origins: readonly Uint8Array[];
}

/** One run of a line by whom and when; `actor` is a place in the list of actors. */
export interface AuthoredRun {
  readonly length: number;
  readonly actor: number;
  /** Milliseconds since 1970, to the minute. */
  readonly at: number;
  /** The last entry of the run. */
  readonly seq: number;
}

/** Who wrote a text. */
export interface AuthoredText {
  /** Ids of people. */
  readonly actors: readonly string[];
  readonly lines: readonly { readonly id: string; readonly runs: readonly AuthoredRun[] }[];
}

/** What one person did to a line between two states. */
export interface LineAuthor {
  readonly actor: string;
  readonly written: number;
  readonly erased: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly lastSeq: number;
}

/** A change of a comparison as plain data; clauses are told by where their lines stand. */
export interface PlainChange {
  readonly kind: ClauseChange['kind'];
  /** Indexes of the first lines of the clauses in the old text and in the new. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Empty for clauses that read the same. */
  readonly lines: readonly LineComparison[];
}

/** What a restoration would write. */
export interface RestoredText {
  /** An update that follows the state it was made for; null when nothing would change. */
  readonly update: Uint8Array | null;
  /** Whether it is more than one entry may hold. */
  readonly refused: boolean;
  readonly clientIds: readonly number[];
  readonly origins: Uint8Array;
  /** The text as it reads, and as it would read. */
  readonly before: readonly Line[];
  readonly lines: readonly Line[];
  /** Protected clauses that had read differently and stay as they are. */
  readonly kept: readonly string[];
  /** Protected clauses that would change all the same: then nothing may be written. */
  readonly touched: readonly string[];
}

/** What replacing a clause would write, or why it cannot be. */
export type ReplacedClause =
  { readonly fault: ReplacementFault } | Pick<RestoredText, 'update' | 'refused' | 'clientIds' | 'lines' | 'touched'>;

const MINUTE_MS = 60_000;

/** What the worker threads can be asked: pure functions of plain data. */
export const TEXT_WORK = {
  /** The lines a state reads as. */
  read(material: Material): Line[] {
    return withDocument(material, linesOf);
  },

  /** A history checkpoint of the end of the material; what its entries wrote begins after `afterSeq`. */
  checkpoint({ material, afterSeq }: { readonly material: Material; readonly afterSeq: number }) {
    const before = documentOf({ state: material.state, entries: NO_ENTRIES });
    const index = new WritingIndex(afterSeq, before);
    for (const entry of entriesOf(material.entries)) index.note(entry);
    // From here on the document follows the entries.
    index.keepOrigins(movesIn(before, material.entries));
    before.destroy();
    return withDocument(material, (doc) => {
      const state = encodeState(doc);
      const digest = digestOfText(linesOf(doc));
      // Read back before anything may rely on it.
      if (withDocument({ state, entries: NO_ENTRIES }, (read) => digestOfText(linesOf(read))) !== digest) {
        throw new Error('A state does not read as the document it was made of.');
      }
      return { state, digest, writing: index.encode() };
    });
  },

  /** Two texts compared clause by clause. */
  compare({ before, after }: { readonly before: readonly Line[]; readonly after: readonly Line[] }): PlainChange[] {
    return compareTexts(before, after).changes.map((change) => ({
      kind: change.kind,
      before: change.before.map(({ from }) => from),
      after: change.after.map(({ from }) => from),
      lines: change.kind === 'unchanged' ? [] : change.lines,
    }));
  },

  /** Who wrote each character. */
  blame({ material, writing }: { readonly material: Material; readonly writing: WritingMaterial }): AuthoredText {
    const index = indexOf(writing);
    return withDocument({ state: material.state, entries: NO_ENTRIES }, (doc) => {
      index.noteOrigins(movesIn(doc, material.entries));
      return authoredText(blameOf(doc, index), index);
    });
  },

  /** Who made the lines of one state those of a later one. */
  authors(given: { readonly before: Material; readonly after: Material; readonly writing: WritingMaterial }) {
    const index = indexOf(given.writing);
    return withDocument(given.before, (before) =>
      withDocument(given.after, (after) =>
        [...entriesBetween(before, after, index)].map(([id, shares]) => {
          const authors = new Map<string, LineAuthor>();
          for (const { seq, written, erased } of shares) {
            const actor = index.actorOf(seq) ?? '';
            const at = index.timeOf(seq) ?? 0;
            const known = authors.get(actor) ?? { actor, written: 0, erased: 0, firstAt: at, lastAt: at, lastSeq: seq };
            authors.set(actor, {
              ...known,
              written: known.written + written,
              erased: known.erased + erased,
              lastAt: at,
              lastSeq: seq,
            });
          }
          return { id, authors: [...authors.values()] };
        }),
      ),
    );
  },

  /**
   * What must be written so that the text, or one clause of it, reads as `lines` did; undefined when they have no such clause. Protected
   * clauses stay as they are. `source` is the state that read like this: from it the words keep their first writers.
   */
  restore(given: {
    readonly now: Material;
    readonly source: Material;
    readonly lines: readonly Line[];
    readonly clauseLineId: string | null;
    readonly protectedIds: readonly string[];
  }): RestoredText | undefined {
    const { clauseLineId, protectedIds } = given;
    const before = documentOf(given.now);
    const source = documentOf(given.source);
    const current = linesOf(before);
    const asked = clauseLineId === null ? given.lines : withClauseOf(current, given.lines, clauseLineId, nanoid);
    if (!asked) return undefined;
    let wanted = asked;
    for (const id of protectedIds) wanted = withClauseOf(wanted, current, id, nanoid) ?? wanted;
    const { after, ...written } = writing(before, current, wanted, protectedIds);
    const [digests, askedDigests] = [digestsOf(current), digestsOf(asked)];
    return {
      ...written,
      origins: encodeOrigins(originsOf(before, after, source)),
      before: current,
      kept: protectedIds.filter((id) => digests.has(id) && digests.get(id) !== askedDigests.get(id)),
    };
  },

  /** What must be written so that a clause reads as `wanted`, which was written for the clause as it stood in `base`. */
  replaceClause(given: {
    readonly now: Material;
    readonly base: Material;
    readonly clauseLineId: string;
    readonly wanted: readonly WantedLine[];
    readonly protectedIds: readonly string[];
  }): ReplacedClause {
    const before = documentOf(given.now);
    const current = linesOf(before);
    const base = withDocument(given.base, linesOf);
    const replacement = withClauseReplaced(current, base, given.clauseLineId, given.wanted, nanoid);
    if ('fault' in replacement) return replacement;
    const { after: _, ...written } = writing(before, current, replacement.lines, given.protectedIds);
    return written;
  },
};

/** The update that makes a document read as `wanted`, on a copy of it; and which protected clauses it would change. */
function writing(
  before: Y.Doc,
  current: readonly Line[],
  wanted: readonly Line[],
  protectedIds: readonly string[],
): Pick<RestoredText, 'update' | 'refused' | 'clientIds' | 'lines' | 'touched'> & { readonly after: Y.Doc } {
  const after = newDraftDocument();
  Y.applyUpdate(after, encodeState(before));
  rewriteTo(after, wanted, nanoid);
  const update = encodeState(after, Y.encodeStateVector(before));
  const admission = admitUpdate(before, update);
  const lines = linesOf(after);
  const [then, now] = [digestsOf(current), digestsOf(lines)];
  return {
    after,
    update: admission.verdict === 'admitted' ? update : null,
    refused: admission.verdict === 'refused',
    clientIds: admission.verdict === 'admitted' ? admission.writers : [],
    lines,
    touched: protectedIds.filter((id) => then.get(id) !== now.get(id)),
  };
}

/** A kind of work. */
export type TextWork = typeof TEXT_WORK;

const digestsOf = (lines: readonly Line[]): ReadonlyMap<string, string> =>
  new Map(clausesOf(lines).map(({ id, digest }) => [id, digest]));

const NO_ENTRIES: PackedEntries = { bytes: new Uint8Array(), lengths: [], times: [], actors: [], actorOf: [] };

/** The material is not a journal: an entry builds on something that is not there. */
export class UnreadableMaterial extends Error {
  override readonly name = 'UnreadableMaterial';
}

function documentOf({ state, entries }: Material): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state, 'history');
    for (const { bytes } of entriesOf(entries)) Y.applyUpdate(doc, bytes, 'history');
  }, 'history');
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new UnreadableMaterial();
  return doc;
}

/** Has a document follow the entries; whose the words of the lines are that they moved. */
function movesIn(doc: Y.Doc, entries: PackedEntries): Origin[] {
  const moved = new MovedLines(doc);
  const origins: Origin[] = [];
  doc.transact(() => {
    for (const { bytes } of entriesOf(entries)) origins.push(...moved.note(bytes));
  }, 'history');
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new UnreadableMaterial();
  return origins;
}

function withDocument<Result>(material: Material, read: (doc: Y.Doc) => Result): Result {
  const doc = documentOf(material);
  try {
    return read(doc);
  } finally {
    doc.destroy();
  }
}

function indexOf({ pieces, rest, origins }: WritingMaterial): WritingIndex {
  const index = new WritingIndex();
  for (const piece of pieces) index.append(piece);
  for (const entry of entriesOf(rest)) index.note(entry);
  for (const bytes of origins) index.noteOrigins(decodeOrigins(bytes));
  return index;
}

function authoredText(blame: ReturnType<typeof blameOf>, index: WritingIndex): AuthoredText {
  const actors: string[] = [];
  const place = new Map<string, number>();
  const placeOf = (actor: string): number => {
    const known = place.get(actor) ?? actors.push(actor) - 1;
    place.set(actor, known);
    return known;
  };
  const lines = blame.map(({ id, runs }) => {
    const authored: AuthoredRun[] = [];
    for (const { length, seq } of runs) {
      const actor = placeOf(index.actorOf(seq) ?? '');
      const at = Math.floor((index.timeOf(seq) ?? 0) / MINUTE_MS) * MINUTE_MS;
      const last = authored.at(-1);
      if (last?.actor === actor && last.at === at) {
        authored[authored.length - 1] = { ...last, length: last.length + length, seq: Math.max(last.seq, seq) };
      } else authored.push({ length, actor, at, seq });
    }
    return { id, runs: authored };
  });
  return { actors, lines };
}
