import { presides, type Act, type Standing } from '../act.js';
import { accept, isBlank, refuse, type Outcome } from '../outcome.js';
import { isPlainDate, type PlainDate } from '../plain-date.js';

/** The meetings of a joint project: 联席会议, 联络协调小组会议, 读稿会. */
export const MEETING_KINDS = ['JOINT_CONFERENCE', 'LIAISON_GROUP', 'READING_ALOUD'] as const;

/** One of {@link MEETING_KINDS}. */
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** What is set for a meeting before it is held; `agenda` in the order it is taken (议程). */
export interface MeetingPlan {
  readonly kind: MeetingKind;
  readonly title: string;
  readonly on: PlainDate;
  readonly place: string;
  readonly hostCityId: string;
  readonly agenda: readonly string[];
}

/** How a resolution is being carried out: 办理中, 已办结, 不再办理. */
export const FOLLOW_UP_STANDINGS = ['IN_HAND', 'DONE', 'DROPPED'] as const;

/** One report on a resolution (落实情况). */
export interface FollowUp {
  readonly id: string;
  readonly standing: (typeof FOLLOW_UP_STANDINGS)[number];
  readonly note: string;
  readonly on: PlainDate;
  readonly personId: string;
}

/** What a meeting resolved (议定事项), for whom (分工) and until when (时限). */
export interface Resolution {
  readonly id: string;
  readonly text: string;
  readonly cityIds: readonly string[];
  readonly dueOn: PlainDate | null;
  /** Oldest first; append-only. */
  readonly followUps: readonly FollowUp[];
}

/** A meeting of the cities. */
export interface Meeting {
  readonly id: string;
  readonly plan: MeetingPlan;
  /** The cities that were there (出席); empty until it was held. */
  readonly attendingCityIds: readonly string[];
  readonly resolutions: readonly Resolution[];
  /** The signed paper with the minutes (会议纪要); null until there is one. */
  readonly minutesPaperId: string | null;
  readonly standing:
    { readonly status: 'PLANNED' | 'HELD' | 'MINUTED' } | { readonly status: 'CANCELLED'; readonly reason: string };
}

/** 召集, 变更, 召开, 议定, 记录纪要, 落实, 取消. */
export type MeetingCommand =
  | { readonly type: 'planMeeting'; readonly plan: MeetingPlan }
  | { readonly type: 'changeMeeting'; readonly plan: MeetingPlan }
  | { readonly type: 'holdMeeting'; readonly attendingCityIds: readonly string[] }
  | {
      readonly type: 'resolve';
      readonly text: string;
      readonly cityIds: readonly string[];
      readonly dueOn: PlainDate | null;
    }
  | { readonly type: 'recordMinutes'; readonly paperId: string }
  | {
      readonly type: 'followUp';
      readonly resolutionId: string;
      readonly standing: FollowUp['standing'];
      readonly note: string;
    }
  | { readonly type: 'cancelMeeting'; readonly reason: string };

/** What must be known to answer. */
export interface MeetingFacts {
  readonly act: Act;
  readonly memberCityIds: readonly string[];
}

/** What follows. */
export type MeetingEvent =
  | { readonly type: 'MeetingPlanned' | 'MeetingChanged'; readonly meetingId: string; readonly plan: MeetingPlan }
  | { readonly type: 'MeetingHeld'; readonly meetingId: string; readonly attendingCityIds: readonly string[] }
  | { readonly type: 'Resolved'; readonly meetingId: string; readonly resolution: Resolution }
  | { readonly type: 'MinutesRecorded'; readonly meetingId: string; readonly paperId: string }
  | {
      readonly type: 'FollowedUp';
      readonly meetingId: string;
      readonly resolutionId: string;
      readonly followUp: FollowUp;
    }
  | { readonly type: 'MeetingCancelled'; readonly meetingId: string; readonly reason: string };

type Step = Outcome<Meeting, MeetingEvent>;

/**
 * One step of a meeting: null → planned → held → minuted, or cancelled before it was held. The chair or lead leads it;
 * what it resolved is reported on by them and by the cities it was given to.
 */
export const meetingTransition = (state: Meeting | null, command: MeetingCommand, facts: MeetingFacts): Step => {
  const { act, memberCityIds } = facts;
  if (command.type === 'followUp') return state === null ? refuse('notOpened') : followUp(state, command, act);
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (command.type === 'planMeeting') return state === null ? plan(command.plan, facts) : refuse('alreadyOpen');
  if (state === null) return refuse('notOpened');
  const { status } = state.standing;
  switch (command.type) {
    case 'changeMeeting': {
      if (status !== 'PLANNED') return refuse('meetingNotPlanned');
      const wrong = wrongPlan(command.plan, facts);
      return (
        wrong ??
        accept({ ...state, plan: command.plan }, { type: 'MeetingChanged', meetingId: state.id, plan: command.plan })
      );
    }
    case 'holdMeeting': {
      if (status !== 'PLANNED') return refuse('meetingNotPlanned');
      if (state.plan.on > act.today) return refuse('dateInFuture');
      const outside = command.attendingCityIds.filter((cityId) => !memberCityIds.includes(cityId));
      if (outside.length > 0) return refuse('cityNotInProject', { because: outside });
      if (command.attendingCityIds.length === 0) return refuse('citiesMissing');
      const { attendingCityIds } = command;
      const held: Meeting = { ...state, attendingCityIds, standing: { status: 'HELD' } };
      return accept(held, { type: 'MeetingHeld', meetingId: state.id, attendingCityIds });
    }
    case 'resolve':
      return status === 'HELD' ? resolve(state, command, facts) : refuse('meetingNotHeld');
    case 'recordMinutes': {
      if (status !== 'HELD') return refuse('meetingNotHeld');
      const { paperId } = command;
      const minuted: Meeting = { ...state, minutesPaperId: paperId, standing: { status: 'MINUTED' } };
      return accept(minuted, { type: 'MinutesRecorded', meetingId: state.id, paperId });
    }
    case 'cancelMeeting': {
      if (status !== 'PLANNED') return refuse('meetingNotPlanned');
      const { reason } = command;
      if (isBlank(reason)) return refuse('reasonMissing');
      return accept(
        { ...state, standing: { status: 'CANCELLED', reason } },
        { type: 'MeetingCancelled', meetingId: state.id, reason },
      );
    }
  }
};

const wrongPlan = (given: MeetingPlan, { memberCityIds }: MeetingFacts) => {
  if (isBlank(given.title)) return refuse('textMissing');
  if (!isPlainDate(given.on)) return refuse('dateInvalid');
  return memberCityIds.includes(given.hostCityId) ? null : refuse('cityNotInProject', { because: [given.hostCityId] });
};

const plan = (given: MeetingPlan, facts: MeetingFacts): Step => {
  const meeting: Meeting = {
    id: facts.act.id,
    plan: given,
    attendingCityIds: [],
    resolutions: [],
    minutesPaperId: null,
    standing: { status: 'PLANNED' },
  };
  return wrongPlan(given, facts) ?? accept(meeting, { type: 'MeetingPlanned', meetingId: meeting.id, plan: given });
};

const resolve = (
  state: Meeting,
  { text, cityIds, dueOn }: MeetingCommand & { readonly type: 'resolve' },
  { act, memberCityIds }: MeetingFacts,
): Step => {
  if (isBlank(text)) return refuse('textMissing');
  const outside = cityIds.filter((cityId) => !memberCityIds.includes(cityId));
  if (outside.length > 0) return refuse('cityNotInProject', { because: outside });
  if (dueOn !== null && !isPlainDate(dueOn)) return refuse('dateInvalid');
  const resolution: Resolution = { id: act.id, text, cityIds, dueOn, followUps: [] };
  return accept(
    { ...state, resolutions: [...state.resolutions, resolution] },
    { type: 'Resolved', meetingId: state.id, resolution },
  );
};

const followUp = (state: Meeting, command: MeetingCommand & { readonly type: 'followUp' }, act: Act): Step => {
  const { resolutionId, standing, note } = command;
  const resolution = state.resolutions.find(({ id }) => id === resolutionId);
  if (resolution === undefined) return refuse('itemUnknown');
  if (!presides(act.by) && !worksFor(act.by, resolution.cityIds)) return refuse('onlyChairOrLead');
  if (isBlank(note)) return refuse('textMissing');
  const report: FollowUp = { id: act.id, standing, note, on: act.today, personId: act.by.personId };
  const resolutions = state.resolutions.map((each) =>
    each.id === resolutionId ? { ...each, followUps: [...each.followUps, report] } : each,
  );
  return accept({ ...state, resolutions }, { type: 'FollowedUp', meetingId: state.id, resolutionId, followUp: report });
};

const WORKING_ROLES = ['LEAD_DRAFTER', 'DRAFTER', 'REVIEWER'] as const;

const worksFor = ({ cityId, roles }: Standing, cityIds: readonly string[]): boolean =>
  cityId !== null && cityIds.includes(cityId) && WORKING_ROLES.some((role) => roles.includes(role));

/** A resolution still to be carried out. */
export interface OpenResolution {
  readonly meetingId: string;
  readonly resolution: Resolution;
  /** Whether its day has passed. */
  readonly overdue: boolean;
}

/** What the meetings resolved and nobody reported as done or dropped, those due first first, those without a day last. */
export const openResolutions = (meetings: readonly Meeting[], today: PlainDate): readonly OpenResolution[] =>
  meetings
    .flatMap(({ id, resolutions }) => resolutions.map((resolution) => ({ meetingId: id, resolution })))
    .filter(({ resolution }) => (resolution.followUps.at(-1)?.standing ?? 'IN_HAND') === 'IN_HAND')
    .map((each) => ({ ...each, overdue: each.resolution.dueOn !== null && each.resolution.dueOn < today }))
    .sort((a, b) => (a.resolution.dueOn ?? '9').localeCompare(b.resolution.dueOn ?? '9', 'en'));
