import { createHash } from 'node:crypto';
import { type AuditRecord, AuditWriter } from '@colex/access';
import type { Role } from '@colex/policy';
import { JointRepository, ProcedureRepository, StoredFileRepository } from '@colex/store';
import {
  type Act,
  type ChairTerm,
  DEFAULT_GATE_SETTINGS,
  type Meeting,
  type MeetingCommand,
  type Outcome,
  type PaperCommand,
  type SignedPaper,
  type TrackFacts,
  addDays,
  chairTermTransition,
  meetingTransition,
  paperTransition,
  trackTransition,
} from '@colex/workflow';
import type { EntityManager } from 'typeorm';
import { newId } from '../identity/new-id.js';
import { todayInChina } from '../project/standing.js';
import { DEMO_MINUTES, DEMO_TRACKS } from './demo-procedure.js';

/** Whom and what the demo's procedure is made of. */
export interface DemoCast {
  readonly projectId: string;
  /** Ids of cities by slug, in the region's order. */
  readonly cityIds: ReadonlyMap<string, string>;
  /** Ids of people by account. */
  readonly personIds: ReadonlyMap<string, string>;
}

/** Goes through the machines like everybody else, so that the demo is a state that can come about. */
export async function seedProcedure(manager: EntityManager, cast: DemoCast): Promise<void> {
  const today = todayInChina();
  const records = [...(await seedTracks(manager, cast, today)), ...(await seedJointEvents(manager, cast, today))];
  await new AuditWriter().append(manager, ...records);
}

function personOf({ personIds }: DemoCast, account: string): string {
  const id = personIds.get(account);
  if (id === undefined) throw new Error(`the demo has no ${account}`);
  return id;
}

function cityOf({ cityIds }: DemoCast, slug: string): string {
  const id = cityIds.get(slug);
  if (id === undefined) throw new Error(`the demo has no city ${slug}`);
  return id;
}

const accepted = <State>(outcome: Outcome<State, unknown>): State => {
  if (!outcome.accepted) throw new Error(`the demo cannot come about: ${outcome.reason}`);
  return outcome.state;
};

/** An act of the rotating chair of 徐州 on a day. */
const byChair = (cast: DemoCast, id: string, today: string): Act => ({
  id,
  by: { personId: personOf(cast, 'chair'), cityId: cityOf(cast, 'xuzhou'), ofLeadCity: true, roles: ['CHAIR'] },
  at: new Date().toISOString(),
  today,
});

const NO_GATES = Object.fromEntries(
  Object.keys(DEFAULT_GATE_SETTINGS).map((gate) => [gate, 'OFF']),
) as unknown as TrackFacts['gates'];

const NOTHING_IN_THE_WAY: TrackFacts['readiness'] = {
  staleCommonClauseIds: [],
  changedCitationClauseIds: [],
  unsettledCommonClauseIds: [],
  objections: [],
  titleMark: 'NONE',
  errorFindings: 0,
};

async function seedTracks(manager: EntityManager, cast: DemoCast, today: string): Promise<AuditRecord[]> {
  const procedures = new ProcedureRepository(manager);
  const records: AuditRecord[] = [];
  for (const [slug, events] of Object.entries(DEMO_TRACKS)) {
    const cityId = cityOf(cast, slug);
    const track = await procedures.lockedTrack(cast.projectId, cityId);
    if (!track) throw new Error(`the demo city ${slug} takes no part`);
    let { state } = track;
    for (const { ago, command } of events) {
      const on = addDays(today, -ago);
      const facts = { rules: track.rules, gates: NO_GATES, readiness: NOTHING_IN_THE_WAY };
      const said = command(on);
      state = accepted(trackTransition(state, said, { ...facts, act: byChair(cast, newId('step'), today) }));
      const { type, ...rest } = said;
      records.push({
        action: `track.${type}`,
        actorId: personOf(cast, 'chair'),
        cityId,
        projectId: cast.projectId,
        subject: { type: 'track', id: `${cast.projectId}/${cityId}` },
        facts: { city: track.cityName, ...rest },
      });
    }
    await procedures.save(track, state);
  }
  return records;
}

async function seedJointEvents(manager: EntityManager, cast: DemoCast, today: string): Promise<AuditRecord[]> {
  const joint = new JointRepository(manager);
  const memberCityIds = [...cast.cityIds.values()];
  const records: AuditRecord[] = [];
  const record = (action: AuditRecord['action'], type: string, id: string, title: string): void => {
    const actorId = personOf(cast, 'chair');
    records.push({ action, actorId, projectId: cast.projectId, subject: { type, id }, facts: { title } });
  };

  const paper = await seedMinutes(manager, cast, today);
  await joint.savePaper(cast.projectId, paper);
  record('paper.preparePaper', 'paper', paper.id, paper.title);

  const heldOn = addDays(today, -50);
  const step = (state: Meeting | null, command: MeetingCommand, day: string): Meeting =>
    accepted(
      meetingTransition(state, command, {
        act: byChair(cast, newId(state === null ? 'meeting' : 'step'), day),
        memberCityIds,
      }),
    );
  const plan = (title: string, on: string, hostSlug: string, place: string, agenda: readonly string[]) => ({
    type: 'planMeeting' as const,
    plan: { kind: 'JOINT_CONFERENCE' as const, title, on, place, hostCityId: cityOf(cast, hostSlug), agenda },
  });
  let held = step(
    null,
    plan('立法协作第二次联席会议', heldOn, 'huaibei', '淮北市', [
      '通报各市起草、审议进度',
      '讨论共同条款',
      '商定施行日期',
    ]),
    heldOn,
  );
  held = step(held, { type: 'holdMeeting', attendingCityIds: memberCityIds }, heldOn);
  held = resolved(step, held, '各市统一于2027年7月1日施行', memberCityIds, null, heldOn);
  held = resolved(
    step,
    held,
    '就法律责任条款提出统一的处罚幅度',
    [cityOf(cast, 'shangqiu')],
    addDays(today, -5),
    heldOn,
  );
  held = resolved(step, held, '提供红色资源名录的统一格式', [cityOf(cast, 'linyi')], addDays(today, 25), heldOn);
  held = step(
    held,
    { type: 'followUp', resolutionId: held.resolutions[0]?.id ?? '', standing: 'DONE', note: '已写入共同文本附则。' },
    addDays(today, -30),
  );
  held = step(held, { type: 'recordMinutes', paperId: paper.id }, heldOn);
  await joint.saveMeeting(cast.projectId, held);
  record('meeting.planMeeting', 'meeting', held.id, held.plan.title);

  const next = step(
    null,
    plan('立法协作第三次联席会议', addDays(today, 35), 'shangqiu', '商丘市', [
      '审议协同条款的落实情况',
      '研究公布与宣传安排',
    ]),
    today,
  );
  await joint.saveMeeting(cast.projectId, next);
  record('meeting.planMeeting', 'meeting', next.id, next.plan.title);

  const year = Number(today.slice(0, 4));
  let terms: readonly ChairTerm[] = [];
  for (const [offset, slug, personId] of [
    [-1, 'huaibei', null],
    [0, 'xuzhou', personOf(cast, 'chair')],
    [1, 'shangqiu', null],
  ] as const) {
    const command = {
      type: 'setTerm' as const,
      cityId: cityOf(cast, slug),
      personId,
      from: `${year + offset}-01-01`,
      until: `${year + offset}-12-31`,
    };
    terms = accepted(
      chairTermTransition(terms, command, { act: byChair(cast, newId('chairTerm'), today), memberCityIds }),
    );
  }
  for (const term of terms) {
    await joint.saveTerm(cast.projectId, term);
    record('chair.setTerm', 'chairTerm', term.id, `${term.from} – ${term.until}`);
  }
  return records;
}

function resolved(
  step: (state: Meeting, command: MeetingCommand, day: string) => Meeting,
  meeting: Meeting,
  text: string,
  cityIds: readonly string[],
  dueOn: string | null,
  day: string,
): Meeting {
  return step(meeting, { type: 'resolve', text, cityIds, dueOn }, day);
}

/** The minutes of the last conference, signed by every city. */
async function seedMinutes(manager: EntityManager, cast: DemoCast, today: string): Promise<SignedPaper> {
  const { projectId } = cast;
  const memberCityIds = [...cast.cityIds.values()];
  const bytes = Buffer.from(DEMO_MINUTES, 'utf8');
  const digest = createHash('sha256').update(bytes).digest('hex');
  const documentId = newId('storedFile');
  await new StoredFileRepository(manager).add({
    id: documentId,
    projectId,
    name: '立法协作联席会议纪要（示例）.txt',
    mediaType: 'text/plain; charset=utf-8',
    size: bytes.length,
    digest,
    bytes,
    createdBy: personOf(cast, 'chair'),
  });
  const prepared: PaperCommand = {
    type: 'preparePaper',
    kind: 'MINUTES',
    title: '立法协作第二次联席会议纪要',
    documentId,
    digest,
    cityIds: memberCityIds,
  };
  let paper = accepted(paperTransition(null, prepared, { act: byChair(cast, newId('paper'), today), memberCityIds }));
  for (const [place, [slug, cityId]] of [...cast.cityIds].entries()) {
    const roles: readonly Role[] = ['REVIEWER'];
    const personId = personOf(cast, `${slug}.reviewer`);
    const by = { personId, cityId, ofLeadCity: slug === 'xuzhou', roles };
    const act = { id: newId('step'), by, at: new Date().toISOString(), today };
    const on = addDays(today, place - 48);
    const signature = { type: 'signPaper' as const, cityId, signatory: '法制工作委员会主任', digest, on };
    paper = accepted(paperTransition(paper, signature, { act, memberCityIds }));
  }
  return paper;
}
