import type { LineId } from '@colex/lawtext';
import { decide, type Actor, type DraftFacts, type DraftKind } from '@colex/policy';
import { presides, type Act } from '../act.js';
import { accept, isBlank, refuse, type Outcome } from '../outcome.js';

/** Which city drafts a clause of the joint text (提案分工). */
export interface Ownership {
  readonly clauseId: LineId;
  /** Null: every drafter of the joint text writes it. */
  readonly cityId: string | null;
}

/** A clause given to nobody. */
export const unowned = (clauseId: LineId): Ownership => ({ clauseId, cityId: null });

/** 分给某市起草, 收回, 交回. */
export type OwnershipCommand =
  /** By the chair or lead; also passes a clause on from one city to another. */
  | { readonly type: 'giveClause'; readonly cityId: string }
  /** By the chair or lead. */
  | { readonly type: 'takeClauseBack'; readonly reason: string }
  /** By a lead drafter or reviewer of the city that has it. */
  | { readonly type: 'giveClauseBack' };

/** What must be known to answer. */
export interface OwnershipFacts {
  readonly act: Act;
  readonly draftKind: DraftKind;
  readonly memberCityIds: readonly string[];
}

/** What follows. */
export type OwnershipEvent =
  | { readonly type: 'ClauseGiven'; readonly clauseId: LineId; readonly cityId: string; readonly from: string | null }
  | {
      readonly type: 'ClauseTakenBack' | 'ClauseGivenBack';
      readonly clauseId: LineId;
      readonly from: string;
      readonly reason: string | null;
    };

/** One step of a clause's ownership: nobody's ⇄ a city's. Editions have none: they are their city's already. */
export const ownershipTransition = (
  state: Ownership,
  command: OwnershipCommand,
  { act, draftKind, memberCityIds }: OwnershipFacts,
): Outcome<Ownership, OwnershipEvent> => {
  if (draftKind !== 'JOINT') return refuse('onlyJointTextIsShared');
  const { clauseId, cityId: from } = state;
  switch (command.type) {
    case 'giveClause': {
      if (!presides(act.by)) return refuse('onlyChairOrLead');
      if (!memberCityIds.includes(command.cityId)) return refuse('cityNotInProject');
      if (from === command.cityId) return accept(state);
      return accept(
        { clauseId, cityId: command.cityId },
        { type: 'ClauseGiven', clauseId, cityId: command.cityId, from },
      );
    }
    case 'takeClauseBack': {
      if (!presides(act.by)) return refuse('onlyChairOrLead');
      if (from === null) return refuse('clauseNotOwned');
      if (isBlank(command.reason)) return refuse('reasonMissing');
      return accept(unowned(clauseId), { type: 'ClauseTakenBack', clauseId, from, reason: command.reason });
    }
    case 'giveClauseBack': {
      if (from === null) return refuse('clauseNotOwned');
      const speaksForOwner = act.by.roles.includes('LEAD_DRAFTER') || act.by.roles.includes('REVIEWER');
      if (act.by.cityId !== from || !speaksForOwner) return refuse('onlyTheOwnerGivesBack');
      return accept(unowned(clauseId), { type: 'ClauseGivenBack', clauseId, from, reason: null });
    }
  }
};

/** How somebody may work on one clause, and why no further. */
export type ClauseRight =
  | { readonly mode: 'WRITE' }
  | { readonly mode: 'PROPOSE'; readonly because: 'clauseSettled' | 'clauseOfAnotherCity' | 'draftRight' }
  | { readonly mode: 'NONE'; readonly because: 'draftRight' };

/**
 * How somebody may work on one clause: the policy's right on the draft, narrowed by the clause. A settled clause is
 * written by nobody; one of another city is proposed to. `draftRight` says that the policy has the reason.
 */
export const clauseRight = (
  actor: Actor | null,
  draft: DraftFacts,
  clause: { readonly settled: boolean; readonly ownerCityId: string | null },
): ClauseRight => {
  if (!decide(actor, 'draft.propose', draft).allowed) return { mode: 'NONE', because: 'draftRight' };
  if (!decide(actor, 'draft.write', draft).allowed) return { mode: 'PROPOSE', because: 'draftRight' };
  if (clause.settled) return { mode: 'PROPOSE', because: 'clauseSettled' };
  return clause.ownerCityId === null || clause.ownerCityId === actor?.cityId
    ? { mode: 'WRITE' }
    : { mode: 'PROPOSE', because: 'clauseOfAnotherCity' };
};
