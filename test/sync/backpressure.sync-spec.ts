import { syncStep1Frame, syncStep2Frame, updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { holdJournal } from '../harness/journal.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const MEGABYTE = 1_048_576;
const SOCKETS = 12;
const FRAMES = 6;
/** What one draft may have waiting, and one frame of each socket that was being read at that moment. */
const MOST_WAITING = (8 + SOCKETS) * MEGABYTE;

describe('more than the server can deal with', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  const waiting = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^colex_sync_backlog_bytes (\d+)$/m.exec(text)?.[1]);
  };

  it('is left in the hands of those who send it until there is room, and nothing of it is lost', async () => {
    const person = await server.as('drafter');
    const writer = await openRaw(person, joint.id);
    const doc = new Y.Doc();
    writer.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
    Y.applyUpdate(doc, (await writer.next('syncStep2')).update);
    const edit = (text: string): Uint8Array => {
      const before = Y.encodeStateVector(doc);
      doc.getText('body').insert(1, text);
      return Y.encodeStateAsUpdate(doc, before);
    };
    const large = edit('长'.repeat(300_000));
    writer.socket.send(updateFrame(large));
    await writer.next('acknowledged');
    const others = await Promise.all(Array.from({ length: SOCKETS }, () => openRaw(person, joint.id)));

    const held = await holdJournal(server.dataSource, joint.id);
    writer.socket.send(updateFrame(edit('短')));
    await eventually('the append waits', async () => {
      const [row]: { waiting: string }[] = await server.dataSource.query(
        `SELECT count(*) AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%draft_head%FOR UPDATE%'`,
      );
      return Number(row!.waiting) > 0;
    });
    let most = 0;
    try {
      // What is known already is dealt with, but in its turn: after what waits for the journal.
      for (const { socket } of others)
        for (let frame = 0; frame < FRAMES; frame += 1) socket.send(syncStep2Frame(large));
      await eventually('as much waits as may', async () => (most = await waiting()) >= 8 * MEGABYTE);
    } finally {
      await held.release();
    }
    expect(most).toBeLessThan(MOST_WAITING);
    expect(SOCKETS * FRAMES * large.length).toBeGreaterThan(3 * MOST_WAITING);
    for (const other of others) {
      await eventually(
        'everything is acknowledged',
        () => other.frames.some((frame) => frame.type === 'acknowledged' && frame.frames === FRAMES),
        60_000,
      );
    }
    expect(await waiting()).toBe(0);
  });
});
