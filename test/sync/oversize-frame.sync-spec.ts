import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { journalLength } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a frame larger than 1 MB (MS12)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('closes the socket with 1009 and is never looked at', async () => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    raw.socket.send(new Uint8Array(1_048_577));
    expect((await raw.closed).code).toBe(1009);
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);
  });

  it('is not fooled by compression: the server accepts none', async () => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    expect(raw.socket.extensions).toBe('');
    raw.socket.close();
  });
});
