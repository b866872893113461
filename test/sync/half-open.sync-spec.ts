import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

/** trust.md NW2. */
const DETECTED_MS = 30_000;

describe('a connection that may be broken without anybody noticing (NW2)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it(
    'is ended within 30 s when the other side is silent; one that is alone and idle hears that the server is there',
    async () => {
      const person = await server.as('drafter');
      const idle = await openRaw(person, joint.id);
      const silent = new WebSocket(`${server.url.replace(/^http/, 'ws')}/collab/${joint.id}`, {
        headers: person.headers,
        autoPong: false,
      });
      const begin = Date.now();
      await once(silent, 'open');
      await once(silent, 'close');
      expect(Date.now() - begin).toBeLessThan(DETECTED_MS);
      // The stock client takes 30 s without a frame for a broken connection.
      expect(idle.frames.filter(({ type }) => type === 'awareness').length).toBeGreaterThan(0);
      expect(idle.socket.readyState).toBe(WebSocket.OPEN);
    },
    DETECTED_MS + 20_000,
  );
});
