import { presides, reviewsFor, type Act } from '../act.js';
import { accept, isBlank, refuse, type Outcome, type Refusal } from '../outcome.js';
import { isPlainDate, type PlainDate } from '../plain-date.js';
import type { Decision } from '../signoff/decision.js';
import { strangersIn, type SettlementRule } from '../settlement/settlement-rule.js';
import { cityProgress, roundResult } from './round-progress.js';
import type { Round, RoundResult, RoundVersion, WholeSignature } from './round.js';

/** 发起, 延期, 整体签署, 不予签署, 撤回签署, 记录催签, 成员变动, 结束, 取消. */
export type RoundCommand =
  | {
      readonly type: 'openRound';
      readonly version: RoundVersion;
      readonly rule: SettlementRule;
      readonly cityIds: readonly string[];
      readonly dueOn: PlainDate;
    }
  | { readonly type: 'extendRound'; readonly dueOn: PlainDate }
  | { readonly type: 'signWhole'; readonly cityId: string; readonly versionDigest: string }
  | { readonly type: 'declineWhole'; readonly cityId: string; readonly versionDigest: string; readonly reason: string }
  | { readonly type: 'withdrawWhole'; readonly cityId: string; readonly reason: string | null }
  | { readonly type: 'recordReminders'; readonly cityIds: readonly string[] }
  /** Somebody joined, left or changed role; anybody's act may be the cause, and all are told whatever came of it. */
  | { readonly type: 'recalculateRound' }
  /** A reason is needed when it closes before the due date on a city that has not answered. */
  | { readonly type: 'closeRound'; readonly reason: string | null }
  | { readonly type: 'cancelRound'; readonly reason: string };

/** What must be known to answer. */
export interface RoundFacts {
  readonly act: Act;
  readonly memberCityIds: readonly string[];
  /** Every decision of the draft, in the order they were made. */
  readonly decisions: readonly Decision[];
}

/** What follows. */
export type RoundEvent =
  | { readonly type: 'RoundOpened'; readonly round: Round }
  | { readonly type: 'RoundExtended'; readonly roundId: string; readonly from: PlainDate; readonly dueOn: PlainDate }
  | { readonly type: 'WholeAnswered'; readonly roundId: string; readonly signature: WholeSignature }
  | { readonly type: 'CitiesReminded'; readonly roundId: string; readonly cityIds: readonly string[] }
  | { readonly type: 'RoundRecalculated'; readonly roundId: string; readonly leftCityIds: readonly string[] }
  | { readonly type: 'RoundClosed'; readonly roundId: string; readonly result: RoundResult }
  | { readonly type: 'RoundCancelled'; readonly roundId: string; readonly reason: string };

type Step = Outcome<Round, RoundEvent>;

/** One step of a round: null → open → closed or cancelled. `state` is null until it is opened. */
export const roundTransition = (state: Round | null, command: RoundCommand, facts: RoundFacts): Step => {
  if (command.type === 'openRound') return state === null ? open(command, facts) : refuse('alreadyOpen');
  if (state === null) return refuse('notOpened');
  if (state.standing.status !== 'OPEN') return refuse('alreadyEnded');
  switch (command.type) {
    case 'extendRound':
      return extend(state, command.dueOn, facts);
    case 'signWhole':
    case 'declineWhole':
    case 'withdrawWhole':
      return answerWhole(state, command, facts);
    case 'recordReminders':
      return remind(state, command.cityIds, facts);
    case 'recalculateRound':
      return recalculate(state, facts);
    case 'closeRound':
      return close(state, command.reason, facts);
    case 'cancelRound':
      return cancel(state, command.reason, facts);
  }
};

const open = (
  { version, rule, cityIds, dueOn }: RoundCommand & { readonly type: 'openRound' },
  { act, memberCityIds }: RoundFacts,
): Step => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (version.clauses.length === 0) return refuse('clausesMissing');
  if (cityIds.length === 0) return refuse('citiesMissing');
  const outside = cityIds.filter((cityId) => !memberCityIds.includes(cityId));
  if (outside.length > 0) return refuse('cityNotInProject', { because: outside });
  const strangers = strangersIn(rule, cityIds);
  if (strangers.length > 0) return refuse('ruleNamesAnotherCity', { because: strangers });
  if (!isPlainDate(dueOn)) return refuse('dateInvalid');
  if (dueOn < act.today) return refuse('dateInPast');
  const round: Round = {
    id: act.id,
    version,
    rule,
    cityIds: memberCityIds.filter((cityId) => cityIds.includes(cityId)),
    openedBy: act.by.personId,
    openedOn: act.today,
    dueOn,
    signatures: [],
    reminders: [],
    standing: { status: 'OPEN' },
  };
  return accept(round, { type: 'RoundOpened', round });
};

const extend = (round: Round, dueOn: PlainDate, { act }: RoundFacts): Step => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (!isPlainDate(dueOn)) return refuse('dateInvalid');
  if (dueOn <= round.dueOn) return refuse('dateNotLater');
  return accept({ ...round, dueOn }, { type: 'RoundExtended', roundId: round.id, from: round.dueOn, dueOn });
};

type WholeCommand = Extract<RoundCommand, { readonly type: 'signWhole' | 'declineWhole' | 'withdrawWhole' }>;

const answerWhole = (round: Round, command: WholeCommand, facts: RoundFacts): Step => {
  const { act, memberCityIds } = facts;
  const { cityId } = command;
  // Both lists: one who was not asked does not answer, and one who left since no longer does.
  if (!round.cityIds.includes(cityId) || !memberCityIds.includes(cityId)) return refuse('cityNotInProject');
  if (!reviewsFor(act.by, cityId)) return refuse('notAReviewerOfTheCity');
  const previous = round.signatures.findLast((signature) => signature.cityId === cityId);
  const signature = { id: act.id, cityId, personId: act.by.personId, at: act.at, versionDigest: round.version.digest };
  switch (command.type) {
    case 'signWhole': {
      if (command.versionDigest !== round.version.digest)
        return refuse('versionChangedSinceRead', { currentDigest: round.version.digest });
      const hindered = hindersSigning(round, cityId, facts.decisions);
      if (hindered !== null) return hindered;
      const signed = previous?.type === 'SIGNED';
      return signed ? accept(round) : answered(round, { ...signature, type: 'SIGNED', reason: null });
    }
    case 'declineWhole':
      if (command.versionDigest !== round.version.digest)
        return refuse('versionChangedSinceRead', { currentDigest: round.version.digest });
      if (isBlank(command.reason)) return refuse('reasonMissing');
      return answered(round, { ...signature, type: 'DECLINED', reason: command.reason });
    case 'withdrawWhole':
      if (previous === undefined || previous.type === 'WITHDRAWN') return refuse('nothingToWithdraw');
      return answered(round, {
        ...signature,
        type: 'WITHDRAWN',
        reason: isBlank(command.reason) ? null : command.reason,
      });
  }
};

/** The whole is signed by a city that has decided on every clause of it and objects to none. */
const hindersSigning = (round: Round, cityId: string, decisions: readonly Decision[]): Refusal | null => {
  const { undecided, objected } = cityProgress(round, cityId, decisions);
  if (objected.length > 0) return refuse('objectionStands', { because: objected });
  return undecided.length > 0 ? refuse('clausesUndecided', { because: undecided }) : null;
};

const answered = (round: Round, signature: WholeSignature): Step =>
  accept(
    { ...round, signatures: [...round.signatures, signature] },
    { type: 'WholeAnswered', roundId: round.id, signature },
  );

const remind = (round: Round, cityIds: readonly string[], { act }: RoundFacts): Step => {
  const reminded = round.reminders.filter(({ on }) => on === act.today).map(({ cityId }) => cityId);
  const now = round.cityIds.filter((cityId) => cityIds.includes(cityId) && !reminded.includes(cityId));
  if (now.length === 0) return accept(round);
  const reminders = [...round.reminders, ...now.map((cityId) => ({ cityId, on: act.today }))];
  return accept({ ...round, reminders }, { type: 'CitiesReminded', roundId: round.id, cityIds: now });
};

const recalculate = (round: Round, { memberCityIds }: RoundFacts): Step => {
  const leftCityIds = round.cityIds.filter((cityId) => !memberCityIds.includes(cityId));
  const cityIds = round.cityIds.filter((cityId) => memberCityIds.includes(cityId));
  const next = leftCityIds.length === 0 ? round : { ...round, cityIds };
  return accept(next, { type: 'RoundRecalculated', roundId: round.id, leftCityIds });
};

const close = (state: Round, reason: string | null, { act, decisions, memberCityIds }: RoundFacts): Step => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  const round = { ...state, cityIds: state.cityIds.filter((cityId) => memberCityIds.includes(cityId)) };
  const result = roundResult(round, decisions, act.today, isBlank(reason) ? null : reason);
  const unanswered = result.cities.filter(({ answer }) => answer === 'UNANSWERED').map(({ cityId }) => cityId);
  if (act.today <= round.dueOn && unanswered.length > 0 && isBlank(reason))
    return refuse('reasonMissing', { because: unanswered });
  return accept(
    { ...round, standing: { status: 'CLOSED', result } },
    { type: 'RoundClosed', roundId: round.id, result },
  );
};

const cancel = (round: Round, reason: string, { act }: RoundFacts): Step => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (isBlank(reason)) return refuse('reasonMissing');
  return accept(
    { ...round, standing: { status: 'CANCELLED', on: act.today, reason } },
    { type: 'RoundCancelled', roundId: round.id, reason },
  );
};
