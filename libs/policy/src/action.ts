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

/** A project, and who leads it. */
export interface PresidingFacts extends ProjectFacts {
  /** 牵头市. */
  readonly leadCityId: string;
}

/** A draft, and who leads its project. */
export interface PresidedDraftFacts extends DraftFacts {
  /** 牵头市. */
  readonly leadCityId: string;
}

/** A draft, and the city that is spoken for in it: the one that decides about a clause, or has one to draft. */
export interface SpokenForFacts extends DraftFacts {
  readonly forCityId: string;
}

/** A change of what somebody is in a project. */
export interface MembershipFacts extends PresidingFacts {
  /** The role given or taken. */
  readonly role: Role;
  /** The city of the person it is given to or taken from; null for somebody of none. */
  readonly personCityId: string | null;
}

/** A project, and the city of it that is meant. */
export interface CityOfProjectFacts extends ProjectFacts {
  readonly forCityId: string;
}

/** A resolution: the cities it was given to. */
export interface ResolutionFacts extends PresidingFacts {
  readonly cityIds: readonly string[];
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
  'clause.decide': SpokenForFacts;
  'clause.preside': PresidedDraftFacts;
  'clause.giveBack': SpokenForFacts;
  'signoff.configure': PresidingFacts;
  'round.preside': PresidedDraftFacts;
  'round.sign': SpokenForFacts;
  'membership.change': MembershipFacts;
  'access.request': Record<never, never>;
  'person.suspend': { readonly personId: string };
  'version.create': DraftFacts;
  /** Saying, with a reason, that a finding of the drafting rules does not apply; and taking that back. */
  'finding.ignore': DraftFacts;
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
  /** Recording what happens in a city's procedure, and its rules. */
  'track.keep': CityOfProjectFacts;
  /** The gates of a project. */
  'procedure.configure': PresidingFacts;
  /** Meetings, turns in the chair, papers to be signed. */
  'joint.preside': PresidingFacts;
  /** Reporting on what a meeting resolved. */
  'resolution.report': ResolutionFacts;
  /** Signing a paper for a city. */
  'paper.sign': CityOfProjectFacts;
  /** Adding a file to a project. */
  'file.add': ProjectFacts;
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
  'clause.decide': 'changes',
  'clause.preside': 'changes',
  'clause.giveBack': 'changes',
  'signoff.configure': 'changes',
  'round.preside': 'changes',
  'round.sign': 'changes',
  'membership.change': 'changes',
  'access.request': 'changes',
  'person.suspend': 'changes',
  'version.create': 'changes',
  'finding.ignore': 'changes',
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
  'track.keep': 'changes',
  'procedure.configure': 'changes',
  'joint.preside': 'changes',
  'resolution.report': 'changes',
  'paper.sign': 'changes',
  'file.add': 'changes',
};
