import { actOf, chair, CITIES, drafter, lead, observer, reviewer } from '../builders.js';
import type { RefusalReason } from '../outcome.js';
import { meetingTransition, openResolutions, type Meeting, type MeetingCommand, type MeetingPlan } from './meeting.js';

const plan: MeetingPlan = {
  kind: 'JOINT_CONFERENCE',
  title: '第三次联席会议',
  on: '2026-11-20',
  place: '淮北',
  hostCityId: '淮北',
  agenda: ['通报各市进度', '审议共同条款'],
};
const COMMANDS: Record<MeetingCommand['type'], MeetingCommand> = {
  planMeeting: { type: 'planMeeting', plan },
  changeMeeting: { type: 'changeMeeting', plan: { ...plan, on: '2026-12-01' } },
  holdMeeting: { type: 'holdMeeting', attendingCityIds: CITIES },
  resolve: { type: 'resolve', text: '十二月底前完成意见汇总', cityIds: ['徐州'], dueOn: '2026-12-31' },
  recordMinutes: { type: 'recordMinutes', paperId: 'paper-1' },
  followUp: { type: 'followUp', resolutionId: 'res-1', standing: 'DONE', note: '已汇总' },
  cancelMeeting: { type: 'cancelMeeting', reason: '延期' },
};
const commandTypes = Object.keys(COMMANDS) as MeetingCommand['type'][];

const run = (state: Meeting | null, command: MeetingCommand, by = chair, id = 'res-1') =>
  meetingTransition(state, command, { act: actOf(by, { id }), memberCityIds: CITIES });
const stepped = (state: Meeting | null, command: MeetingCommand): Meeting => {
  const outcome = run(state, command);
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.state;
};
const answer = (state: Meeting | null, command: MeetingCommand, by = chair): string => {
  const outcome = run(state, command, by);
  return outcome.accepted ? (outcome.events[0]?.type ?? 'unchanged') : outcome.reason;
};

const planned = stepped(null, COMMANDS.planMeeting);
const held = stepped(stepped(planned, COMMANDS.holdMeeting), COMMANDS.resolve);
const STATES = {
  none: null,
  PLANNED: planned,
  HELD: held,
  MINUTED: stepped(held, COMMANDS.recordMinutes),
  CANCELLED: stepped(planned, COMMANDS.cancelMeeting),
};
const every = (reason: RefusalReason) =>
  Object.fromEntries(commandTypes.map((type) => [type, reason])) as Record<MeetingCommand['type'], string>;
const existing = {
  planMeeting: 'alreadyOpen',
  changeMeeting: 'meetingNotPlanned',
  holdMeeting: 'meetingNotPlanned',
  cancelMeeting: 'meetingNotPlanned',
};
const notHeld = { resolve: 'meetingNotHeld', recordMinutes: 'meetingNotHeld' };
const TABLE: Record<keyof typeof STATES, Record<MeetingCommand['type'], string>> = {
  none: { ...every('notOpened'), planMeeting: 'MeetingPlanned' },
  PLANNED: {
    planMeeting: 'alreadyOpen',
    changeMeeting: 'MeetingChanged',
    holdMeeting: 'MeetingHeld',
    cancelMeeting: 'MeetingCancelled',
    followUp: 'itemUnknown',
    ...notHeld,
  },
  HELD: { ...existing, resolve: 'Resolved', recordMinutes: 'MinutesRecorded', followUp: 'FollowedUp' },
  MINUTED: { ...existing, ...notHeld, followUp: 'FollowedUp' },
  CANCELLED: { ...existing, ...notHeld, followUp: 'itemUnknown' },
};

describe('a meeting of the cities', () => {
  describe.each(Object.keys(STATES) as (keyof typeof STATES)[])('that is %s', (state) => {
    it.each(commandTypes)('answers %s as the table says', (type) => {
      expect(answer(STATES[state], COMMANDS[type])).toBe(TABLE[state][type]);
    });

    it('is led by the chair and the lead only', () => {
      for (const type of commandTypes.filter((each) => each !== 'followUp')) {
        for (const by of [reviewer('徐州'), drafter('徐州'), lead('商丘'), observer])
          expect(answer(STATES[state], COMMANDS[type], by)).toBe('onlyChairOrLead');
        expect(answer(STATES[state], COMMANDS[type], lead('徐州'))).toBe(TABLE[state][type]);
      }
    });
  });

  it('is planned with a title, on a day that exists, in a city of the project', () => {
    expect(answer(null, { type: 'planMeeting', plan: { ...plan, title: ' ' } })).toBe('textMissing');
    expect(answer(null, { type: 'planMeeting', plan: { ...plan, on: '2026-11-31' } })).toBe('dateInvalid');
    expect(answer(planned, { type: 'changeMeeting', plan: { ...plan, hostCityId: '南京' } })).toBe('cityNotInProject');
    expect(answer(planned, { type: 'cancelMeeting', reason: '' })).toBe('reasonMissing');
  });

  it('is held on its day or later, by cities of the project', () => {
    const tomorrow = stepped(planned, { type: 'changeMeeting', plan: { ...plan, on: '2026-11-23' } });
    expect(answer(tomorrow, COMMANDS.holdMeeting)).toBe('dateInFuture');
    expect(answer(planned, { type: 'holdMeeting', attendingCityIds: [] })).toBe('citiesMissing');
    expect(answer(planned, { type: 'holdMeeting', attendingCityIds: ['南京'] })).toBe('cityNotInProject');
  });

  it('resolves something, for cities of the project, until a day that exists', () => {
    const resolve = { type: 'resolve', text: '报送草案', cityIds: ['商丘'], dueOn: null } as const;
    expect(answer(held, resolve)).toBe('Resolved');
    expect(answer(held, { ...resolve, text: '' })).toBe('textMissing');
    expect(answer(held, { ...resolve, cityIds: ['南京'] })).toBe('cityNotInProject');
    expect(answer(held, { ...resolve, dueOn: '2026-02-30' })).toBe('dateInvalid');
  });

  it('is followed up by those it gave work to and those who preside, with a word about it', () => {
    for (const by of [reviewer('徐州'), drafter('徐州'), lead('徐州'), chair])
      expect(answer(held, COMMANDS.followUp, by)).toBe('FollowedUp');
    for (const by of [reviewer('商丘'), drafter('商丘'), lead('商丘'), observer])
      expect(answer(held, COMMANDS.followUp, by)).toBe('onlyChairOrLead');
    expect(answer(held, { type: 'followUp', resolutionId: 'res-1', standing: 'DONE', note: '' })).toBe('textMissing');
    expect(answer(held, { type: 'followUp', resolutionId: 'other', standing: 'DONE', note: '已办' })).toBe(
      'itemUnknown',
    );
  });

  it('leaves what it resolved open until it is reported done or dropped, those due first first', () => {
    const open = (meeting: Meeting, today = '2026-11-22') =>
      openResolutions([meeting], today).map(({ resolution, overdue }) => `${resolution.dueOn} ${overdue}`);
    const resolved = (dueOn: string | null, state: Meeting, id: string): Meeting => {
      const outcome = run(state, { type: 'resolve', text: '办理', cityIds: [], dueOn }, chair, id);
      if (!outcome.accepted) throw new Error(outcome.reason);
      return outcome.state;
    };
    const three = resolved('2026-12-01', resolved(null, held, 'res-2'), 'res-3');
    expect(open(three)).toEqual(['2026-12-01 false', '2026-12-31 false', 'null false']);
    expect(open(three, '2026-12-02')[0]).toBe('2026-12-01 true');
    const followed = (standing: 'IN_HAND' | 'DONE' | 'DROPPED') =>
      stepped(held, { type: 'followUp', resolutionId: 'res-1', standing, note: '进展' });
    expect(open(followed('IN_HAND'))).toHaveLength(1);
    expect(open(followed('DONE'))).toEqual([]);
    expect(open(followed('DROPPED'))).toEqual([]);
  });
});
