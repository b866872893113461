import { updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { journalLength } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a write that does not fit the structure of a text', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('is refused whole, told to a client that asked, and closed with 4409', async () => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    const doc = new Y.Doc();
    doc.getMap('elsewhere').set('a', 1);
    raw.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    expect(await raw.next('refused')).toEqual({
      type: 'refused',
      frame: 1,
      code: 'BAD_USER_INPUT',
      messageKey: 'updateRefused',
      clauseIds: [],
    });
    expect(await raw.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);
  });

  it('closes the stock client, which stops, with the same code', async () => {
    const opened = (await server.as('drafter')).open(joint.id);
    await opened.synced();
    opened.doc.getMap('elsewhere').set('a', 1);
    expect(await opened.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);
  });

  it.each([
    ['no frame at all', Uint8Array.of(77)],
    ['a frame with bytes after its end', Uint8Array.of(0, 2, 1, 0, 9, 9)],
    ['an awareness update that is none', Uint8Array.of(1, 3, 200, 200, 200)],
    ['a state vector that is none', Uint8Array.of(0, 0, 3, 200, 200, 200)],
    ['a frame only the server sends', Uint8Array.of(100, 0, 1, 1)],
  ])('closes with 4400 for %s', async (_what, bytes) => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    raw.socket.send(bytes);
    expect(await raw.closed).toEqual({ code: 4400, reason: 'badFrame' });
  });

  it('closes with 4400 for text in place of bytes', async () => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    raw.socket.send('hello');
    expect(await raw.closed).toEqual({ code: 4400, reason: 'badFrame' });
  });
});
