import type { Actor } from '@colex/policy';
import type { Viewer } from '@colex/store';

/** The viewer of lists. Nobody sees nothing: the empty id is nobody's. */
export function viewerOf(actor: Actor | null): Viewer {
  return { personId: actor?.personId ?? '', administrator: actor?.administrator ?? false };
}
