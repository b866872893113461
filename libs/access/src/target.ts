import type { Action, DraftKind } from '@colex/policy';

/** A draft by what decides about it. */
export interface DraftTarget {
  readonly projectId: string;
  readonly kind: DraftKind;
  /** Whose edition; null for the joint text. */
  readonly cityId: string | null;
}

/** What each action is asked about: by ids; the facts are loaded. */
export interface TargetOfAction {
  'region.read': Record<never, never>;
  'project.read': { readonly projectId: string };
  'person.read': { readonly personId: string };
  'draft.read': DraftTarget;
  'draft.propose': DraftTarget;
  'draft.write': DraftTarget;
  'draft.create': DraftTarget;
  'version.create': DraftTarget;
  'session.end': { readonly ownerId: string };
  'token.create': { readonly ownerId: string };
  'token.read': { readonly ownerId: string };
  'token.revoke': { readonly ownerId: string };
  'audit.read': Record<never, never>;
  'project.audit': { readonly projectId: string };
}

/** The reading action that somebody must have before they may learn that the thing exists at all. */
export const SEEING: { readonly [A in Action]?: Action } = {
  'draft.propose': 'draft.read',
  'draft.write': 'draft.read',
  'draft.create': 'draft.read',
  'version.create': 'draft.read',
  'audit.read': 'region.read',
  'project.audit': 'project.read',
};
