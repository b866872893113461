import type { CityName } from '../builders/a-project.js';
import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Answer {
  readonly meeting?: { readonly id: string; readonly revision: number } & Record<string, unknown>;
  readonly paper?: { readonly id: string; readonly digest: string } & Record<string, unknown>;
  readonly terms?: readonly Record<string, unknown>[];
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

const MEETING = `meeting { id revision status title on place agenda hostCity { name } attendingCities { name }
  resolutions { id text dueOn standing overdue cities { name } followUps { standing note } viewerMayReport { allowed } }
  minutes { title } }`;
const PAPER = `paper { id digest title kind isComplete voidReason cities { name }
  signatures { isSigned isInForce signatory on city { name } } viewerMaySign { allowed reason } }`;

describe('joint events', () => {
  let server: TestServer;
  let chair: TestActor;
  let reviewer: TestActor;
  let fileId: string;
  beforeAll(async () => {
    server = await startServer();
    chair = await server.as('chair');
    reviewer = await server.as('reviewer', '商丘');
    const answer = await fetch(`${server.url}/upload?projectId=${server.project.id}`, {
      method: 'POST',
      headers: { ...chair.headers, 'x-file-name': encodeURIComponent('纪要.pdf') },
      body: new Uint8Array(Buffer.from('%PDF-1.7')),
    });
    fileId = ((await answer.json()) as { id: string }).id;
  });
  afterAll(() => server.close());

  const city = (name: CityName): string => server.project.cityIds[name];
  const ask = async (actor: TestActor, name: string, type: string, fields: string, input: object): Promise<Answer> =>
    (
      await actor.get<Record<string, Answer>>(
        `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message } } }`,
        { input },
      )
    )[name] as Answer;
  const codes = ({ userErrors }: Answer) => userErrors.map(({ code }) => code);

  const plan = (on: string) => ({
    kind: 'JOINT_CONFERENCE',
    title: '第三次立法协作联席会议',
    on,
    place: '淮北',
    hostCityId: city('淮北'),
    agenda: ['通报各市进度', '讨论共同条款'],
  });

  it('are meetings: called by the chair, held, with resolutions that the cities report on', async () => {
    const { id: projectId } = server.project;
    expect(
      codes(await ask(reviewer, 'planMeeting', 'PlanMeetingInput', MEETING, { projectId, plan: plan('2025-03-01') })),
    ).toEqual(['FORBIDDEN']);
    const planned = await ask(chair, 'planMeeting', 'PlanMeetingInput', MEETING, {
      projectId,
      plan: plan('2025-03-01'),
    });
    expect(planned.meeting).toMatchObject({ status: 'PLANNED', hostCity: { name: '淮北市' }, revision: 1 });
    const meetingId = planned.meeting?.id;
    const held = await ask(chair, 'holdMeeting', 'HoldMeetingInput', MEETING, {
      meetingId,
      expectedRevision: 1,
      attendingCityIds: [city('徐州'), city('商丘')],
    });
    expect(held.meeting).toMatchObject({ status: 'HELD', attendingCities: [{ name: '徐州市' }, { name: '商丘市' }] });
    expect(
      codes(
        await ask(chair, 'cancelMeeting', 'CancelMeetingInput', MEETING, {
          meetingId,
          expectedRevision: 1,
          reason: 'x',
        }),
      ),
    ).toEqual(['CONFLICT']);
    const resolved = await ask(chair, 'addResolution', 'AddResolutionInput', MEETING, {
      meetingId,
      text: '商丘市补充法律责任条款',
      cityIds: [city('商丘')],
      dueOn: '2025-04-01',
    });
    const [resolution] = (resolved.meeting?.['resolutions'] ?? []) as {
      id: string;
      overdue: boolean;
      standing: string;
    }[];
    expect(resolution).toMatchObject({ overdue: true, standing: 'IN_HAND' });
    const report = (actor: TestActor, standing: string) =>
      ask(actor, 'reportOnResolution', 'ReportOnResolutionInput', MEETING, {
        meetingId,
        resolutionId: resolution?.id,
        standing,
        note: '已经补充。',
      });
    expect(codes(await report(await server.as('reviewer', '淮北'), 'DONE'))).toEqual(['FORBIDDEN']);
    const open = `{ project(slug: "${server.project.slug}") { openResolutions { meeting { title } resolution { text overdue } } } }`;
    expect(await chair.get(open)).toEqual({
      project: {
        openResolutions: [
          {
            meeting: { title: '第三次立法协作联席会议' },
            resolution: { text: '商丘市补充法律责任条款', overdue: true },
          },
        ],
      },
    });
    expect(codes(await report(reviewer, 'DONE'))).toEqual([]);
    expect(await chair.get(open)).toEqual({ project: { openResolutions: [] } });
  });

  it('are papers: prepared by the chair, signed by the reviewers of the cities named, on the very bytes that were read', async () => {
    const prepared = await ask(chair, 'preparePaper', 'PreparePaperInput', PAPER, {
      projectId: server.project.id,
      kind: 'MINUTES',
      title: '会议纪要',
      documentId: fileId,
      cityIds: [city('徐州'), city('商丘')],
    });
    const { id: paperId, digest } = prepared.paper!;
    const sign = (actor: TestActor, name: CityName, more: object = {}) =>
      ask(actor, 'signPaper', 'SignPaperInput', PAPER, {
        paperId,
        cityId: city(name),
        signatory: '侯方平 法工委主任',
        digest,
        on: '2025-03-02',
        ...more,
      });
    expect(codes(await sign(reviewer, '徐州'))).toEqual(['FORBIDDEN']);
    expect(codes(await sign(chair, '徐州'))).toEqual(['FORBIDDEN']);
    expect(codes(await sign(reviewer, '商丘', { digest: 'f'.repeat(64) }))).toEqual(['CONFLICT']);
    expect((await sign(reviewer, '商丘')).paper).toMatchObject({ isComplete: false });
    const both = await Promise.all([
      sign(await server.as('reviewer'), '徐州'),
      sign(await server.as('reviewer'), '徐州'),
    ]);
    expect(both.map(codes)).toEqual([[], []]);
    expect((await sign(reviewer, '商丘')).paper).toMatchObject({
      isComplete: true,
      signatures: [
        { city: { name: '商丘市' }, isInForce: true },
        { city: { name: '徐州市' }, isInForce: true },
      ],
    });
    const other = await server.as('reviewer', '淮北');
    const { node } = await other.get<{ node: object }>(
      `query ($id: ID!) { node(id: $id) { ... on SignedPaper { viewerMaySign { allowed reason } } } }`,
      { id: paperId },
    );
    expect(node).toEqual({ viewerMaySign: { allowed: false, reason: '只有签署方自己可以签署。' } });
    const outsider = await server.as('outsider', '南京');
    expect(await outsider.get(`query ($id: ID!) { node(id: $id) { id } }`, { id: paperId })).toEqual({ node: null });
    expect(codes(await sign(outsider, '商丘'))).toEqual(['NOT_FOUND']);
  });

  it('are turns in the chair: no two share a day, and the next city is known', async () => {
    const set = (name: CityName, from: string, until: string) =>
      ask(chair, 'setChairTerm', 'SetChairTermInput', 'terms { id from until city { name } }', {
        projectId: server.project.id,
        cityId: city(name),
        from,
        until,
      });
    expect(codes(await set('徐州', '2025-01-01', '2025-12-31'))).toEqual([]);
    expect(codes(await set('商丘', '2025-12-31', '2026-12-30'))).toEqual(['INVALID']);
    const both = await Promise.all([set('商丘', '2026-01-01', '2026-12-31'), set('商丘', '2026-01-01', '2026-12-31')]);
    expect(both.map((answer) => codes(answer).join()).sort()).toEqual(['', 'INVALID']);
    expect(
      await chair.get(
        `{ project(slug: "${server.project.slug}") { nextChairCity { name } chairTerms { city { name } from } } }`,
      ),
    ).toEqual({
      project: {
        nextChairCity: { name: '淮北市' },
        chairTerms: [
          { city: { name: '徐州市' }, from: '2025-01-01' },
          { city: { name: '商丘市' }, from: '2026-01-01' },
        ],
      },
    });
    expect(
      codes(
        await ask(reviewer, 'setChairTerm', 'SetChairTermInput', 'terms { id }', {
          projectId: server.project.id,
          cityId: city('商丘'),
          from: '2030-01-01',
          until: '2030-12-31',
        }),
      ),
    ).toEqual(['FORBIDDEN']);
  });

  it('leave a row each in the audit chain', async () => {
    const rows: { action: string }[] = await server.dataSource.query(
      `SELECT action, count(*)::int FROM audit_entry WHERE action ~ '^(meeting|paper|chair)' GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toEqual([
      { action: 'chair.setTerm', count: 2 },
      { action: 'meeting.followUp', count: 1 },
      { action: 'meeting.holdMeeting', count: 1 },
      { action: 'meeting.planMeeting', count: 1 },
      { action: 'meeting.resolve', count: 1 },
      { action: 'paper.preparePaper', count: 1 },
      { action: 'paper.signPaper', count: 2 },
    ]);
  });
});
