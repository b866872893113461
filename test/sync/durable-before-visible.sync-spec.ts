import { syncStep1Frame, updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { holdJournal, journalLength } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('durable before visible (N1)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('shows an edit to nobody and acknowledges it to nobody before it is committed', async () => {
    const writer = await openRaw(await server.as('drafter', '徐州'), joint.id);
    const doc = new Y.Doc();
    writer.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
    Y.applyUpdate(doc, (await writer.next('syncStep2')).update);
    const colleague = await server.as('drafter', '商丘');
    const watching = colleague.open(joint.id);
    await watching.synced();
    const before = Y.encodeStateVector(doc);
    doc.getText('body').insert(doc.getText('body').length, '未落盘');

    const held = await holdJournal(server.dataSource, joint.id);
    writer.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    // The server waits for the row this test holds: from then on the edit is in its memory and nowhere else.
    await eventually('the append waits', async () => {
      const [row]: { waiting: string }[] = await server.dataSource.query(
        `SELECT count(*) AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%draft_head%FOR UPDATE%'`,
      );
      return Number(row!.waiting) > 0;
    });
    const newcomer = await openRaw(await server.as('observer', '商丘'), joint.id);
    newcomer.socket.send(syncStep1Frame(Y.encodeStateVector(new Y.Doc())));
    // A round trip on every socket: whatever the server wanted to say before the commit would have come before the pong.
    await Promise.all(
      [writer.socket, newcomer.socket].map(
        (socket) => new Promise<void>((resolve) => socket.once('pong', () => resolve()).ping()),
      ),
    );
    expect(watching.text()).not.toContain('未落盘');
    expect(writer.frames.map(({ type }) => type)).not.toContain('acknowledged');
    expect(newcomer.frames.map(({ type }) => type)).not.toContain('syncStep2');
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);

    await held.release();
    expect(await writer.next('acknowledged')).toEqual({ type: 'acknowledged', frames: 1, seq: 2 });
    await eventually('the colleague sees it', () => watching.text().includes('未落盘'));
    const answered = new Y.Doc();
    Y.applyUpdate(answered, (await newcomer.next('syncStep2')).update);
    expect(answered.getText('body').toJSON()).toContain('未落盘');
  });

  it('stores and sends exactly the bytes it received', async () => {
    const writer = await openRaw(await server.as('drafter', '徐州'), joint.id);
    const reader = await openRaw(await server.as('observer', '商丘'), joint.id);
    const doc = new Y.Doc();
    for (const client of [writer, reader]) client.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
    Y.applyUpdate(doc, (await writer.next('syncStep2')).update);
    await reader.next('syncStep2');
    const before = Y.encodeStateVector(doc);
    doc.getText('body').insert(3, '原样');
    const update = Y.encodeStateAsUpdate(doc, before);
    writer.socket.send(updateFrame(update));
    const { seq } = await writer.next('acknowledged');
    const told = await reader.next('update');
    const [row]: { bytes: Buffer; actor_id: string }[] = await server.dataSource.query(
      'SELECT bytes, actor_id FROM draft_update WHERE draft_id = $1 AND seq = $2',
      [joint.id, seq],
    );
    expect(Buffer.from(told.update).equals(Buffer.from(update))).toBe(true);
    expect(row!.bytes.equals(Buffer.from(update))).toBe(true);
    expect(row!.actor_id).toBe(server.project.personIds.get('xuzhou.drafter'));
  });
});
