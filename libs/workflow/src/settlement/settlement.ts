import type { LineId } from '@colex/lawtext';
import { presides, type Act } from '../act.js';
import { accept, isBlank, refuse, type Outcome } from '../outcome.js';
import type { ClauseReading } from '../signoff/reading.js';
import type { SignoffStatus } from '../signoff/status.js';
import { ruleMet, type SettlementRule, type SignoffSettings } from './settlement-rule.js';

/** That a clause was settled (定稿): by which rule, on which words, carried by which decisions. */
export interface Settled {
  readonly type: 'SETTLED';
  readonly id: string;
  readonly at: string;
  readonly digest: string;
  readonly rule: SettlementRule;
  /** The decisions it rests on, in the order of the cities. */
  readonly decisionIds: readonly string[];
}

/** That a settled clause was reopened (重新开放): by whom and why. */
export interface Reopened {
  readonly type: 'REOPENED';
  readonly id: string;
  readonly at: string;
  readonly personId: string;
  readonly reason: string;
}

/** The history of a clause's settlement; settled when the last record says so. Append-only. */
export interface Settlement {
  readonly clauseId: LineId;
  readonly records: readonly (Settled | Reopened)[];
}

/** A clause that was never settled. */
export const unsettled = (clauseId: LineId): Settlement => ({ clauseId, records: [] });

/** The settlement in force; null while the clause is open. */
export const settledAs = (settlement: Settlement): Settled | null => {
  const last = settlement.records.at(-1);
  return last?.type === 'SETTLED' ? last : null;
};

/**
 * The decisions that carried a settlement which was reopened since. They remain what the city said, but are spent:
 * after a reopening the same words are settled again only by deciding again.
 */
export const spentDecisionIds = ({ records }: Settlement): ReadonlySet<string> =>
  new Set(
    records.flatMap((record, index) =>
      record.type === 'SETTLED' && records[index + 1] !== undefined ? record.decisionIds : [],
    ),
  );

/** What can be asked of a clause's settlement. */
export type SettlementCommand =
  /** Look whether the rule is met; asked after every decision, change of rule and change of membership. */
  { readonly type: 'assessClause' } | { readonly type: 'reopenClause'; readonly reason: string };

/** What must be known to answer. */
export interface SettlementFacts {
  readonly act: Act;
  /** The clause as it reads; null when it is gone. */
  readonly reading: ClauseReading | null;
  /** Where each city stands on it, see `statusOf`. */
  readonly statuses: readonly { readonly cityId: string; readonly signoff: SignoffStatus }[];
  readonly memberCityIds: readonly string[];
  readonly settings: SignoffSettings;
}

/** What follows. */
export type SettlementEvent =
  | { readonly type: 'ClauseSettled'; readonly clauseId: LineId; readonly settled: Settled }
  | { readonly type: 'ClauseReopened'; readonly clauseId: LineId; readonly reopened: Reopened };

/**
 * One step of a clause's settlement: open ⇄ settled. It becomes settled by itself when enough cities agree, and open
 * only by somebody who presides, with a reason: no withdrawal, new city or new rule lifts what was agreed.
 */
export const settlementTransition = (
  state: Settlement,
  command: SettlementCommand,
  facts: SettlementFacts,
): Outcome<Settlement, SettlementEvent> => {
  switch (command.type) {
    case 'assessClause':
      return assess(state, facts);
    case 'reopenClause':
      return reopen(state, command.reason, facts);
  }
};

const assess = (state: Settlement, facts: SettlementFacts): Outcome<Settlement, SettlementEvent> => {
  const { act, reading, settings, memberCityIds } = facts;
  if (settledAs(state) !== null || reading === null) return accept(state);
  const spent = spentDecisionIds(state);
  const agreeing = facts.statuses
    .filter(({ cityId, signoff }) => memberCityIds.includes(cityId) && agrees(signoff, settings))
    .filter(({ signoff }) => signoff.decision !== null && !spent.has(signoff.decision.id));
  if (!ruleMet(settings.rule, memberCityIds, new Set(agreeing.map(({ cityId }) => cityId)))) return accept(state);
  const settled: Settled = {
    type: 'SETTLED',
    id: act.id,
    at: act.at,
    digest: reading.digest,
    rule: settings.rule,
    decisionIds: agreeing.flatMap(({ signoff }) => signoff.decision?.id ?? []),
  };
  return accept(
    { ...state, records: [...state.records, settled] },
    { type: 'ClauseSettled', clauseId: state.clauseId, settled },
  );
};

const reopen = (state: Settlement, reason: string, { act }: SettlementFacts): Outcome<Settlement, SettlementEvent> => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (settledAs(state) === null) return refuse('clauseNotSettled');
  if (isBlank(reason)) return refuse('reasonMissing');
  const reopened: Reopened = { type: 'REOPENED', id: act.id, at: act.at, personId: act.by.personId, reason };
  return accept(
    { ...state, records: [...state.records, reopened] },
    { type: 'ClauseReopened', clauseId: state.clauseId, reopened },
  );
};

/** Whether a standing counts as agreement: not when a cited clause reads differently from what was read. */
export const agrees = (signoff: SignoffStatus, settings: Pick<SignoffSettings, 'reservationsCount'>): boolean => {
  if (signoff.changedCitations.length > 0) return false;
  switch (signoff.status) {
    case 'APPROVED':
      return true;
    case 'RESERVED':
      return settings.reservationsCount;
    case 'OBJECTED':
    case 'NONE':
    case 'STALE':
      return false;
  }
};
