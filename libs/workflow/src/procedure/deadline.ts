import { periodAfter, periodBefore, type Period, type PlainDate } from '../plain-date.js';
import type { ProcedureRules, Sourced } from './procedure-rules.js';
import { READINGS, type Reading, type Stage } from './stage.js';
import { conditionOf, ends, exitOf, stepsOf, type Track } from './track.js';

/**
 * What has a day (法定时限): 提出议案, 分送组成人员, 省级征求意见, 公开征求意见期满, 省批准, 公布, 备案, 搁置期满.
 */
export const DUTIES = [
  'SUBMIT_BILL',
  'SEND_TO_MEMBERS',
  'PREVIEW_BY_PROVINCE',
  'KEEP_CONSULTATION_OPEN',
  'APPROVE',
  'PROMULGATE',
  'FILE',
  'GO_ON_OR_LAPSE',
] as const;

/** One of {@link DUTIES}. */
export type Duty = (typeof DUTIES)[number];

/** Whether a duty was met by its day; was met late, too early or not before what it had to precede; still can be; or is past its day. */
export const DEADLINE_STANDINGS = ['MET', 'MISSED', 'OPEN', 'OVERDUE'] as const;

/** The day of one duty in one city's procedure. */
export interface Deadline {
  readonly duty: Duty;
  /** BY: on or before the day. NOT_BEFORE: the consultation may not end earlier. */
  readonly bound: 'BY' | 'NOT_BEFORE';
  readonly on: PlainDate;
  /** What the day is counted from; `planned` when that itself is still to come. */
  readonly from: { readonly stage: Stage; readonly on: PlainDate; readonly planned: boolean };
  readonly metOn: PlainDate | null;
  readonly standing: (typeof DEADLINE_STANDINGS)[number];
  /** Where the limit stands and how sure it is, see `Sourced`. */
  readonly source: string;
  readonly certainty: Sourced<Period>['certainty'];
}

/**
 * The deadlines of a city's procedure as they stand that day, in the order of {@link DUTIES}: those its steps and plans
 * give rise to. A track that ended has none left to meet.
 */
export const deadlinesOf = (track: Track, rules: ProcedureRules, today: PlainDate): readonly Deadline[] => {
  const found = [
    ...submitBill(track, rules, today),
    ...READINGS.flatMap((reading) => sendToMembers(track, reading, rules, today)),
    ...READINGS.flatMap((reading) => previewByProvince(track, reading, rules, today)),
    ...keepConsultationOpen(track, rules, today),
    ...within(track, 'APPROVE', 'SUBMITTED_FOR_APPROVAL', 'APPROVED', rules.approveWithin, today),
    ...within(track, 'PROMULGATE', 'APPROVED', 'PROMULGATED', rules.promulgateWithin, today),
    ...within(track, 'FILE', 'PROMULGATED', 'FILED', rules.fileWithin, today),
    ...goOnOrLapse(track, rules, today),
  ];
  const exit = exitOf(track);
  const over = exit !== null && ends(exit.type);
  return over ? found.filter(({ standing }) => standing === 'MET' || standing === 'MISSED') : found;
};

type Anchor = Deadline['from'];

/** The days a stage was reached, and the day it is meant for. */
const anchorsOf = (track: Track, stage: Stage): readonly Anchor[] => {
  const reached = stepsOf(track).filter((step) => step.stage === stage);
  const plan = track.plans[stage];
  return [
    ...reached.map(({ on }) => ({ stage, on, planned: false })),
    ...(plan === undefined ? [] : [{ stage, on: plan, planned: true }]),
  ];
};

const reachedOn = (track: Track, stage: Stage): PlainDate | null =>
  stepsOf(track).find((step) => step.stage === stage)?.on ?? null;

const by = (
  duty: Duty,
  from: Anchor,
  on: PlainDate,
  metOn: PlainDate | null,
  { source, certainty }: Sourced<Period>,
  today: PlainDate,
): Deadline => {
  const standing = metOn === null ? (today <= on ? 'OPEN' : 'OVERDUE') : metOn <= on ? 'MET' : 'MISSED';
  return { duty, bound: 'BY', on, from, metOn, standing, source, certainty };
};

/** What must be done before a session. Once that was held it can no longer be done: not overdue, but missed. */
const bySession = (...given: Parameters<typeof by>): Deadline => {
  const found = by(...given);
  return found.standing === 'OVERDUE' && !found.from.planned ? { ...found, standing: 'MISSED' } : found;
};

const submitBill = (track: Track, { submitBefore }: ProcedureRules, today: PlainDate): readonly Deadline[] => {
  const session = anchorsOf(track, 'FIRST_READING')[0];
  if (submitBefore === null || session === undefined) return [];
  const submitted = stepsOf(track).findLast(({ stage }) => stage === 'SUBMITTED')?.on ?? null;
  return [
    bySession('SUBMIT_BILL', session, periodBefore(session.on, submitBefore.value), submitted, submitBefore, today),
  ];
};

const sendToMembers = (
  track: Track,
  reading: Reading,
  rules: ProcedureRules,
  today: PlainDate,
): readonly Deadline[] => {
  const limit = rules.sendToMembersBefore;
  if (limit === null) return [];
  return anchorsOf(track, reading).map((session, index, sessions) => {
    const previous = sessions[index - 1]?.on ?? '';
    const sent = track.sent.find((each) => each.reading === reading && each.on > previous && each.on <= session.on);
    return bySession('SEND_TO_MEMBERS', session, periodBefore(session.on, limit.value), sent?.on ?? null, limit, today);
  });
};

const previewByProvince = (
  track: Track,
  reading: Reading,
  rules: ProcedureRules,
  today: PlainDate,
): readonly Deadline[] => {
  const limit = rules.previewBefore;
  if (limit === null) return [];
  const steps = stepsOf(track);
  return anchorsOf(track, reading).map((session) => {
    const before = steps.filter((step) => step.on <= session.on);
    const previousReading = before.findLast(
      (step) => READINGS.some((each) => each === step.stage) && step.on < session.on,
    );
    const preview = before.findLast(
      (step) => step.stage === 'PROVINCE_PREVIEW' && step.on >= (previousReading?.on ?? ''),
    );
    return bySession(
      'PREVIEW_BY_PROVINCE',
      session,
      periodBefore(session.on, limit.value),
      preview?.on ?? null,
      limit,
      today,
    );
  });
};

const keepConsultationOpen = (
  track: Track,
  { consultation }: ProcedureRules,
  today: PlainDate,
): readonly Deadline[] => {
  const { value, source, certainty } = consultation;
  const { atLeast } = value;
  if (atLeast === null) return [];
  const steps = stepsOf(track);
  return anchorsOf(track, 'CONSULTATION').map((from) => {
    const on = periodAfter(from.on, atLeast);
    const opened = from.planned ? -1 : steps.findIndex((step) => step.stage === 'CONSULTATION' && step.on === from.on);
    const closedOn = opened < 0 ? null : (steps[opened + 1]?.on ?? null);
    const standing = closedOn === null ? (today < on ? 'OPEN' : 'MET') : closedOn >= on ? 'MET' : 'MISSED';
    return {
      duty: 'KEEP_CONSULTATION_OPEN',
      bound: 'NOT_BEFORE',
      on,
      from,
      metOn: closedOn,
      standing,
      source,
      certainty,
    };
  });
};

const within = (
  track: Track,
  duty: Duty,
  from: Stage,
  until: Stage,
  limit: Sourced<Period> | null,
  today: PlainDate,
): readonly Deadline[] => {
  const start = anchorsOf(track, from)[0];
  if (limit === null || start === undefined) return [];
  // The province that refuses has answered as well.
  const refused = conditionOf(track) === 'APPROVAL_REFUSED' && until === 'APPROVED' ? exitOf(track)?.on : undefined;
  return [by(duty, start, periodAfter(start.on, limit.value), refused ?? reachedOn(track, until), limit, today)];
};

const goOnOrLapse = (track: Track, { lapseAfter }: ProcedureRules, today: PlainDate): readonly Deadline[] => {
  const exit = exitOf(track);
  const stage = stepsOf(track).at(-1)?.stage;
  if (exit === null || stage === undefined || ends(exit.type)) return [];
  const from = { stage, on: exit.on, planned: false };
  return [by('GO_ON_OR_LAPSE', from, periodAfter(exit.on, lapseAfter.value), null, lapseAfter, today)];
};
