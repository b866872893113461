import { syncStep1Frame, updateFrame } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type RawClient, openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const MOST_AWAKE = 200;
const DRAFTS = 230;

async function metric(server: TestServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

/** What a client that has nothing is told when it opens a draft. */
async function textOf(client: RawClient): Promise<Y.Doc> {
  const doc = new Y.Doc();
  client.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, (await client.next('syncStep2')).update);
  for (const frame of client.frames) if (frame.type === 'update') Y.applyUpdate(doc, frame.update);
  return doc;
}

describe('the text of an open draft', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeEach(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterEach(() => server.close());

  it('is handed to a reader as it is stored, without being decoded', async () => {
    const reader = await openRaw(await server.as('observer'), joint.id);
    expect((await textOf(reader)).getText('body').toJSON()).toContain('为了加强');
    expect(await metric(server, 'colex_rooms')).toBe(1);
    expect(await metric(server, 'colex_rooms_awake')).toBe(0);
  });

  it('is decoded for a writer, who is asked what the server lacks and loses nothing typed before that', async () => {
    const writer = await openRaw(await server.as('drafter'), joint.id);
    const doc = await textOf(writer);
    const before = Y.encodeStateVector(doc);
    doc.getText('body').insert(3, '先写');
    writer.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    await writer.next('acknowledged');
    expect((await writer.next('syncStep1')).stateVector.length).toBeGreaterThan(1);
    expect(await textOnDisk(server.dataSource, joint.id)).toContain('先写');
  });

  it('sleeps when too many are awake, and wakes with everything when somebody writes (CD12)', async () => {
    await server.dataSource.query(
      `WITH copy AS (
         INSERT INTO draft (id, slug, kind, project_id, city_id, created_by)
         SELECT id || number, slug || '-copy-' || number, kind, project_id, city_id, created_by
         FROM draft, generate_series(1, $1) AS number RETURNING id
       ), head AS (
         INSERT INTO draft_head (draft_id, seq, projected_seq, title, digest, counts, updated_at)
         SELECT copy.id, seq, projected_seq, title, digest, counts, updated_at FROM copy, draft_head
       )
       INSERT INTO draft_update (draft_id, seq, kind, actor_id, bytes, checksum)
       SELECT copy.id, seq, draft_update.kind, actor_id, bytes, checksum FROM copy, draft_update`,
      [DRAFTS],
    );
    const people = await Promise.all([
      server.as('drafter', '徐州'),
      server.as('drafter', '商丘'),
      server.as('drafter', '淮北'),
    ]);
    const clients: RawClient[] = [];
    for (let number = 1; number <= DRAFTS; number += 1) {
      clients.push(await openRaw(people[number % people.length]!, `${joint.id}${number}`));
    }
    // Writers are asked what the server lacks: each text was awake.
    for (const client of clients) await client.next('syncStep1');
    expect(await metric(server, 'colex_rooms')).toBe(DRAFTS);
    await eventually(
      'no more are awake than may be',
      async () => (await metric(server, 'colex_rooms_awake')) <= MOST_AWAKE,
      30_000,
    );
    // The first to be opened are the first to sleep.
    const [first] = clients;
    const doc = await textOf(first!);
    const before = Y.encodeStateVector(doc);
    doc.getText('body').insert(3, '醒来');
    first!.socket.send(updateFrame(Y.encodeStateAsUpdate(doc, before)));
    await first!.next('acknowledged');
    expect(await textOnDisk(server.dataSource, `${joint.id}1`)).toBe(
      (await textOnDisk(server.dataSource, joint.id)).replace(/^(..)/, '$1醒来'),
    );
    for (const { socket } of clients) socket.terminate();
  });
});
