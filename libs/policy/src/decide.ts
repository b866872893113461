import {
  ACTIONS,
  type Action,
  type CityOfProjectFacts,
  type DraftFacts,
  type FactsOfAction,
  type MembershipFacts,
  type PresidingFacts,
  type ProjectFacts,
  type ResolutionFacts,
  type SpokenForFacts,
  type ThreadFacts,
} from './action.js';
import type { Actor } from './actor.js';
import type { Reason, Verdict } from './reason.js';
import type { Role } from './role.js';

const ALLOWED: Verdict = { allowed: true };

const refused = (reason: Reason): Verdict => ({ allowed: false, reason });

const WRITING_ROLES: readonly Role[] = ['LEAD_DRAFTER', 'DRAFTER'];
const AUDITING_ROLES: readonly Role[] = ['CHAIR', 'ADMINISTRATOR'];
const PROPOSING_ROLES: readonly Role[] = ['LEAD_DRAFTER', 'DRAFTER', 'REVIEWER', 'CHAIR'];

const CONNECTING_ROLES: readonly Role[] = ['LEAD_DRAFTER', 'CHAIR', 'ADMINISTRATOR'];

type Rules = { readonly [A in Action]: (actor: Actor, facts: FactsOfAction[A]) => Verdict };

const RULES: Rules = {
  'region.read': () => ALLOWED,
  'project.read': (actor, facts) => readsProject(actor, facts.roles),
  'person.read': (actor, facts) =>
    actor.administrator || facts.sharesProject || facts.personId === actor.personId
      ? ALLOWED
      : refused('noSharedProject'),
  'draft.read': (actor, facts) => readsProject(actor, facts.roles),
  'draft.propose': proposes,
  'draft.write': writes,
  'draft.create': writes,
  'clause.decide': reviews,
  'clause.preside': presides,
  'clause.giveBack': givesBack,
  'signoff.configure': presides,
  'round.preside': presides,
  'round.sign': reviews,
  'membership.change': changesMembers,
  'access.request': () => ALLOWED,
  'person.suspend': (actor, facts) => {
    if (!actor.administrator) return refused('administratorsOnly');
    // The last administrator would lock the door behind themselves.
    return facts.personId === actor.personId ? refused('notOneself') : ALLOWED;
  },
  'version.create': namesVersions,
  'finding.ignore': ignoresFindings,
  'thread.discuss': discusses,
  'thread.assign': proposes,
  'thread.resolve': resolves,
  'inbox.read': (actor, facts) => owns(actor, facts.ownerId),
  'inbox.change': (actor, facts) => owns(actor, facts.ownerId),
  'webhook.manage': (actor, facts) =>
    actor.administrator || facts.roles.some((role) => CONNECTING_ROLES.includes(role))
      ? ALLOWED
      : refused(facts.roles.length > 0 ? 'roleMayNotConnect' : 'notAMember'),
  'session.end': (actor, facts) => owns(actor, facts.ownerId),
  'token.create': (actor, facts) => owns(actor, facts.ownerId),
  'token.read': (actor, facts) => owns(actor, facts.ownerId),
  'token.revoke': (actor, facts) => owns(actor, facts.ownerId),
  'audit.read': (actor) => (actor.administrator ? ALLOWED : refused('administratorsOnly')),
  'project.audit': audits,
  'track.keep': keepsTrack,
  'procedure.configure': presides,
  'joint.preside': presides,
  'resolution.report': reports,
  'paper.sign': signsPaper,
  'file.add': addsFile,
};

/**
 * The one policy: may this actor do this, given these facts? Pure; GraphQL, socket, download and job ask here and
 * nowhere else (architecture.md §3).
 *
 * - Nobody who is not signed in, and nobody suspended, may anything.
 * - A `read` token reaches reading actions only.
 * - The joint text is written by drafters and lead drafters of member cities; an edition by its own city's alone.
 * - A city's procedure is kept by the chair and by the city's own lead drafters and reviewers.
 * - The chair reads the audit records of the project, the administrator all of them.
 * - Reviewers and the chair propose, and like drafters name versions; observers and the administrator read.
 * - A city's reviewers decide about clauses for that city and for no other; on an edition its own city's alone.
 * - The chair and the lead city's lead drafters preside: settings, rounds, reopening, giving clauses to draft.
 * - The administrator and the lead city's lead drafters say who is what; another city's lead drafters do so for their city.
 * - Every member but a mere administrator discusses; opinions are answered by those who write and by the chair.
 */
export function decide<A extends Action>(actor: Actor | null, action: A, facts: FactsOfAction[A]): Verdict {
  if (actor === null) return refused('signInFirst');
  if (actor.suspended) return refused('suspended');
  if (actor.scope === 'read' && ACTIONS[action] === 'changes') return refused('tokenOnlyReads');
  return RULES[action](actor, facts);
}

/** What somebody may do with the text of a draft, as one word. */
export type DraftMode = 'WRITE' | 'PROPOSE' | 'READ';

/**
 * The highest mode in which this actor may have the draft open, with the reason why it is not `WRITE`; null mode when
 * the actor may not even read it.
 */
export function modeOf(
  actor: Actor | null,
  facts: DraftFacts,
): { readonly mode: DraftMode | null; readonly reason: Reason | null } {
  const write = decide(actor, 'draft.write', facts);
  if (write.allowed) return { mode: 'WRITE', reason: null };
  if (decide(actor, 'draft.propose', facts).allowed) return { mode: 'PROPOSE', reason: write.reason };
  const read = decide(actor, 'draft.read', facts);
  return read.allowed ? { mode: 'READ', reason: write.reason } : { mode: null, reason: read.reason };
}

function readsProject(actor: Actor, roles: readonly Role[]): Verdict {
  return actor.administrator || roles.length > 0 ? ALLOWED : refused('notAMember');
}

function keepsTrack(actor: Actor, facts: CityOfProjectFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  if (!facts.memberCityIds.includes(facts.forCityId)) return refused('cityNotInProject');
  const speaksForCity = facts.roles.includes('LEAD_DRAFTER') || facts.roles.includes('REVIEWER');
  const isOwn = actor.cityId === facts.forCityId && speaksForCity;
  return facts.roles.includes('CHAIR') || isOwn ? ALLOWED : refused('notInChargeOfTheTrack');
}

function reports(actor: Actor, facts: ResolutionFacts): Verdict {
  const presiding = presides(actor, facts);
  if (presiding.allowed || presiding.reason === 'notAMember') return presiding;
  const works = facts.roles.some((role) => WRITING_ROLES.includes(role) || role === 'REVIEWER');
  const isForOwnCity = actor.cityId !== null && facts.cityIds.includes(actor.cityId);
  return works && isForOwnCity ? ALLOWED : refused('resolutionOfOthers');
}

function signsPaper(actor: Actor, facts: CityOfProjectFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  if (!facts.roles.includes('REVIEWER')) return refused('notAReviewer');
  return actor.cityId === facts.forCityId ? ALLOWED : refused('decidesForOwnCityOnly');
}

function addsFile(actor: Actor, facts: ProjectFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  return facts.roles.some((role) => PROPOSING_ROLES.includes(role)) ? ALLOWED : refused('roleMayNotAddFiles');
}

function audits(actor: Actor, facts: ProjectFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed || actor.administrator) return readable;
  return facts.roles.some((role) => AUDITING_ROLES.includes(role)) ? ALLOWED : refused('roleMayNotAudit');
}

function writes(actor: Actor, facts: DraftFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  if (!facts.roles.some((role) => WRITING_ROLES.includes(role))) {
    const onlyAdministers = facts.roles.every((role) => role === 'ADMINISTRATOR');
    return refused(onlyAdministers ? 'administratorReadsOnly' : 'roleMayNotWrite');
  }
  return standsFor(actor, facts);
}

function proposes(actor: Actor, facts: DraftFacts): Verdict {
  return takesPart(actor, facts, 'roleMayNotPropose');
}

/** A version changes no text; whoever works on it may say that a moment matters, so that it can be spoken of by name. */
function namesVersions(actor: Actor, facts: DraftFacts): Verdict {
  return takesPart(actor, facts, 'roleMayNotNameVersions');
}

/** It changes no text but what the gates count, so it is a judgement of those who work on the text. */
function ignoresFindings(actor: Actor, facts: DraftFacts): Verdict {
  return takesPart(actor, facts, 'roleMayNotIgnoreFindings');
}

function takesPart(actor: Actor, facts: DraftFacts, otherwise: Reason): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  if (!facts.roles.some((role) => PROPOSING_ROLES.includes(role))) return refused(otherwise);
  // The chair speaks for the joint meeting, not for a city: any city may hold it, and so may somebody of none.
  if (facts.kind === 'JOINT' && facts.roles.includes('CHAIR')) return ALLOWED;
  return standsFor(actor, facts);
}

function standsFor(actor: Actor, facts: DraftFacts): Verdict {
  if (actor.cityId === null || !facts.memberCityIds.includes(actor.cityId)) return refused('cityNotInProject');
  if (facts.kind === 'JOINT') return ALLOWED;
  if (facts.cityId === null) return refused('editionNeedsACity');
  return facts.cityId === actor.cityId ? ALLOWED : refused('editionOfAnotherCity');
}

/** Whoever was made a member was asked for an opinion, on any text of the project; who only administers was not. */
function discusses(actor: Actor, facts: DraftFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  return facts.roles.some((role) => role !== 'ADMINISTRATOR') ? ALLOWED : refused('administratorReadsOnly');
}

/** Opinions are answered by those who write the text, and by the chair; a question also by whoever asked it. */
function resolves(actor: Actor, facts: ThreadFacts): Verdict {
  const discussed = discusses(actor, facts);
  if (!discussed.allowed) return discussed;
  if (!facts.isOpinion && facts.openedById === actor.personId) return ALLOWED;
  if (facts.kind === 'JOINT' && facts.roles.includes('CHAIR')) return ALLOWED;
  const writing = writes(actor, facts);
  return writing.allowed || writing.reason !== 'roleMayNotWrite' ? writing : refused('roleMayNotResolve');
}

function owns(actor: Actor, ownerId: string): Verdict {
  return actor.administrator || actor.personId === ownerId ? ALLOWED : refused('notTheOwner');
}

/** Nobody signs for another city; an edition is signed by its own. */
function reviews(actor: Actor, facts: SpokenForFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  if (!facts.roles.includes('REVIEWER')) return refused('notAReviewer');
  if (actor.cityId === null || !facts.memberCityIds.includes(actor.cityId)) return refused('cityNotInProject');
  if (facts.forCityId !== actor.cityId) return refused('decidesForOwnCityOnly');
  if (facts.kind === 'EDITION' && facts.cityId !== actor.cityId) return refused('editionOfAnotherCity');
  return ALLOWED;
}

function presides(actor: Actor, facts: PresidingFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  const leads = actor.cityId === facts.leadCityId && facts.roles.includes('LEAD_DRAFTER');
  return facts.roles.includes('CHAIR') || leads ? ALLOWED : refused('onlyChairOrLead');
}

function givesBack(actor: Actor, facts: SpokenForFacts): Verdict {
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  const speaksForCity = facts.roles.includes('LEAD_DRAFTER') || facts.roles.includes('REVIEWER');
  return actor.cityId === facts.forCityId && speaksForCity ? ALLOWED : refused('onlyTheOwnerGivesBack');
}

function changesMembers(actor: Actor, facts: MembershipFacts): Verdict {
  if (actor.administrator) return ALLOWED;
  const readable = readsProject(actor, facts.roles);
  if (!readable.allowed) return readable;
  if (facts.roles.includes('ADMINISTRATOR')) return ALLOWED;
  if (!facts.roles.includes('LEAD_DRAFTER')) return refused('mayNotChangeMembers');
  if (facts.role === 'ADMINISTRATOR') return refused('onlyAdministratorAppoints');
  if (actor.cityId !== null && actor.cityId === facts.leadCityId) return ALLOWED;
  if (facts.role === 'CHAIR') return refused('onlyChairOrLead');
  return actor.cityId !== null && facts.personCityId === actor.cityId ? ALLOWED : refused('membersOfOwnCityOnly');
}
