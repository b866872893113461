import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

const withClientId = (clientId: number): Y.Doc => Object.assign(new Y.Doc(), { clientID: clientId });

describe('the client id of somebody else (MS7, N7)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('may not be written with, also after its owner left and the server restarted the room', async () => {
    const owner = await server.as('drafter', '徐州');
    const mine = owner.open(joint.id, { doc: withClientId(4711) });
    await mine.synced();
    mine.body.insert(mine.body.length, '甲');
    await eventually('the edit is on disk', async () => (await textOnDisk(server.dataSource, joint.id)).endsWith('甲'));
    owner.leave();

    const thief = await server.as('drafter', '商丘');
    const stolen = thief.open(joint.id);
    await stolen.synced();
    // Only now: Yjs gives a document another id when it hears of its own from elsewhere.
    const ownId = stolen.doc.clientID;
    stolen.doc.clientID = 4711;
    stolen.body.insert(stolen.body.length, '乙');
    expect(await stolen.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    stolen.doc.clientID = ownId;
    expect(await textOnDisk(server.dataSource, joint.id)).not.toContain('乙');
  });

  it('may not be taken by being the first to write with it, while its owner is seen with it', async () => {
    const owner = await server.as('drafter', '徐州');
    const mine = owner.open(joint.id, { doc: withClientId(815) });
    const thief = await server.as('drafter', '商丘');
    const watch = thief.open(joint.id);
    await Promise.all([mine.synced(), watch.synced()]);
    await eventually('the owner is seen', () => watch.provider.awareness.getStates().has(815));
    const stolen = thief.open(joint.id, { doc: withClientId(815) });
    await stolen.synced();
    stolen.body.insert(0, '乙');
    expect(await stolen.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    owner.leave();
    thief.leave();
  });

  it("is its owner's again in the next session, and every entry names its author", async () => {
    const before = await server.as('drafter', '淮北');
    const first = before.open(joint.id, { doc: withClientId(99) });
    await first.synced();
    first.body.insert(first.body.length, '丙');
    await eventually('the edit is on disk', async () => (await textOnDisk(server.dataSource, joint.id)).endsWith('丙'));
    const state = Y.encodeStateAsUpdate(first.doc);
    before.leave();

    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    doc.clientID = 99;
    const again = (await server.as('drafter', '淮北')).open(joint.id, { doc });
    await again.synced();
    expect(again.doc.clientID).toBe(99);
    again.body.insert(again.body.length, '丁');
    await eventually('the edit is on disk', async () =>
      (await textOnDisk(server.dataSource, joint.id)).endsWith('丙丁'),
    );
    const authors: { actor_id: string }[] = await server.dataSource.query(
      `SELECT actor_id FROM draft_update WHERE draft_id = $1 ORDER BY seq DESC LIMIT 2`,
      [joint.id],
    );
    expect(authors.map((row) => row.actor_id)).toEqual([before.personId, before.personId]);
  });
});
