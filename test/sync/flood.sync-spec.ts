import { type Socket, connect } from 'node:net';
import { syncStep1Frame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const STRANGERS_PER_ADDRESS = 100;

describe('somebody who asks for more than their share', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer({ environment: { COLEX_STRANGERS_PER_ADDRESS: String(STRANGERS_PER_ADDRESS) } });
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('is answered at their own pace when asking for the whole text again and again, and others go on (MS18)', async () => {
    const greedy = await openRaw(await server.as('observer'), joint.id);
    const answers = (): number => greedy.frames.filter(({ type }) => type === 'syncStep2').length;
    const asked = syncStep1Frame(Y.encodeStateVector(new Y.Doc()));
    const begin = performance.now();
    // Sixty texts cost 2,400 frames; a connection has 1,200 in reserve and gains 400 a second.
    for (let time = 0; time < 60; time += 1) greedy.socket.send(asked);
    const drafter = (await server.as('drafter')).open(joint.id);
    await drafter.synced();
    drafter.body.insert(1, '照常');
    await eventually('others write', async () => (await textOnDisk(server.dataSource, joint.id)).includes('照常'));
    await eventually('all are answered', () => answers() === 60);
    greedy.socket.send(asked);
    await eventually('the next one too, in its turn', () => answers() === 61);
    expect(performance.now() - begin).toBeGreaterThan(2_900);
    greedy.socket.terminate();
  });

  it('finds the door shut after its share of sockets without a name, while people we know come in by another way (MS13)', async () => {
    const { hostname, port } = new URL(server.url);
    const strangers: Socket[] = [];
    let refused = 0;
    const knock = (): void => {
      const socket = connect(Number(port), hostname);
      // A stranger who is sent away at once may find the socket reset.
      socket.on('error', () => undefined);
      socket.once('data', (data) => {
        if (data.toString().startsWith('HTTP/1.1 503')) refused += 1;
      });
      // A stranger who opens the socket and then neither says nor answers anything.
      socket.write(
        `GET /collab/${joint.id} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
      strangers.push(socket);
    };
    const inside = (await server.as('drafter')).open(joint.id);
    await inside.synced();
    // Strangers are sent away after two seconds: where sockets open slowly they must go on coming for the share to be full.
    await eventually('some find the door shut', () => {
      if (refused > 0) return true;
      for (let count = 0; count < STRANGERS_PER_ADDRESS; count += 1) knock();
      return false;
    });
    inside.body.insert(1, '仍在');
    await eventually('whoever is in goes on', async () =>
      (await textOnDisk(server.dataSource, joint.id)).includes('仍在'),
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    for (const socket of strangers) socket.destroy();
    await eventually('the door opens again', async () => {
      const again = (await server.as('drafter', '商丘')).open(joint.id);
      try {
        await again.synced();
        return true;
      } finally {
        again.close();
      }
    });
  });
});
