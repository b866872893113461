import { DEFAULT_GATE_SETTINGS } from '@colex/workflow';
import { WebSocket } from 'ws';
import { createClient } from 'graphql-ws';
import { aDraft } from '../builders/a-draft.js';
import type { CityName } from '../builders/a-project.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Track {
  readonly revision: number;
  readonly stage: string | null;
  readonly condition: string;
  readonly city: { readonly name: string };
}

interface Outcome {
  readonly track: Track | null;
  readonly findings: readonly { readonly gate: string; readonly level: string; readonly message: string }[];
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: string[] | null }[];
}

const TRACK = 'revision stage condition city { name }';
const PAYLOAD = `{ track { ${TRACK} } findings { gate level message } userErrors { code message field } }`;

describe("a city's procedure", () => {
  let server: TestServer;
  let chair: TestActor;
  let reviewer: TestActor;
  beforeAll(async () => {
    server = await startServer();
    chair = await server.as('chair');
    reviewer = await server.as('reviewer', '商丘');
    await aDraft(server);
  });
  afterAll(() => server.close());

  const of = (city: CityName) => ({ projectId: server.project.id, cityId: server.project.cityIds[city] });
  const trackOf = async (city: CityName, fields = TRACK, actor = chair) =>
    (
      await actor.get<{ track: Track & Record<string, never> }>(
        `query ($projectId: ID!, $cityId: ID!) { track(projectId: $projectId, cityId: $cityId) { ${fields} } }`,
        of(city),
      )
    ).track;
  const mutate = async (actor: TestActor, name: string, type: string, input: object): Promise<Outcome> =>
    (
      await actor.get<Record<string, Outcome>>(`mutation ($input: ${type}!) { ${name}(input: $input) ${PAYLOAD} }`, {
        input,
      })
    )[name] as Outcome;
  const record = async (actor: TestActor, city: CityName, stage: string, on: string, more: object = {}) => {
    const { revision } = await trackOf(city);
    return mutate(actor, 'recordStage', 'RecordStageInput', {
      ...of(city),
      expectedRevision: revision,
      stage,
      on,
      ...more,
    });
  };
  const upTo = async (city: CityName, ...stages: readonly (readonly [string, string])[]) => {
    for (const [stage, on] of stages) {
      const { userErrors } = await record(chair, city, stage, on);
      expect([stage, userErrors]).toEqual([stage, []]);
    }
  };

  it('is on the board for every city of the project, the lead city first, before anything is recorded', async () => {
    const { project } = await chair.get<{ project: { tracks: (Track & { cells: { standing: string }[] })[] } }>(
      `{ project(slug: "${server.project.slug}") { tracks { ${TRACK} cells { standing } } } }`,
    );
    expect(project.tracks.map(({ city }) => city.name)).toEqual(['徐州市', '商丘市', '淮北市']);
    expect(project.tracks.map(({ stage, revision, condition }) => [stage, revision, condition])).toEqual(
      Array.from({ length: 3 }, () => [null, 0, 'MOVING']),
    );
    expect(project.tracks.every(({ cells }) => cells.length === 16)).toBe(true);
  });

  it("is kept by the chair and the city's own reviewers, and the audit chain says so", async () => {
    expect(await record(reviewer, '商丘', 'PLANNED', '2024-01-10', { note: '列入年度计划' })).toMatchObject({
      track: { stage: 'PLANNED', revision: 1 },
      userErrors: [],
    });
    expect(await record(chair, '商丘', 'DRAFTING', '2024-02-01')).toMatchObject({ track: { stage: 'DRAFTING' } });
    for (const [role, city] of [
      ['reviewer', '淮北'],
      ['drafter', '商丘'],
      ['observer', '商丘'],
      ['admin', '徐州'],
    ] as const) {
      const refused = await record(await server.as(role, city), '商丘', 'SUBMITTED', '2024-05-01');
      expect([role, refused.userErrors.map(({ code }) => code)]).toEqual([role, ['FORBIDDEN']]);
    }
    const outsider = await server.as('outsider', '南京');
    expect((await record(outsider, '商丘', 'SUBMITTED', '2024-05-01')).userErrors[0]?.code).toBe('NOT_FOUND');
    const { auditEntries } = await chair.get<{ auditEntries: { nodes: { action: string; facts: object[] }[] } }>(
      `query ($projectId: ID!) { auditEntries(filter: { projectId: $projectId, actions: ["track.moveOn"] }, first: 5) {
        nodes { action facts { name value } } } }`,
      { projectId: server.project.id },
    );
    expect(auditEntries.nodes).toHaveLength(2);
    expect(auditEntries.nodes[1]?.facts).toContainEqual({ name: 'stage', value: 'PLANNED' });
    expect(auditEntries.nodes[1]?.facts).toContainEqual({ name: 'note', value: '列入年度计划' });
  });

  it('goes from stage to stage as the machine allows, and says why not in words', async () => {
    expect((await record(chair, '商丘', 'VOTE', '2024-05-01')).userErrors).toEqual([
      { code: 'INVALID', message: '这不是下一个阶段。', field: null },
    ]);
    expect((await record(chair, '商丘', 'SUBMITTED', '2024-01-01')).userErrors[0]?.message).toBe(
      '日期不能早于上一个步骤。',
    );
    expect((await record(chair, '商丘', 'SUBMITTED', '2999-01-01')).userErrors[0]?.message).toBe('日期不能晚于今天。');
    expect((await record(chair, '商丘', 'SUBMITTED', 'tomorrow')).userErrors[0]?.message).toBe('日期不正确。');
    expect((await trackOf('商丘')).revision).toBe(2);
  });

  it('records nothing on a track that changed since it was read: of two who move it at once, one is told', async () => {
    const { revision } = await trackOf('商丘');
    const input = { ...of('商丘'), expectedRevision: revision, stage: 'SUBMITTED', on: '2024-05-20' };
    const both = await Promise.all([
      mutate(chair, 'recordStage', 'RecordStageInput', input),
      mutate(reviewer, 'recordStage', 'RecordStageInput', { ...input, on: '2024-05-21' }),
    ]);
    expect(both.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual(['', 'CONFLICT']);
    const after = (await trackOf('商丘', `${TRACK} steps { stage }`)) as unknown as Track & { steps: object[] };
    expect(after).toMatchObject({ revision: revision + 1, stage: 'SUBMITTED' });
    expect(after.steps).toHaveLength(3);
  });

  it('carries a repeated wish out once', async () => {
    const { revision } = await trackOf('商丘');
    const input = {
      ...of('商丘'),
      expectedRevision: revision,
      stage: 'ON_AGENDA',
      on: '2024-06-01',
      idempotencyKey: 'agenda-1',
    };
    const first = await mutate(chair, 'recordStage', 'RecordStageInput', input);
    const again = await mutate(chair, 'recordStage', 'RecordStageInput', input);
    expect([first.userErrors, again.userErrors]).toEqual([[], []]);
    expect(again.track?.revision).toBe(revision + 1);
  });

  it('warns at its gates, with the findings in words, and stops where the project says so', async () => {
    const warned = await record(chair, '商丘', 'FIRST_READING', '2024-06-28');
    expect(warned.userErrors).toEqual([]);
    expect(warned.findings.map(({ gate, level }) => [gate, level])).toContainEqual(['versionNamed', 'WARN']);
    expect(warned.findings.map(({ gate }) => gate)).toContain('titleMarkFitsStage');
    const { changeGates } = await chair.get<{ changeGates: { gates: { gate: string; level: string }[] } }>(
      `mutation ($input: ChangeGatesInput!) { changeGates(input: $input) { gates { gate level } userErrors { code } } }`,
      { input: { projectId: server.project.id, gates: [{ gate: 'versionNamed', level: 'BLOCK' }] } },
    );
    expect(Object.fromEntries(changeGates.gates.map(({ gate, level }) => [gate, level]))).toEqual({
      ...DEFAULT_GATE_SETTINGS,
      versionNamed: 'BLOCK',
    });
    const stopped = await record(chair, '商丘', 'CONSULTATION', '2024-07-01');
    expect(stopped.userErrors).toEqual([{ code: 'INVALID', message: '条件尚未满足，不能进入这个阶段。', field: null }]);
    await chair.get(`mutation ($input: ChangeGatesInput!) { changeGates(input: $input) { userErrors { code } } }`, {
      input: { projectId: server.project.id, gates: [{ gate: 'versionNamed', level: 'OFF' }] },
    });
    expect((await record(chair, '商丘', 'CONSULTATION', '2024-07-01')).userErrors).toEqual([]);
    const forbidden = await reviewer.get<{ changeGates: { userErrors: { code: string }[] } }>(
      `mutation ($input: ChangeGatesInput!) { changeGates(input: $input) { userErrors { code } } }`,
      { input: { projectId: server.project.id, gates: [] } },
    );
    expect(forbidden.changeGates.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
  });

  it('shows what has to be done by when, counted from what happened, with source and certainty', async () => {
    const { deadlines } = (await trackOf(
      '商丘',
      'deadlines { duty on standing bound fromStage source certainty }',
    )) as unknown as { deadlines: Record<string, string>[] };
    expect(deadlines.find(({ duty }) => duty === 'KEEP_CONSULTATION_OPEN')).toMatchObject({
      on: '2024-07-31',
      bound: 'NOT_BEFORE',
      standing: 'MET',
      fromStage: 'CONSULTATION',
      certainty: 'ASSUMED',
      source: expect.stringContaining('第四十条'),
    });
  });

  it('shows what could be recorded next, what not and why, and what stands in the way of each stage', async () => {
    const { possibilities } = (await trackOf(
      '商丘',
      'possibilities { action stage allowed reason findings { gate message } }',
    )) as unknown as { possibilities: { action: string; stage: string | null; allowed: boolean; reason: string }[] };
    expect(possibilities.filter(({ allowed }) => allowed).map(({ action, stage }) => stage ?? action)).toEqual([
      'UNIFIED_DELIBERATION',
      'DEFER',
      'SHELVE',
      'WITHDRAW',
      'TAKE_BACK',
    ]);
    expect(possibilities.find(({ action }) => action === 'LAPSE')?.reason).toBe('审议没有中止。');
    const { possibilities: forOthers } = (await trackOf(
      '商丘',
      'possibilities { allowed reason }',
      await server.as('observer', '商丘'),
    )) as unknown as { possibilities: { allowed: boolean; reason: string }[] };
    expect(forOthers.every(({ allowed }) => !allowed)).toBe(true);
  });

  it('stops for a while, goes on, and takes a mistake back without losing it', async () => {
    const wish = async (more: object) => ({
      ...of('商丘'),
      expectedRevision: (await trackOf('商丘')).revision,
      ...more,
    });
    const halted = await mutate(
      chair,
      'haltTrack',
      'HaltTrackInput',
      await wish({ kind: 'SHELVED', on: '2024-09-01', reason: '各方面意见分歧较大' }),
    );
    expect(halted.track?.condition).toBe('SHELVED');
    expect((await record(chair, '商丘', 'UNIFIED_DELIBERATION', '2024-09-02')).userErrors[0]?.code).toBe('INVALID');
    const resumed = await mutate(chair, 'resumeTrack', 'ResumeTrackInput', await wish({ on: '2024-10-01' }));
    expect(resumed.track?.condition).toBe('MOVING');
    await upTo('商丘', ['UNIFIED_DELIBERATION', '2024-10-10']);
    const empty = await mutate(chair, 'takeStepBack', 'TakeStepBackInput', await wish({ reason: ' ' }));
    expect(empty.userErrors[0]?.message).toBe('请写明理由。');
    const back = await mutate(chair, 'takeStepBack', 'TakeStepBackInput', await wish({ reason: '记错了城市' }));
    expect(back.track?.stage).toBe('CONSULTATION');
    const { steps } = (await trackOf('商丘', 'steps { stage takenBack { reason person { account } } }')) as unknown as {
      steps: { stage: string; takenBack: { reason: string; person: { account: string } } | null }[];
    };
    expect(steps.at(-1)).toEqual({
      stage: 'UNIFIED_DELIBERATION',
      takenBack: { reason: '记错了城市', person: { account: 'chair' } },
    });
  });

  it('has days set for what is to come, and records sendings and a waived consultation', async () => {
    const wish = async (more: object) => ({
      ...of('淮北'),
      expectedRevision: (await trackOf('淮北')).revision,
      ...more,
    });
    const planned = await mutate(
      chair,
      'planStage',
      'PlanStageInput',
      await wish({ stage: 'FIRST_READING', on: '2999-03-01' }),
    );
    expect(planned.userErrors).toEqual([]);
    const sent = await mutate(
      chair,
      'recordSending',
      'RecordSendingInput',
      await wish({ reading: 'FIRST_READING', on: '2025-01-01' }),
    );
    expect(sent.userErrors).toEqual([]);
    const { errors } = await chair.ask(
      'mutation ($input: RecordSendingInput!) { recordSending(input: $input) { userErrors { code } } }',
      { input: await wish({ reading: 'VOTE', on: '2025-01-01' }) },
    );
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('input.reading');
    const waived = await mutate(
      chair,
      'waiveConsultation',
      'WaiveConsultationInput',
      await wish({ on: '2025-01-02', reason: '主任会议决定' }),
    );
    expect(waived.userErrors).toEqual([]);
    const shown = await trackOf(
      '淮北',
      'plans { stage on } sendings { reading on } consultationWaiver { reason } deadlines { duty on fromIsPlanned }',
    );
    expect(shown).toMatchObject({
      plans: [{ stage: 'FIRST_READING', on: '2999-03-01' }],
      sendings: [{ reading: 'FIRST_READING', on: '2025-01-01' }],
      consultationWaiver: { reason: '主任会议决定' },
    });
    expect((shown as unknown as { deadlines: object[] }).deadlines).toContainEqual({
      duty: 'SUBMIT_BILL',
      on: '2999-02-01',
      fromIsPlanned: true,
    });
  });

  it('has rules that its city sets, with where they stand', async () => {
    const fields = 'rules { areOwn readings consultationDays rules { name text source certainty } }';
    expect(await trackOf('徐州', fields)).toMatchObject({
      rules: { areOwn: false, readings: 2, consultationDays: 30 },
    });
    const wish = async (more: object) => ({
      ...of('徐州'),
      expectedRevision: (await trackOf('徐州')).revision,
      readings: 3,
      readingsWhenAgreed: 2,
      consultationRequired: true,
      consultationDays: 45,
      submitBefore: { count: 2, unit: 'MONTH' },
      source: '《徐州市制定地方性法规条例》第三十条',
      ...more,
    });
    const changed = await mutate(chair, 'changeProcedureRules', 'ChangeProcedureRulesInput', await wish({}));
    expect(changed.userErrors).toEqual([]);
    const { rules } = (await trackOf('徐州', fields)) as unknown as {
      rules: { areOwn: boolean; rules: { name: string; text: string; source: string; certainty: string }[] };
    };
    expect(rules.rules.find(({ name }) => name === 'consultation')).toEqual({
      name: 'consultation',
      text: '公开征求意见，不少于45日。',
      source: '《徐州市制定地方性法规条例》第三十条',
      certainty: 'READ',
    });
    for (const nonsense of [{ readings: 0 }, { readingsWhenAgreed: 4 }, { consultationDays: -1 }, { source: ' ' }]) {
      const refused = await mutate(chair, 'changeProcedureRules', 'ChangeProcedureRulesInput', await wish(nonsense));
      expect([nonsense, refused.userErrors.map(({ code }) => code)]).toEqual([nonsense, ['INVALID']]);
    }
    const foreign = await mutate(reviewer, 'changeProcedureRules', 'ChangeProcedureRulesInput', await wish({}));
    expect(foreign.userErrors[0]?.code).toBe('FORBIDDEN');
  });

  it('takes a version and files of its own project only (GQ6)', async () => {
    const draft = await aDraft(server);
    const { createVersion } = await (
      await server.as('drafter')
    ).get<{ createVersion: { version: { id: string } } }>(
      `mutation ($input: CreateVersionInput!) { createVersion(input: $input) { version { id } userErrors { code } } }`,
      { input: { draftId: draft.id, name: '工作稿一', kind: 'WORKING_TEXT' } },
    );
    const versionId = createVersion.version.id;
    const { findings, userErrors } = await record(chair, '徐州', 'PLANNED', '2024-01-05', { versionId });
    expect([findings, userErrors]).toEqual([[], []]);
    expect(await trackOf('徐州', 'steps { version { name } }')).toEqual({ steps: [{ version: { name: '工作稿一' } }] });
    for (const more of [{ versionId: 'ver_none' }, { attachmentIds: ['fil_none'] }]) {
      const refused = await record(chair, '徐州', 'DRAFTING', '2024-02-05', more);
      expect(refused.userErrors.map(({ code, field }) => [code, field])).toEqual([['NOT_FOUND', Object.keys(more)]]);
    }
  });

  it('makes a version together with a step, and none when the step is refused', async () => {
    const draft = await aDraft(server);
    const ask = { draftId: draft.id, name: '草案', kind: 'BILL', note: '提请审议的文本' };
    const versions = async () =>
      (
        await chair.get<{ node: { versions: { nodes: object[] } } }>(
          `query ($id: ID!) { node(id: $id) { ... on Draft { versions(first: 10) { nodes { name kind origin note } } } } }`,
          { id: draft.id },
        )
      ).node.versions.nodes;
    const early = await record(chair, '淮北', 'VOTE', '2024-01-05', { newVersion: ask });
    expect(early.userErrors).toHaveLength(1);
    expect(await versions()).toEqual([]);
    const both = await record(chair, '淮北', 'PLANNED', '2024-01-05', { newVersion: ask, versionId: 'ver_none' });
    expect(both.userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND']);
    expect((await record(chair, '淮北', 'PLANNED', '2024-01-05', { newVersion: ask })).userErrors).toEqual([]);
    expect(await versions()).toEqual([{ name: '草案', kind: 'BILL', origin: 'STAGE', note: '提请审议的文本' }]);
    expect(await trackOf('淮北', 'steps { version { name } }')).toEqual({ steps: [{ version: { name: '草案' } }] });
    const again = await record(chair, '淮北', 'DRAFTING', '2024-02-05', { newVersion: ask });
    expect(again.userErrors.map(({ code, field }) => [code, field])).toEqual([['TAKEN', ['newVersion', 'name']]]);
    expect((await trackOf('淮北')).stage).toBe('PLANNED');
  });

  it('tells subscribers of every change, wherever it was made, and nobody who lost the right (GQ12)', async () => {
    const observer = await server.as('observer', '淮北');
    const client = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: observer.socketClass() as unknown as typeof WebSocket,
    });
    const told: unknown[] = [];
    let ended: unknown;
    client.subscribe(
      {
        query: `subscription ($id: ID!) { procedureChanged(projectId: $id) { track { city { name } stage } } }`,
        variables: { id: server.project.id },
      },
      {
        next: ({ data, errors }) => told.push(errors ?? (data as { procedureChanged: unknown }).procedureChanged),
        error: (error) => (ended = error),
        complete: () => (ended ??= 'complete'),
      },
    );
    // The first change may come before the subscription stands; then it is made again.
    await eventually('the subscription stands', async () => {
      const { revision } = await trackOf('徐州');
      const input = { ...of('徐州'), expectedRevision: revision, stage: 'DRAFTING', on: '2999-01-01' };
      await mutate(chair, 'planStage', 'PlanStageInput', input);
      return told.length > 0;
    });
    await upTo('徐州', ['DRAFTING', '2024-03-01']);
    await eventually('the stage is told', () =>
      JSON.stringify(told).includes('"stage":"DRAFTING"') ? true : undefined,
    );
    expect(told.at(-1)).toEqual({ track: { city: { name: '徐州市' }, stage: 'DRAFTING' } });
    await server.dataSource.query('DELETE FROM membership WHERE person_id = $1', [observer.personId]);
    const before = told.length;
    await upTo('徐州', ['SUBMITTED', '2024-04-01']);
    await eventually('the subscription ends', () => ended !== undefined || told.length > before);
    expect(JSON.stringify(told.slice(before))).not.toContain('SUBMITTED');
    await client.dispose();
  });
});
