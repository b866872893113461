import type { TextPlaceInput, ThreadFilter as ThreadFilterInput, ThreadOriginInput } from '@colex/contract';
import { type ThreadFilter, clauseId } from '@colex/store';
import type { Origin } from '@colex/workflow';
import type { PlaceWish } from './thread-place.js';

export const placeOf = ({ lineId, quote = null, offset = null }: TextPlaceInput): PlaceWish => ({
  lineId,
  quote,
  offset,
});

export const originOf = ({ kind, name = null, cityId = null }: ThreadOriginInput): Origin => ({ kind, name, cityId });

/** A clause of another draft has no threads in this one. */
export function filterOf(draftId: string, { clauseId: id, ...rest }: ThreadFilterInput): ThreadFilter {
  if (id === undefined || id === null) return rest;
  const prefix = clauseId(draftId, '');
  return { ...rest, lineId: id.startsWith(prefix) ? id.slice(prefix.length) : '~none' };
}
