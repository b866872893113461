import { syncStep1Frame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a client that does not read (NW7)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('is sent away with 1013 instead of growing a queue, while the others go on', async () => {
    const slow = await openRaw(await server.as('observer', '商丘'), joint.id);
    slow.socket.send(syncStep1Frame(Y.encodeStateVector(new Y.Doc())));
    await slow.next('syncStep2');
    slow.socket.pause();
    const writer = (await server.as('drafter', '徐州')).open(joint.id);
    const quick = (await server.as('observer', '徐州')).open(joint.id);
    await Promise.all([writer.synced(), quick.synced()]);
    const gone = async (): Promise<boolean> =>
      (await (await fetch(`${server.url}/metrics`)).text()).includes('reason="overload"');
    let edit = 0;
    await eventually(
      'the slow one is sent away',
      async () => {
        edit += 1;
        // Large enough to fill what the two systems buffer between them, small enough for one frame.
        writer.body.insert(writer.body.length, `${edit}${'长'.repeat(200_000)}`);
        await eventually('the others follow', () => quick.body.length === writer.body.length);
        writer.body.delete(writer.body.length - 200_000, 200_000);
        return gone();
      },
      60_000,
    );
    slow.socket.resume();
    expect(await slow.closed).toEqual({ code: 1013, reason: 'overload' });
    expect(quick.provider.wsconnected).toBe(true);
  });
});
