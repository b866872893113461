export { ACTIONS } from './action.js';
export type {
  Action,
  DraftFacts,
  FactsOfAction,
  OwnershipFacts,
  PersonFacts,
  ProjectFacts,
  ThreadFacts,
} from './action.js';
export { SCOPES } from './actor.js';
export type { Actor, Scope } from './actor.js';
export { decide, modeOf } from './decide.js';
export type { DraftMode } from './decide.js';
export { REASONS } from './reason.js';
export type { Reason, Verdict } from './reason.js';
export { DRAFT_KINDS, ROLES } from './role.js';
export type { DraftKind, Role } from './role.js';
