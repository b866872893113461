import { AuditWriter } from '@colex/access';
import { MembershipEntity, ProjectCityEntity, ProjectEntity } from '@colex/store';
import { newId } from '../../apps/server/src/identity/new-id.js';
import type { TestActor } from '../harness/actor.js';
import type { TestServer } from '../harness/server.js';
import { createDraft, draftCreated } from '../../apps/server/src/draft/draft-creation.js';
import type { CityName } from './a-project.js';

/** One thing of every kind in a project, and somebody who may do everything there. */
export interface Cast {
  readonly actor: TestActor;
  readonly projectId: string;
  readonly cityId: string;
  readonly personId: string;
  readonly draftId: string;
  readonly clauseId: string;
  readonly clauseDigest: string;
  readonly lineId: string;
  /** Another clause, which nobody decides about. */
  readonly otherClauseId: string;
  readonly otherLineId: string;
  readonly versionId: string;
  readonly threadId: string;
  readonly commentId: string;
  readonly fileId: string;
  /** One that was held. */
  readonly meetingId: string;
  readonly plannedMeetingId: string;
  readonly resolutionId: string;
  readonly paperId: string;
  readonly paperDigest: string;
  readonly termId: string;
  /** One that is open. */
  readonly roundId: string;
}

const TEXT = `保护条例

第一条　为了加强保护，制定本条例。

第二条　依照本条例第一条执行。
`;

/** Runs a mutation that must succeed. */
export async function done<Payload extends object>(
  actor: TestActor,
  name: string,
  fields: string,
  input: object,
): Promise<Payload> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const answer = await actor.get<Record<string, Payload & { userErrors: object[] }>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field message } } }`,
    { input },
  );
  const payload = answer[name];
  if (!payload || payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload?.userErrors)}`);
  return payload;
}

/** Makes a project led by a city, in which somebody has every role, and one thing of every kind in it. */
export async function aCast(server: TestServer, city: CityName, slug: string): Promise<Cast> {
  const { dataSource } = server;
  const actor = await server.as(city === '南京' ? 'outsider' : 'drafter', city);
  const cityId = server.project.cityIds[city];
  const projectId = newId('project');
  const draftId = await dataSource.transaction(async (manager) => {
    await manager.insert(ProjectEntity, {
      id: projectId,
      slug,
      title: slug,
      model: 'COMMON_CORE',
      regionId: server.project.regionId,
      leadCityId: cityId,
    });
    await manager.insert(ProjectCityEntity, { projectId, cityId });
    const roles = ['LEAD_DRAFTER', 'REVIEWER', 'CHAIR'] as const;
    await manager.insert(
      MembershipEntity,
      roles.map((role) => ({ personId: actor.personId, projectId, role })),
    );
    const wish = {
      projectId,
      kind: 'JOINT',
      cityId: null,
      slug: `${slug}-joint`,
      creatorId: actor.personId,
      title: null,
      text: TEXT,
    } as const;
    const created = await createDraft(manager, wish);
    await new AuditWriter().append(manager, draftCreated(wish, created));
    return created.draftId;
  });
  type BuiltClause = { readonly id: string; readonly lineId: string; readonly digest: string };
  const { draft } = await actor.get<{ draft: { clause: BuiltClause; other: BuiltClause } }>(
    `{ draft(slug: "${slug}-joint") { clause(number: "1") { id lineId digest } other: clause(number: "2") { id lineId digest } } }`,
  );
  const { id: clauseId, lineId, digest: clauseDigest } = draft.clause;
  const upload = await fetch(`${server.url}/upload?projectId=${projectId}`, {
    method: 'POST',
    headers: { ...actor.headers, 'x-file-name': 'a.pdf' },
    body: new Uint8Array(Buffer.from('%PDF-1.7')),
  });
  const { id: fileId } = (await upload.json()) as { id: string };
  const { version } = await done<{ version: { id: string } }>(actor, 'createVersion', 'version { id }', {
    draftId,
    name: '一稿',
    kind: 'WORKING_TEXT',
  });
  const { thread } = await done<{ thread: { id: string } }>(actor, 'openThread', 'thread { id }', {
    draftId,
    kind: 'OPINION',
    body: '建议。',
  });
  const { comment } = await done<{ comment: { id: string } }>(actor, 'addComment', 'comment { id }', {
    threadId: thread.id,
    body: '补充。',
  });
  const plan = {
    kind: 'JOINT_CONFERENCE',
    title: '会议',
    on: '2025-03-01',
    place: '本市',
    hostCityId: cityId,
    agenda: [],
  };
  const { meeting } = await done<{ meeting: { id: string } }>(actor, 'planMeeting', 'meeting { id }', {
    projectId,
    plan,
  });
  const { meeting: planned } = await done<{ meeting: { id: string } }>(actor, 'planMeeting', 'meeting { id }', {
    projectId,
    plan,
  });
  const { paper } = await done<{ paper: { id: string; digest: string } }>(
    actor,
    'preparePaper',
    'paper { id digest }',
    { projectId, kind: 'MINUTES', title: '纪要', documentId: fileId, cityIds: [cityId] },
  );
  const { terms } = await done<{ terms: { id: string }[] }>(actor, 'setChairTerm', 'terms { id }', {
    projectId,
    cityId,
    from: '2025-01-01',
    until: '2025-12-31',
  });
  await done(actor, 'holdMeeting', 'meeting { id }', {
    meetingId: meeting.id,
    expectedRevision: 1,
    attendingCityIds: [cityId],
  });
  const resolved = await done<{ meeting: { resolutions: { id: string }[] } }>(
    actor,
    'addResolution',
    'meeting { resolutions { id } }',
    { meetingId: meeting.id, text: '落实。', cityIds: [cityId] },
  );
  const { round } = await done<{ round: { id: string } }>(actor, 'openRound', 'round { id }', {
    draftId,
    versionId: version.id,
    rule: { type: 'ALL_CITIES' },
    cityIds: [cityId],
    dueOn: '2999-01-01',
  });
  return {
    actor,
    projectId,
    cityId,
    personId: actor.personId,
    draftId,
    clauseId,
    clauseDigest,
    lineId,
    otherClauseId: draft.other.id,
    otherLineId: draft.other.lineId,
    versionId: version.id,
    threadId: thread.id,
    commentId: comment.id,
    fileId,
    meetingId: meeting.id,
    plannedMeetingId: planned.id,
    resolutionId: resolved.meeting.resolutions[0]?.id ?? '',
    paperId: paper.id,
    paperDigest: paper.digest,
    termId: terms[0]?.id ?? '',
    roundId: round.id,
  };
}
