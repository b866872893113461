import { syncStep2Frame, updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { RoleName } from '../builders/a-project.js';
import { eventually } from '../harness/eventually.js';
import { journalLength } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a connection that may not write', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it.each<RoleName>(['reviewer', 'observer', 'chair', 'admin'])(
    'reads and follows the joint text as %s',
    async (role) => {
      const reader = await server.as(role);
      const writer = await server.as('drafter');
      const read = reader.open(joint.id);
      const written = writer.open(joint.id);
      await Promise.all([read.synced(), written.synced()]);
      written.body.insert(written.body.length, `为${role}`);
      await eventually('the reader sees the edit', () => read.text().endsWith(`为${role}`));
      expect(read.provider.wsconnected).toBe(true);
      reader.leave();
      writer.leave();
    },
  );

  it('is closed with 4403 when it writes, and nothing enters the journal (MS1)', async () => {
    const before = await journalLength(server.dataSource, joint.id);
    const reviewer = (await server.as('reviewer')).open(joint.id);
    await reviewer.synced();
    reviewer.body.insert(1, '越权');
    expect(await reviewer.closed).toMatchObject({ code: 4403, reason: 'forbidden' });
    expect(await journalLength(server.dataSource, joint.id)).toBe(before);
  });

  it('is refused by the head of the frame alone: its content is not looked at', async () => {
    const raw = await openRaw(await server.as('observer'), joint.id);
    raw.socket.send(updateFrame(Uint8Array.of(255, 255, 255)));
    expect(await raw.closed).toEqual({ code: 4403, reason: 'forbidden' });
    expect(raw.frames.map(({ type }) => type)).toContain('permissionDenied');
  });

  it('is not asked for its text, and may answer that it has none', async () => {
    const raw = await openRaw(await server.as('observer'), joint.id);
    raw.socket.send(syncStep2Frame(Y.encodeStateAsUpdate(new Y.Doc())));
    raw.socket.send(Uint8Array.of(3));
    raw.socket.send(Uint8Array.of(0, 0, 1, 0));
    await raw.next('syncStep2');
    expect(raw.frames.map(({ type }) => type)).not.toContain('syncStep1');
    expect(raw.socket.readyState).toBe(raw.socket.OPEN);
    raw.socket.close();
  });

  it("is what a drafter has on another city's edition, and what a read token leaves of a drafter", async () => {
    const edition = await aDraft(server, { city: '商丘' });
    const neighbour = (await server.as('drafter', '徐州')).open(edition.id);
    await neighbour.synced();
    neighbour.body.insert(1, '越界');
    expect(await neighbour.closed).toMatchObject({ code: 4403 });

    const owner = await server.as('drafter', '商丘');
    const { createAccessToken } = await owner.get<{ createAccessToken: { secret: string } }>(
      `mutation { createAccessToken(input: { name: "只读", scope: READ }) { secret } }`,
    );
    const withToken = server.anybody.open(edition.id, { params: { token: createAccessToken.secret } });
    await withToken.synced();
    withToken.body.insert(1, '越权');
    expect(await withToken.closed).toMatchObject({ code: 4403 });
    expect(await journalLength(server.dataSource, edition.id)).toBe(1);
  });
});
