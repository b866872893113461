import type { DraftKind, Role } from './role.js';

/** The asker's standing in a project, and the project's cities. */
export interface ProjectFacts {
  /** Roles of the actor in the project; empty for somebody outside it. */
  readonly roles: readonly Role[];
  /** Cities that take part, the lead city included. */
  readonly memberCityIds: readonly string[];
}

/** A draft, seen from its project. */
export interface DraftFacts extends ProjectFacts {
  readonly kind: DraftKind;
  /** Whose edition; null for the joint text. */
  readonly cityId: string | null;
}

/** What stands between the asker and a person. */
export interface PersonFacts {
  readonly personId: string;
  /** Whether both are members of one project. */
  readonly sharesProject: boolean;
}

/** What stands between the asker and something that belongs to one person. */
export interface OwnershipFacts {
  readonly ownerId: string;
}

/** A thread about a draft. */
export interface ThreadFacts extends DraftFacts {
  readonly openedById: string;
  /** Whether it is an opinion, which is accepted or not; a question or a legal basis is answered. */
  readonly isOpinion: boolean;
}

/** For every action, what must be known to decide about it. */
export interface FactsOfAction {
  'region.read': Record<never, never>;
  'project.read': ProjectFacts;
  'person.read': PersonFacts;
  'draft.read': DraftFacts;
  'draft.propose': DraftFacts;
  'draft.write': DraftFacts;
  'draft.create': DraftFacts;
  'version.create': DraftFacts;
  'thread.discuss': DraftFacts;
  'thread.assign': DraftFacts;
  'thread.resolve': ThreadFacts;
  'inbox.read': OwnershipFacts;
  'inbox.change': OwnershipFacts;
  'webhook.manage': ProjectFacts;
  'session.end': OwnershipFacts;
  'token.create': OwnershipFacts;
  'token.read': OwnershipFacts;
  'token.revoke': OwnershipFacts;
  /** The audit records of the whole installation. */
  'audit.read': Record<never, never>;
  /** The audit records of one project. */
  'project.audit': ProjectFacts;
}

/** One thing somebody may or may not do. */
export type Action = keyof FactsOfAction;

/** Every action, and whether it only reads: a `read` token reaches no other. */
export const ACTIONS: { readonly [A in Action]: 'reads' | 'changes' } = {
  'region.read': 'reads',
  'project.read': 'reads',
  'person.read': 'reads',
  'draft.read': 'reads',
  'draft.propose': 'changes',
  'draft.write': 'changes',
  'draft.create': 'changes',
  'version.create': 'changes',
  'thread.discuss': 'changes',
  'thread.assign': 'changes',
  'thread.resolve': 'changes',
  'inbox.read': 'reads',
  'inbox.change': 'changes',
  'webhook.manage': 'changes',
  'session.end': 'changes',
  'token.create': 'changes',
  'token.read': 'reads',
  'token.revoke': 'changes',
  'audit.read': 'reads',
  'project.audit': 'reads',
};
