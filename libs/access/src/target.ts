import type { Action, DraftKind, Role } from '@colex/policy';

/** A draft by what decides about it. */
export interface DraftTarget {
  readonly projectId: string;
  readonly kind: DraftKind;
  /** Whose edition; null for the joint text. */
  readonly cityId: string | null;
}

/** A draft, and the city spoken for in it. */
export interface SpokenForTarget extends DraftTarget {
  readonly forCityId: string;
}

/** A change of what somebody is in a project. */
export interface MembershipTarget {
  readonly projectId: string;
  /** The role given or taken. */
  readonly role: Role;
  /** The city of the person it is given to or taken from; null for somebody of none. */
  readonly personCityId: string | null;
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
  'clause.decide': SpokenForTarget;
  'clause.preside': DraftTarget;
  'clause.giveBack': SpokenForTarget;
  'signoff.configure': { readonly projectId: string };
  'round.preside': DraftTarget;
  'round.sign': SpokenForTarget;
  'membership.change': MembershipTarget;
  'access.request': Record<never, never>;
  'person.suspend': { readonly personId: string };
  'version.create': DraftTarget;
  'finding.ignore': DraftTarget;
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
  'track.keep': { readonly projectId: string; readonly forCityId: string };
  'procedure.configure': { readonly projectId: string };
  'joint.preside': { readonly projectId: string };
  'resolution.report': { readonly projectId: string; readonly cityIds: readonly string[] };
  'paper.sign': { readonly projectId: string; readonly forCityId: string };
  'file.add': { readonly projectId: string };
}

/** The reading action that somebody must have before they may learn that the thing exists at all. */
export const SEEING: { readonly [A in Action]?: Action } = {
  'draft.propose': 'draft.read',
  'draft.write': 'draft.read',
  'draft.create': 'draft.read',
  'audit.read': 'region.read',
  'project.audit': 'project.read',
  'track.keep': 'project.read',
  'procedure.configure': 'project.read',
  'joint.preside': 'project.read',
  'resolution.report': 'project.read',
  'paper.sign': 'project.read',
  'file.add': 'project.read',
  'clause.decide': 'draft.read',
  'clause.preside': 'draft.read',
  'clause.giveBack': 'draft.read',
  'signoff.configure': 'project.read',
  'round.preside': 'draft.read',
  'round.sign': 'draft.read',
  'membership.change': 'project.read',
  'person.suspend': 'person.read',
  'version.create': 'draft.read',
  'finding.ignore': 'draft.read',
  'thread.discuss': 'draft.read',
  'thread.assign': 'draft.read',
  'thread.resolve': 'draft.read',
  'webhook.manage': 'project.read',
};
