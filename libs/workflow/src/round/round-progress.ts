import type { LineId } from '@colex/lawtext';
import { daysBetween, type PlainDate } from '../plain-date.js';
import type { Decision } from '../signoff/decision.js';
import { decisionsByClauseAndCity, statusOf, type SignoffStatus } from '../signoff/status.js';
import { ruleMet } from '../settlement/settlement-rule.js';
import type { Round, RoundResult, RoundVersion, WholeAnswer } from './round.js';

/** How far a city is with a round (会签进度), clause by clause; each list in the order of the version. */
export interface CityProgress {
  readonly cityId: string;
  readonly approved: readonly LineId[];
  readonly reserved: readonly LineId[];
  readonly objected: readonly LineId[];
  /** What is still to be looked at: never decided, decided about other words, or a clause it cites changed since. */
  readonly undecided: readonly LineId[];
  /** What counts for the city now; a signature over a clause the city no longer agrees to has lapsed. */
  readonly answer: WholeAnswer;
}

/** How far one city is. Decisions made before the round about the very same words count: they need not be repeated. */
export const cityProgress = (
  round: Pick<Round, 'version' | 'signatures'>,
  cityId: string,
  decisions: readonly Decision[],
): CityProgress => {
  const byClause = decisionsByClauseAndCity(decisions.filter((decision) => decision.cityId === cityId));
  const standing = round.version.clauses.map((clause) => {
    const signoff = statusOf(byClause.get(clause.clauseId)?.get(cityId) ?? [], clause);
    return { clauseId: clause.clauseId, stands: whatStands(signoff) };
  });
  const those = (stands: Stands): readonly LineId[] =>
    standing.filter((clause) => clause.stands === stands).map(({ clauseId }) => clauseId);
  const [objected, undecided] = [those('OBJECTED'), those('UNDECIDED')];
  return {
    cityId,
    approved: those('APPROVED'),
    reserved: those('RESERVED'),
    objected,
    undecided,
    answer: answerOf(round, cityId, objected.length === 0 && undecided.length === 0),
  };
};

type Stands = 'APPROVED' | 'RESERVED' | 'OBJECTED' | 'UNDECIDED';

const whatStands = (signoff: SignoffStatus): Stands => {
  switch (signoff.status) {
    case 'NONE':
    case 'STALE':
      return 'UNDECIDED';
    case 'OBJECTED':
      return 'OBJECTED';
    case 'APPROVED':
    case 'RESERVED':
      return signoff.changedCitations.length > 0 ? 'UNDECIDED' : signoff.status;
  }
};

const answerOf = (round: Pick<Round, 'signatures'>, cityId: string, agreesThroughout: boolean): WholeAnswer => {
  const last = round.signatures.findLast((signature) => signature.cityId === cityId);
  switch (last?.type) {
    case undefined:
    case 'WITHDRAWN':
      return 'UNANSWERED';
    case 'DECLINED':
      return 'DECLINED';
    case 'SIGNED':
      return agreesThroughout ? 'SIGNED' : 'UNANSWERED';
  }
};

/** What would come of the round if it closed that day. */
export const roundResult = (
  round: Pick<Round, 'version' | 'signatures' | 'cityIds' | 'rule'>,
  decisions: readonly Decision[],
  on: PlainDate,
  reason: string | null,
): RoundResult => {
  const progress = round.cityIds.map((cityId) => cityProgress(round, cityId, decisions));
  const signed = new Set(progress.filter(({ answer }) => answer === 'SIGNED').map(({ cityId }) => cityId));
  return {
    on,
    agreed: ruleMet(round.rule, round.cityIds, signed),
    cities: progress.map(({ cityId, answer }) => ({ cityId, answer })),
    objections: progress.flatMap(({ cityId, objected }) => objected.map((clauseId) => ({ clauseId, cityId }))),
    reason,
  };
};

/** What a city finds in a version compared with what it last decided about, clause by clause. */
export type ChangeSinceSigned =
  | { readonly clauseId: LineId; readonly change: 'SAME' | 'CITATION_CHANGED' | 'CHANGED'; readonly last: Decision }
  | { readonly clauseId: LineId; readonly change: 'NEVER_DECIDED'; readonly last: null }
  /** The city decided about it, and the version no longer has it. */
  | { readonly clauseId: LineId; readonly change: 'GONE'; readonly last: Decision };

/**
 * What changed since the city last signed: every clause of the version in its order, then the clauses it decided about
 * that are gone. `last` names the words to show the difference from. A decision that was withdrawn is none.
 */
export const changesSinceSigned = (
  version: RoundVersion,
  cityId: string,
  decisions: readonly Decision[],
): readonly ChangeSinceSigned[] => {
  const byClause = decisionsByClauseAndCity(decisions.filter((decision) => decision.cityId === cityId));
  const known = new Set(version.clauses.map(({ clauseId }) => clauseId));
  const found = version.clauses.map((clause): ChangeSinceSigned => {
    const signoff = statusOf(byClause.get(clause.clauseId)?.get(cityId) ?? [], clause);
    const { clauseId } = clause;
    if (signoff.status === 'NONE') return { clauseId, change: 'NEVER_DECIDED', last: null };
    if (signoff.status === 'STALE') return { clauseId, change: 'CHANGED', last: signoff.decision };
    return {
      clauseId,
      change: signoff.changedCitations.length > 0 ? 'CITATION_CHANGED' : 'SAME',
      last: signoff.decision,
    };
  });
  const gone = [...byClause].flatMap(([clauseId, byCity]): readonly ChangeSinceSigned[] => {
    if (known.has(clauseId)) return [];
    const { decision } = statusOf(byCity.get(cityId) ?? [], null);
    return decision === null ? [] : [{ clauseId, change: 'GONE', last: decision }];
  });
  return [...found, ...gone];
};

/** The days before the due date on which a city that has not answered is reminded (催签); 0 is the day itself. */
export const REMINDER_DAYS = [7, 3, 1, 0] as const;

/** A reminder to send. */
export interface ReminderDue {
  readonly cityId: string;
  /** Until the due date; negative when it has passed. */
  readonly daysLeft: number;
}

/**
 * Whom to remind that day: every city that has not answered, once for each of {@link REMINDER_DAYS} that has come since
 * it was last reminded (a job that did not run sends one, not all it missed), then every day once the date has passed.
 */
export const remindersDue = (
  round: Round,
  decisions: readonly Decision[],
  today: PlainDate,
): readonly ReminderDue[] => {
  if (round.standing.status !== 'OPEN') return [];
  const daysLeft = daysBetween(today, round.dueOn);
  return round.cityIds
    .filter((cityId) => cityProgress(round, cityId, decisions).answer === 'UNANSWERED')
    .filter((cityId) => {
      const last = round.reminders.findLast((reminder) => reminder.cityId === cityId)?.on ?? round.openedOn;
      const daysLeftThen = daysBetween(last, round.dueOn);
      if (daysLeft < 0) return last < today;
      return REMINDER_DAYS.some((days) => daysLeft <= days && days < daysLeftThen);
    })
    .map((cityId) => ({ cityId, daysLeft }));
};

/** What a change of members leaves of a round (trust.md AA5). */
export interface RoundStanding {
  /** Asked, and no longer in the project: no longer waited for. */
  readonly leftCityIds: readonly string[];
  /** Still to answer, and without a reviewer who could. */
  readonly citiesWithoutReviewer: readonly string[];
  /** Standing decisions of persons who no longer review for their city: they hold until the city says otherwise. */
  readonly decisionsOfFormerReviewers: readonly Decision[];
}

/** Where a round stands with the members and reviewers as they are. */
export const roundStanding = (
  round: Round,
  decisions: readonly Decision[],
  memberCityIds: readonly string[],
  reviewerIdsOf: ReadonlyMap<string, readonly string[]>,
): RoundStanding => {
  const reviewersOf = (cityId: string): readonly string[] => reviewerIdsOf.get(cityId) ?? [];
  const staying = round.cityIds.filter((cityId) => memberCityIds.includes(cityId));
  const byClause = decisionsByClauseAndCity(decisions);
  return {
    leftCityIds: round.cityIds.filter((cityId) => !memberCityIds.includes(cityId)),
    citiesWithoutReviewer: staying.filter(
      (cityId) => reviewersOf(cityId).length === 0 && cityProgress(round, cityId, decisions).answer === 'UNANSWERED',
    ),
    decisionsOfFormerReviewers: round.version.clauses.flatMap((clause) =>
      staying.flatMap((cityId) => {
        const signoff = statusOf(byClause.get(clause.clauseId)?.get(cityId) ?? [], clause);
        if (signoff.status === 'NONE' || signoff.status === 'STALE') return [];
        return reviewersOf(cityId).includes(signoff.decision.personId) ? [] : [signoff.decision];
      }),
    ),
  };
};
