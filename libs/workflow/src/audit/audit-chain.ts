import { sha256 } from '@colex/lawtext';
import { canonicalJson, type JsonValue } from './canonical-json.js';

/** What an audit row records (trust.md N9): who did what to what, and when. */
export interface AuditEntry {
  /** The instant, RFC 3339, as stored: the text is what is linked, so it must read back the same. */
  readonly at: string;
  /** The person; null for the system's own acts. */
  readonly actorId: string | null;
  /** A key such as `clause.sign`. */
  readonly action: string;
  /** What it was done to. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly details: JsonValue;
}

/** An entry in its place in the chain. */
export interface AuditRow extends AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** The hash of the row before; {@link GENESIS_HASH} for the first. */
  readonly previousHash: string;
  /** SHA-256, in hexadecimal, see {@link hashOfRow}. */
  readonly hash: string;
}

/** Where a chain stands: its last row. Kept elsewhere (printed, exported, sent to the cities) it anchors the chain. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** What the first row links to. */
export const GENESIS_HASH = '0'.repeat(64);

/** The head of a chain without rows. */
export const GENESIS: ChainHead = { seq: 0, hash: GENESIS_HASH };

/** The hash of a row: over the canonical JSON (RFC 8785) of everything in it but the hash itself. */
export const hashOfRow = (row: Omit<AuditRow, 'hash'>): string =>
  sha256(
    canonicalJson({
      seq: row.seq,
      previousHash: row.previousHash,
      at: row.at,
      actorId: row.actorId,
      action: row.action,
      subject: { type: row.subject.type, id: row.subject.id },
      details: row.details,
    }),
  );

/** The row that carries an entry on from a head. Whoever appends it holds the head's lock, so that no two follow one. */
export const nextRow = (head: ChainHead, { at, actorId, action, subject, details }: AuditEntry): AuditRow => {
  const linked = { seq: head.seq + 1, previousHash: head.hash, at, actorId, action, subject, details };
  return { ...linked, hash: hashOfRow(linked) };
};

/** What is wrong with a chain (篡改, 缺失, 插入), and with which row. */
export type ChainFault =
  /** The row is not what was linked. */
  | { readonly fault: 'EDITED'; readonly seq: number }
  /** There is no such row, though later ones (or the anchor) say there was. */
  | { readonly fault: 'MISSING'; readonly seq: number }
  /** The row was put in: the one after it, or the anchor, does not know it. */
  | { readonly fault: 'INSERTED'; readonly seq: number };

/** The answer to "is it as it was written?". */
export type ChainVerdict =
  { readonly intact: true; readonly head: ChainHead } | ({ readonly intact: false } & ChainFault);

/**
 * Reads rows in the order of their `seq` and names the first edited, missing or inserted one (trust.md AA10).
 *
 * `after` starts from a head already verified. Without `anchor` a chain shortened at its end, or written anew from some
 * row on by somebody who can compute hashes, looks intact: nothing in it remembers. With the head kept elsewhere as
 * `anchor`, that is found too, and named at the anchor.
 */
export const verifyChain = (
  rows: Iterable<AuditRow>,
  { after = GENESIS, anchor }: { readonly after?: ChainHead; readonly anchor?: ChainHead } = {},
): ChainVerdict => {
  let beforeLast: ChainHead | null = null;
  let last = after;
  for (const row of rows) {
    const fault = faultOf(row, last, beforeLast);
    if (fault !== null) return { intact: false, ...fault };
    beforeLast = last;
    last = { seq: row.seq, hash: row.hash };
    if (anchor?.seq === row.seq && anchor.hash !== row.hash) return { intact: false, fault: 'EDITED', seq: row.seq };
  }
  return anchor !== undefined && anchor.seq > last.seq
    ? { intact: false, fault: 'MISSING', seq: last.seq + 1 }
    : { intact: true, head: last };
};

const faultOf = (row: AuditRow, last: ChainHead, beforeLast: ChainHead | null): ChainFault | null => {
  const follows = row.previousHash === last.hash;
  // The row steps over its neighbour to the one before it: the neighbour came later.
  if (!follows && row.previousHash === beforeLast?.hash) return { fault: 'INSERTED', seq: last.seq };
  if (row.seq <= last.seq) return { fault: 'INSERTED', seq: row.seq };
  if (row.seq > last.seq + 1) return { fault: 'MISSING', seq: last.seq + 1 };
  if (hashOfRow(row) !== row.hash) return { fault: 'EDITED', seq: row.seq };
  // The row is what it was and links to another neighbour than it has: the neighbour was rewritten, hash and all.
  return follows ? null : { fault: 'EDITED', seq: last.seq };
};
