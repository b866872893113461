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
  'thread.discuss': DraftTarget;
  'thread.assign': DraftTarget;
  'thread.resolve': DraftTarget & { readonly openedById: string; readonly isOpinion: boolean };
  'inbox.read': { readonly ownerId: string };
  'inbox.change': { readonly ownerId: string };
  'webhook.manage': { readonly projectId: string };
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
  'thread.discuss': 'draft.read',
  'thread.assign': 'draft.read',
  'thread.resolve': 'draft.read',
  'webhook.manage': 'project.read',
  'version.create': 'draft.read',
  'audit.read': 'region.read',
  'project.audit': 'project.read',
};
