import type { LineId } from '@colex/lawtext';
import { reviewsFor, type Act } from '../act.js';
import { accept, isBlank, refuse, type Outcome, type Refusal } from '../outcome.js';
import { settledAs, spentDecisionIds, type Settlement } from '../settlement/settlement.js';
import type { SignoffSettings } from '../settlement/settlement-rule.js';
import type { CitedClause, Decision, DecisionKind } from './decision.js';
import type { ClauseReading } from './reading.js';
import { changedCitations, standingDecisions, statusOf } from './status.js';

/** What one city said about one clause, oldest first. Append-only. */
export interface Signoff {
  readonly clauseId: LineId;
  readonly cityId: string;
  readonly decisions: readonly Decision[];
}

/** A city that said nothing about a clause. */
export const unsigned = (clauseId: LineId, cityId: string): Signoff => ({ clauseId, cityId, decisions: [] });

/** What the decider had before their eyes: the client sends it, and it must be what stands now (trust.md CV12). */
interface WordsRead {
  readonly digest: string;
  readonly citations: readonly CitedClause[];
  /** The round it is given in; null outside one. */
  readonly roundId: string | null;
}

/** What a reviewer can do: 同意, 附保留同意, 不同意, 撤回. */
export type SignoffCommand =
  | ({ readonly type: 'approveClause'; readonly reason: string | null } & WordsRead)
  | ({ readonly type: 'approveClauseWithReservation'; readonly reason: string } & WordsRead)
  | ({ readonly type: 'objectToClause'; readonly reason: string } & WordsRead)
  | { readonly type: 'withdrawDecision'; readonly reason: string | null };

/** What must be known to answer. */
export interface SignoffFacts {
  readonly act: Act;
  /** The clause as it stands in what is being signed (the live text, or the version of the round); null when gone. */
  readonly reading: ClauseReading | null;
  readonly memberCityIds: readonly string[];
  /** Who last changed the words of the clause; null when nobody did since they were brought in. */
  readonly lastEditorId: string | null;
  readonly settings: SignoffSettings;
  readonly settlement: Settlement;
}

/** What follows. */
export type SignoffEvent =
  | { readonly type: 'ClauseDecided'; readonly decision: Decision }
  | { readonly type: 'DecisionWithdrawn'; readonly decision: Decision; readonly withdrew: Decision };

/**
 * One step of a city's sign-off of a clause. Refused unless a reviewer of that very city decides about the very words
 * that stand; the same decision about the same words by the same person again changes nothing.
 */
export const signoffTransition = (
  state: Signoff,
  command: SignoffCommand,
  facts: SignoffFacts,
): Outcome<Signoff, SignoffEvent> => {
  if (!facts.memberCityIds.includes(state.cityId)) return refuse('cityNotInProject');
  if (!reviewsFor(facts.act.by, state.cityId)) return refuse('notAReviewerOfTheCity');
  switch (command.type) {
    case 'approveClause':
      return selfApproval(state, facts) ?? decide(state, 'APPROVED', command, facts);
    case 'approveClauseWithReservation':
      if (isBlank(command.reason)) return refuse('reasonMissing');
      if (!facts.settings.reservationsCount && carriesSettlement(state, facts)) return refuse('clauseSettled');
      return selfApproval(state, facts) ?? decide(state, 'APPROVED_WITH_RESERVATION', command, facts);
    case 'objectToClause':
      if (isBlank(command.reason)) return refuse('reasonMissing');
      return carriesSettlement(state, facts) ?? decide(state, 'OBJECTED', command, facts);
    case 'withdrawDecision':
      return carriesSettlement(state, facts) ?? withdraw(state, command.reason, facts);
  }
};

/** The words signed must be the words that stand, and those of the clauses they cite. */
const unread = (read: WordsRead, reading: ClauseReading | null): Refusal | null => {
  if (reading === null) return refuse('clauseGone', { currentDigest: null });
  if (read.digest !== reading.digest) return refuse('clauseChangedSinceRead', { currentDigest: reading.digest });
  const changed = changedCitations(read.citations, reading.citations);
  return changed.length > 0
    ? refuse('citedClauseChangedSinceRead', { currentDigest: reading.digest, because: changed })
    : null;
};

/** AA4: the last editor approves only beside another reviewer of the city who approved the same words. */
const selfApproval = (state: Signoff, { act, lastEditorId, reading, settings }: SignoffFacts): Refusal | null => {
  if (settings.lastEditorMayDecideAlone || lastEditorId === null || act.by.personId !== lastEditorId) return null;
  const standing = standingDecisions(state.decisions).filter((decision) => decision.digest === reading?.digest);
  const sinceObjection = standing.slice(standing.findLastIndex((decision) => decision.kind === 'OBJECTED') + 1);
  const another = sinceObjection.some((decision) => decision.personId !== lastEditorId);
  return another ? null : refuse('lastEditorDecidesAlone');
};

/** What a settled clause rests on is not taken away under it: it is reopened first, and all are told. */
const carriesSettlement = (state: Signoff, { settlement }: SignoffFacts): Refusal | null => {
  const carriers = settledAs(settlement)?.decisionIds ?? [];
  return state.decisions.some((decision) => carriers.includes(decision.id)) ? refuse('clauseSettled') : null;
};

const decide = (
  state: Signoff,
  kind: Exclude<DecisionKind, 'WITHDRAWN'>,
  command: WordsRead & { readonly reason: string | null },
  facts: SignoffFacts,
): Outcome<Signoff, SignoffEvent> => {
  const conflict = unread(command, facts.reading);
  if (conflict !== null) return conflict;
  const { act, settlement } = facts;
  const decision: Decision = {
    id: act.id,
    clauseId: state.clauseId,
    cityId: state.cityId,
    kind,
    digest: command.digest,
    citations: command.citations,
    reason: isBlank(command.reason) ? null : command.reason,
    roundId: command.roundId,
    personId: act.by.personId,
    at: act.at,
  };
  const { decision: holding } = statusOf(state.decisions, facts.reading);
  if (holding !== null && saysTheSame(holding, decision) && !spentDecisionIds(settlement).has(holding.id))
    return accept(state);
  return accept({ ...state, decisions: [...state.decisions, decision] }, { type: 'ClauseDecided', decision });
};

const withdraw = (state: Signoff, reason: string | null, { act }: SignoffFacts): Outcome<Signoff, SignoffEvent> => {
  const withdrew = standingDecisions(state.decisions).at(-1);
  if (withdrew === undefined) return refuse('nothingToWithdraw');
  const decision: Decision = {
    ...withdrew,
    id: act.id,
    kind: 'WITHDRAWN',
    reason: isBlank(reason) ? null : reason,
    personId: act.by.personId,
    at: act.at,
  };
  return accept(
    { ...state, decisions: [...state.decisions, decision] },
    { type: 'DecisionWithdrawn', decision, withdrew },
  );
};

const saysTheSame = (a: Decision, b: Decision): boolean =>
  a.kind === b.kind &&
  a.digest === b.digest &&
  a.reason === b.reason &&
  a.roundId === b.roundId &&
  a.personId === b.personId &&
  changedCitations(a.citations, b.citations).length === 0;
