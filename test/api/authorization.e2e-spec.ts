import { bodyOf, syncStep1Frame, updateFrame } from '@colex/collab';
import { type DraftFacts, modeOf } from '@colex/policy';
import { ProjectRepository } from '@colex/store';
import * as Y from 'yjs';
import { Actors } from '@colex/access';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { CityName, RoleName } from '../builders/a-project.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const ASKERS: readonly (readonly [RoleName, CityName])[] = [
  ['lead', '徐州'],
  ['drafter', '徐州'],
  ['drafter', '商丘'],
  ['reviewer', '商丘'],
  ['observer', '商丘'],
  ['chair', '徐州'],
  ['admin', '徐州'],
  ['outsider', '南京'],
];

/** What the socket lets somebody do, found out by doing it. */
async function modeBySocket(actor: TestActor, draft: BuiltDraft): Promise<'writes' | 'reads' | 'nothing'> {
  const raw = await openRaw(actor, draft.id);
  const doc = new Y.Doc();
  raw.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
  let code: number | undefined;
  void raw.closed.then((closed) => (code = closed.code));
  await eventually('the text or the end came', () => code ?? raw.frames.some(({ type }) => type === 'syncStep2'));
  if (code !== undefined) return 'nothing';
  Y.applyUpdate(doc, (await raw.next('syncStep2')).update);
  const before = Y.encodeStateVector(doc);
  bodyOf(doc).insert(bodyOf(doc).length, '试');
  raw.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
  await eventually('an answer came', () => code ?? raw.frames.some(({ type }) => type === 'acknowledged'));
  raw.socket.close();
  return code === undefined ? 'writes' : 'reads';
}

describe('the policy, through both doors', () => {
  let server: TestServer;
  let drafts: Record<string, { draft: BuiltDraft; kind: DraftFacts['kind']; city?: CityName }>;
  beforeAll(async () => {
    server = await startServer();
    drafts = {
      共同文本: { draft: await aDraft(server), kind: 'JOINT' },
      徐州文本: { draft: await aDraft(server, { city: '徐州' }), kind: 'EDITION', city: '徐州' },
      商丘文本: { draft: await aDraft(server, { city: '商丘' }), kind: 'EDITION', city: '商丘' },
    };
  });
  afterAll(() => server.close());

  it.each(ASKERS)('is what GraphQL says and what the socket does: %s of %s', async (role, city) => {
    const asker = await server.as(role, city);
    const actor = await server.application.nest.get(Actors).person(asker.personId, 'write');
    const projects = new ProjectRepository(server.dataSource.manager);
    const [standing] = await projects.standings(asker.personId, [server.project.id]);
    for (const [name, { draft, kind, city: ofCity }] of Object.entries(drafts)) {
      const cityId = ofCity ? server.project.cityIds[ofCity] : null;
      const { mode } = modeOf(actor, { ...standing!, kind, cityId });
      const said = await asker.get<{ draft: { viewerMode: string } | null }>(
        `{ draft(slug: "${draft.slug}") { viewerMode } }`,
      );
      expect([name, said.draft?.viewerMode ?? null]).toEqual([name, mode]);
      const done = mode === 'WRITE' ? 'writes' : mode === null ? 'nothing' : 'reads';
      expect([name, await modeBySocket(asker, draft)]).toEqual([name, done]);
    }
  });
});
