/** A stretch of time in which something was written. */
export interface TimelineSlice {
  readonly firstRevision: number;
  readonly lastRevision: number;
}

/**
 * Where a revision stands on the time axis, in slices from the left. Stretches without a change take no room on it, so the axis is made
 * of the hours in which people worked.
 */
export function placeOf(slices: readonly TimelineSlice[], revision: number): number {
  const found = slices.findIndex(({ lastRevision }) => revision <= lastRevision);
  const index = found === -1 ? slices.length - 1 : found;
  const slice = slices[index];
  if (!slice) return 0;
  const entries = slice.lastRevision - slice.firstRevision + 1;
  return index + Math.max(0, Math.min(entries, revision - slice.firstRevision + 1)) / entries;
}

/** The revision that stands at a place of the time axis. */
export function revisionAt(slices: readonly TimelineSlice[], place: number): number {
  const index = Math.max(0, Math.min(slices.length - 1, Math.ceil(place) - 1));
  const slice = slices[index];
  if (!slice) return 1;
  const entries = slice.lastRevision - slice.firstRevision + 1;
  const within = Math.ceil((place - index) * entries - 1e-6);
  return slice.firstRevision + Math.max(0, Math.min(entries - 1, within - 1));
}
