import fc from 'fast-check';
import { addDays } from '../plain-date.js';
import { boardRow } from './board.js';
import { deadlinesOf, DEADLINE_STANDINGS, type Duty } from './deadline.js';
import { aStep, aTrack, CITY, jining, USUAL_WAY, wayTo } from './procedure-builders.js';
import { procedureRulesOf } from './procedure-rules.js';
import { STAGES, type Stage } from './stage.js';
import { notBegun, type Exit, type Track } from './track.js';

const at = (...steps: readonly (readonly [Stage, string])[]): Track => ({
  ...notBegun(CITY),
  steps: steps.map(([stage, on]) => aStep(stage, on)),
});
const exitOn = (type: Exit['type'], on: string): Exit => ({
  id: 'e',
  type,
  on,
  reason: '理由',
  resumedOn: null,
  personId: 'p',
  at: '',
  takenBack: null,
});
const deadline = (duty: Duty, track: Track, today: string, rules = jining): string | undefined => {
  const found = deadlinesOf(track, rules, today).find((each) => each.duty === duty);
  return found && `${found.bound} ${found.on} ${found.standing}${found.metOn === null ? '' : ` ${found.metOn}`}`;
};

describe('the deadlines of a procedure', () => {
  it('SUBMIT_BILL: one month before the session of the first reading, planned or held', () => {
    const drafting = { ...at(['DRAFTING', '2026-01-10']), plans: { FIRST_READING: '2026-12-30' } };
    expect(deadline('SUBMIT_BILL', drafting, '2026-11-30')).toBe('BY 2026-11-30 OPEN');
    expect(deadline('SUBMIT_BILL', drafting, '2026-12-01')).toBe('BY 2026-11-30 OVERDUE');
    const submitted = (on: string) => ({ ...at(['SUBMITTED', on]), plans: drafting.plans });
    expect(deadline('SUBMIT_BILL', submitted('2026-11-30'), '2026-12-01')).toBe('BY 2026-11-30 MET 2026-11-30');
    expect(deadline('SUBMIT_BILL', submitted('2026-12-01'), '2026-12-01')).toBe('BY 2026-11-30 MISSED 2026-12-01');
    expect(
      deadline('SUBMIT_BILL', at(['SUBMITTED', '2026-03-01'], ['FIRST_READING', '2026-03-31']), '2026-12-01'),
    ).toBe('BY 2026-02-28 MISSED 2026-03-01');
    expect(deadline('SUBMIT_BILL', at(['DRAFTING', '2026-01-10']), '2026-12-01')).toBeUndefined();
  });

  it('SEND_TO_MEMBERS: seven days before each reading, each by its own sending', () => {
    const track: Track = {
      ...at(['FIRST_READING', '2026-06-20'], ['UNIFIED_DELIBERATION', '2026-08-01']),
      plans: { SECOND_READING: '2026-12-30' },
      sent: [{ reading: 'FIRST_READING', on: '2026-06-14' }],
    };
    const days = deadlinesOf(track, jining, '2026-12-01').filter(({ duty }) => duty === 'SEND_TO_MEMBERS');
    expect(days.map(({ on, standing, metOn, from }) => [from.stage, from.planned, on, standing, metOn])).toEqual([
      ['FIRST_READING', false, '2026-06-13', 'MISSED', '2026-06-14'],
      ['SECOND_READING', true, '2026-12-23', 'OPEN', null],
    ]);
  });

  it('PREVIEW_BY_PROVINCE: twenty days before each reading in 安徽, and nowhere else', () => {
    const anhui = procedureRulesOf('宿州市', '安徽省');
    const track: Track = {
      ...at(['FIRST_READING', '2026-06-20'], ['PROVINCE_PREVIEW', '2026-09-01']),
      plans: { SECOND_READING: '2026-09-21' },
    };
    const days = deadlinesOf(track, anhui, '2026-09-02').filter(({ duty }) => duty === 'PREVIEW_BY_PROVINCE');
    expect(days.map(({ on, standing, certainty }) => [on, standing, certainty])).toEqual([
      // That session was held without it.
      ['2026-05-31', 'MISSED', 'EXCERPT'],
      ['2026-09-01', 'MET', 'EXCERPT'],
    ]);
    expect(deadline('PREVIEW_BY_PROVINCE', track, '2026-09-02')).toBeUndefined();
    // What the province saw before the first reading is not the text of the second.
    const earlier = at(
      ['PROVINCE_PREVIEW', '2026-05-20'],
      ['FIRST_READING', '2026-06-20'],
      ['SECOND_READING', '2026-09-21'],
    );
    const standings = deadlinesOf(earlier, anhui, '2026-10-01').filter(({ duty }) => duty === 'PREVIEW_BY_PROVINCE');
    expect(standings.map(({ standing }) => standing)).toEqual(['MET', 'MISSED']);
  });

  it('KEEP_CONSULTATION_OPEN: thirty days from the day after it was opened, not closed before', () => {
    const open = at(['CONSULTATION', '2026-07-01']);
    expect(deadline('KEEP_CONSULTATION_OPEN', open, '2026-07-30')).toBe('NOT_BEFORE 2026-07-31 OPEN');
    expect(deadline('KEEP_CONSULTATION_OPEN', open, '2026-07-31')).toBe('NOT_BEFORE 2026-07-31 MET');
    const closed = (on: string) => at(['CONSULTATION', '2026-07-01'], ['UNIFIED_DELIBERATION', on]);
    expect(deadline('KEEP_CONSULTATION_OPEN', closed('2026-07-30'), '2026-12-01')).toBe(
      'NOT_BEFORE 2026-07-31 MISSED 2026-07-30',
    );
    expect(deadline('KEEP_CONSULTATION_OPEN', closed('2026-07-31'), '2026-12-01')).toBe(
      'NOT_BEFORE 2026-07-31 MET 2026-07-31',
    );
    expect(
      deadline('KEEP_CONSULTATION_OPEN', open, '2026-07-30', procedureRulesOf('菏泽市', '山东省')),
    ).toBeUndefined();
  });

  it('APPROVE: four months for the province, answered by approval and by refusal (立法法 art. 81)', () => {
    const submitted = at(['SUBMITTED_FOR_APPROVAL', '2026-10-31']);
    expect(deadline('APPROVE', submitted, '2027-02-28')).toBe('BY 2027-02-28 OPEN');
    expect(deadline('APPROVE', submitted, '2027-03-01')).toBe('BY 2027-02-28 OVERDUE');
    expect(
      deadline('APPROVE', at(['SUBMITTED_FOR_APPROVAL', '2024-12-31'], ['APPROVED', '2025-04-02']), '2026-01-01'),
    ).toBe('BY 2025-04-30 MET 2025-04-02');
    const refused = { ...submitted, exits: [exitOn('APPROVAL_REFUSED', '2027-01-15')] };
    expect(deadline('APPROVE', refused, '2027-06-01')).toBe('BY 2027-02-28 MET 2027-01-15');
  });

  it('PROMULGATE: ten days after approval where the city says so, no deadline where it says 及时', () => {
    const approved = at(['APPROVED', '2026-11-20']);
    expect(deadline('PROMULGATE', approved, '2026-11-22')).toBe('BY 2026-11-30 OPEN');
    expect(deadline('PROMULGATE', approved, '2026-11-22', procedureRulesOf('临沂市', '山东省'))).toBeUndefined();
  });

  it('FILE: thirty days after promulgation (立法法 art. 109)', () => {
    expect(deadline('FILE', at(['PROMULGATED', '2026-11-22']), '2026-11-22')).toBe('BY 2026-12-22 OPEN');
    expect(deadline('FILE', at(['PROMULGATED', '2026-11-22'], ['FILED', '2026-12-23']), '2027-01-01')).toBe(
      'BY 2026-12-22 MISSED 2026-12-23',
    );
  });

  it('GO_ON_OR_LAPSE: two years after a vote was put off or a bill shelved, gone once it goes on', () => {
    const halted = (exit: Exit) => ({ ...at(['FIRST_READING', '2026-01-01']), exits: [exit] });
    expect(deadline('GO_ON_OR_LAPSE', halted(exitOn('DEFERRED', '2024-02-29')), '2026-02-28')).toBe(
      'BY 2026-02-28 OPEN',
    );
    expect(
      deadline('GO_ON_OR_LAPSE', halted({ ...exitOn('SHELVED', '2026-02-01'), resumedOn: '2026-05-01' }), '2026-11-22'),
    ).toBeUndefined();
  });

  it('leave a track that ended nothing to meet, and keep what was met or missed', () => {
    const track = {
      ...at(['SUBMITTED', '2026-05-01'], ['FIRST_READING', '2026-06-30']),
      exits: [exitOn('WITHDRAWN', '2026-07-02')],
    };
    expect(deadlinesOf(track, jining, '2026-11-22').map(({ duty, standing }) => `${duty} ${standing}`)).toEqual([
      'SUBMIT_BILL MET',
      'SEND_TO_MEMBERS MISSED',
    ]);
  });

  it('say where they stand in law, and how sure that is', () => {
    const [found] = deadlinesOf(at(['APPROVED', '2026-11-20']), jining, '2026-11-22');
    expect(found).toMatchObject({ source: '《济宁市制定地方性法规条例》（2016）第五十六条', certainty: 'READ' });
  });

  it('law: a deadline not met turns from open to overdue the day after its day, and never back', () => {
    const start = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(
        start,
        fc.constantFrom('SUBMITTED_FOR_APPROVAL' as const, 'APPROVED' as const, 'PROMULGATED' as const),
        fc.integer({ min: 0, max: 300 }),
        (on, stage, later) => {
          const today = addDays(on, later);
          const [found] = deadlinesOf(at([stage, on]), jining, today);
          expect(found?.standing).toBe(
            found !== undefined && today > found.on ? DEADLINE_STANDINGS[3] : DEADLINE_STANDINGS[2],
          );
        },
      ),
    );
  });
});

describe('the board', () => {
  it('shows each stage of a city as done, current, planned, ahead or skipped', () => {
    const track: Track = {
      ...aTrack(wayTo('SECOND_READING').filter((stage) => stage !== 'PLANNED')),
      plans: { VOTE: '2026-12-30' },
    };
    const row = boardRow(track, jining, '2026-11-22');
    expect(row.cells.map(({ stage, standing }) => `${stage} ${standing}`)).toEqual([
      'PLANNED SKIPPED',
      'DRAFTING DONE',
      'SUBMITTED DONE',
      'ON_AGENDA DONE',
      'FIRST_READING DONE',
      'CONSULTATION DONE',
      'UNIFIED_DELIBERATION DONE',
      'PROVINCE_PREVIEW AHEAD',
      'SECOND_READING CURRENT',
      'FURTHER_READING AHEAD',
      'VOTE PLANNED',
      'SUBMITTED_FOR_APPROVAL AHEAD',
      'APPROVED AHEAD',
      'PROMULGATED AHEAD',
      'FILED AHEAD',
      'IN_FORCE AHEAD',
    ]);
    expect(boardRow(notBegun(CITY), jining, '2026-11-22').cells.every(({ standing }) => standing === 'AHEAD')).toBe(
      true,
    );
    const done = boardRow(aTrack(USUAL_WAY), jining, '2026-11-22').cells.filter(
      ({ standing }) => standing === 'SKIPPED',
    );
    expect(done.map(({ stage }) => stage)).toEqual(['PROVINCE_PREVIEW', 'FURTHER_READING']);
  });

  it('shows the last day, version and number of times of a stage reached again, and forgets a step taken back', () => {
    const correction = { id: 'k', at: '', personId: 'p', reason: '有误' };
    const track: Track = {
      ...notBegun(CITY),
      steps: [
        aStep('UNIFIED_DELIBERATION', '2026-03-01', { versionId: 'v1' }),
        aStep('UNIFIED_DELIBERATION', '2026-05-01', { versionId: 'v2' }),
        aStep('VOTE', '2026-06-01', { takenBack: correction }),
      ],
    };
    const { cells } = boardRow(track, jining, '2026-11-22');
    expect(cells[STAGES.indexOf('UNIFIED_DELIBERATION')]).toMatchObject({
      standing: 'CURRENT',
      on: '2026-05-01',
      versionId: 'v2',
      times: 2,
    });
    expect(cells[STAGES.indexOf('VOTE')]).toMatchObject({ standing: 'AHEAD', times: 0 });
  });

  it('shows the open deadline that comes first, those past their day, and where the track stands', () => {
    const track: Track = {
      ...at(['SUBMITTED', '2026-10-01']),
      plans: { FIRST_READING: '2026-12-30', SECOND_READING: '2027-02-26' },
    };
    expect(boardRow(track, jining, '2026-11-22').next).toMatchObject({ duty: 'SEND_TO_MEMBERS', on: '2026-12-23' });
    const late = boardRow(track, jining, '2026-12-24');
    expect(late.next).toMatchObject({ on: '2027-02-19' });
    expect(late.overdue.map(({ on }) => on)).toEqual(['2026-12-23']);
    expect(boardRow({ ...track, exits: [exitOn('SHELVED', '2026-11-01')] }, jining, '2026-11-22').condition).toBe(
      'SHELVED',
    );
  });
});
