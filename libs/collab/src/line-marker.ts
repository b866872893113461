import { LINE_KINDS } from '@colex/lawtext';
import type { Line, LineId, LineKind } from '@colex/lawtext';
import * as Y from 'yjs';

/** The longest raw line id a marker may carry, in UTF-16 units. */
export const LONGEST_LINE_ID = 64;

/** The longest quoted number (第一千二百六十条之一) a marker may carry, in UTF-16 units. */
export const LONGEST_QUOTED_NUMBER = 64;

/**
 * The id of the line that no marker opens: the text before the first marker, or the only line of an empty body.
 * It can never be a raw id because raw ids hold no `~`.
 */
export const IMPLICIT_LINE_ID: LineId = '~implicit';

const RAW_LINE_ID = /^[A-Za-z0-9_-]{1,64}$/;

const KNOWN_KINDS: ReadonlySet<unknown> = new Set<LineKind>(LINE_KINDS);

/** Whether a marker may be written with this id: 1-64 characters of `A-Z a-z 0-9 _ -`. Ids this lib derives never are. */
export function isRawLineId(value: unknown): value is LineId {
  return typeof value === 'string' && RAW_LINE_ID.test(value);
}

/** Whether the value is one of the kinds of `@colex/lawtext`. */
export function isLineKind(value: unknown): value is LineKind {
  return KNOWN_KINDS.has(value);
}

/** Whether a marker may quote this number: up to {@link LONGEST_QUOTED_NUMBER} characters without line breaks; none at all is a heading without a number (附则). */
export function isQuotedNumber(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_QUOTED_NUMBER && !/[\r\n]/.test(value);
}

/** What a marker says of its line once unknown kinds, keys and shapes have been read leniently. */
export interface MarkerReading {
  /** The id as written when it is a valid raw id; undefined when it is missing or malformed. */
  readonly rawId: LineId | undefined;
  /** `plain` for a kind this version does not know. */
  readonly kind: LineKind;
  /** Absent when not quoted or malformed. */
  readonly number?: string;
}

/**
 * Reads a line marker without ever throwing: an unknown kind is `plain`, a malformed id or number counts as absent, other keys
 * are ignored. Nothing is written.
 */
export function readMarker(marker: Y.Map<unknown>): MarkerReading {
  const rawId = marker.get('id');
  const kind = marker.get('kind');
  const number = marker.get('number');
  return {
    rawId: isRawLineId(rawId) ? rawId : undefined,
    kind: isLineKind(kind) ? kind : 'plain',
    ...(isQuotedNumber(number) ? { number } : {}),
  };
}

/** A new marker for a line; it becomes part of the document when it is embedded in the body. */
export function newMarker(line: Pick<Line, 'id' | 'kind' | 'number'>): Y.Map<unknown> {
  const entries: [string, unknown][] = [
    ['id', line.id],
    ['kind', line.kind],
  ];
  if (line.number !== undefined) entries.push(['number', line.number]);
  return new Y.Map(entries);
}

/**
 * The id of a line whose raw id is taken by an earlier line, or is malformed. It is made of the raw id and the identity of the
 * marker in the shared sequence, so every replica derives the same one, it is unique, and it stays the same for as long as the
 * marker is not the first with its raw id.
 */
export function derivedLineId(rawId: LineId | undefined, markerItem: Y.ID): LineId {
  return `${rawId ?? ''}~${markerItem.client.toString(36)}.${markerItem.clock.toString(36)}`;
}
