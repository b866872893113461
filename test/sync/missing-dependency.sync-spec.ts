import { bodyOf, syncStep1Frame, syncStep2Frame, updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { journalLength, textOnDisk } from '../harness/journal.js';
import { type RawClient, openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

/** A client's document with the server's text, and the updates it makes. */
async function replicaOf(raw: RawClient): Promise<{ doc: Y.Doc; edit: (text: string) => Uint8Array }> {
  const doc = new Y.Doc();
  raw.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, (await raw.next('syncStep2')).update);
  return {
    doc,
    edit: (text) => {
      const before = Y.encodeStateVector(doc);
      bodyOf(doc).insert(bodyOf(doc).length, text);
      return Y.encodeStateAsUpdate(doc, before);
    },
  };
}

describe('a write that builds on something the server does not have (MS5)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeEach(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterEach(() => server.close());

  it('waits for the answer to the first sync step 1, which brings it, and is acknowledged with that', async () => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    const { stateVector } = await raw.next('syncStep1');
    const { doc, edit } = await replicaOf(raw);
    edit('甲');
    raw.socket.send(updateFrame(edit('乙')));
    raw.socket.send(syncStep2Frame(Y.encodeStateAsUpdate(doc, stateVector)));
    expect(await raw.next('acknowledged')).toEqual({ type: 'acknowledged', frames: 2, seq: 2 });
    expect(await textOnDisk(server.dataSource, joint.id)).toMatch(/甲乙$/);
    // One acknowledgement: the first frame alone was never called saved.
    expect(raw.frames.filter(({ type }) => type === 'acknowledged')).toHaveLength(1);
    expect(raw.frames.filter(({ type }) => type === 'syncStep1')).toHaveLength(1);
  });

  it('is answered with sync step 1 afterwards, never parked, and holds acknowledgements back until it is covered', async () => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    await raw.next('syncStep1');
    const { doc, edit } = await replicaOf(raw);
    raw.socket.send(syncStep2Frame(Y.encodeStateAsUpdate(new Y.Doc())));
    await raw.next('acknowledged');
    const heard = raw.frames.length;

    edit('甲');
    raw.socket.send(updateFrame(edit('乙')));
    const { stateVector } = await raw.next('syncStep1', heard);
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);
    raw.socket.send(syncStep2Frame(Y.encodeStateAsUpdate(doc, stateVector)));
    expect(await raw.next('acknowledged', heard)).toEqual({ type: 'acknowledged', frames: 3, seq: 2 });
    expect(await textOnDisk(server.dataSource, joint.id)).toMatch(/甲乙$/);
  });

  it('does not keep a stock client from saving what it typed while it was away', async () => {
    const drafter = await server.as('drafter');
    const opened = drafter.open(joint.id);
    await opened.synced();
    opened.provider.disconnect();
    opened.body.insert(opened.body.length, '离线');
    opened.provider.connect();
    opened.body.insert(opened.body.length, '在线');
    await eventually('all of it is on disk', async () =>
      (await textOnDisk(server.dataSource, joint.id)).endsWith('离线在线'),
    );
  });
});
