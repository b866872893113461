import { STREAM_KEY_HEADER, bundleFrames } from '@colex/collab';
import type { WebSocket } from 'ws';
import { StreamSocket } from '../../apps/web/src/editor/stream-socket.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { type OpenDraft, TestActor } from '../harness/actor.js';
import { aBreakableLink } from '../harness/breakable-link.js';
import { eventually } from '../harness/eventually.js';
import { holdJournal, journalLength, textOnDisk } from '../harness/journal.js';
import { faultsOf, readJournal } from '../harness/journal-checker.js';
import { type TestServer, startServer } from '../harness/server.js';
import { aTypist } from '../harness/typist.js';

/** The socket class of our own client where WebSockets are blocked, with what the actor shows. */
function streamClass({ headers }: TestActor): typeof WebSocket {
  return class extends StreamSocket {
    constructor(address: string | URL, protocols?: unknown) {
      super(address, protocols, headers);
    }
  } as unknown as typeof WebSocket;
}

describe('a stream and posts instead of a WebSocket (NW1)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    joint = await aDraft(server);
  });

  const openStream = (actor: TestActor): OpenDraft => actor.open(joint.id, { socketClass: streamClass(actor) });

  it('carry the text both ways, with acknowledgements, beside colleagues on WebSockets', async () => {
    const mine = await server.as('drafter', '徐州');
    const one = aTypist(mine, joint.id, '甲', mine.personId, streamClass(mine));
    const theirs = await server.as('drafter', '商丘');
    const other = aTypist(theirs, joint.id, '乙', theirs.personId);
    await Promise.all([one.opened.synced(), other.opened.synced()]);
    for (let words = 0; words < 50; words += 1) {
      one.type();
      other.type();
      if (words % 5 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(
      'all is acknowledged and seen',
      () =>
        [one, other].every((typist) => typist.acknowledged() === typist.edits.length) &&
        one.opened.text() === other.opened.text(),
    );
    const acknowledged = new Map([one, other].map((typist) => [typist, typist.edits.length]));
    const disk = await readJournal(server.dataSource, joint.id);
    expect(faultsOf(disk, [one, other], { acknowledged, seen: new Set(one.typed) })).toEqual([]);
    await eventually('the colleague is seen under her name', () =>
      [...other.opened.provider.awareness.getStates().values()].some(
        (state) => (state['user'] as { name?: string } | undefined)?.name === '徐州drafter',
      ),
    );
    mine.leave();
    theirs.leave();
  });

  it('acknowledge nothing before it is on disk (N1)', async () => {
    const mine = await server.as('drafter');
    const one = aTypist(mine, joint.id, '甲', mine.personId, streamClass(mine));
    await one.opened.synced();
    const held = await holdJournal(server.dataSource, joint.id);
    one.type();
    const watcher = (await server.as('observer')).open(joint.id);
    await eventually('the edit waits for the row', async () => {
      const [row]: { waiting: string }[] = await server.dataSource.query(
        `SELECT count(*) AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return Number(row!.waiting) > 0;
    });
    expect(one.acknowledged()).toBe(0);
    expect(watcher.text()).not.toContain(one.typed[0]);
    await held.release();
    await eventually('it is acknowledged', () => one.acknowledged() === 1);
    expect(await textOnDisk(server.dataSource, joint.id)).toContain(one.typed[0]);
    mine.leave();
    watcher.close();
  });

  it('admit like a WebSocket: nobody unknown, no reader who writes, and each is told why', async () => {
    const unknown = openStream(server.anybody);
    expect(await unknown.closed).toEqual({ code: 4401, reason: 'unauthenticated' });
    const stranger = openStream(await server.as('outsider', '南京'));
    expect(await stranger.closed).toEqual({ code: 4403, reason: 'forbidden' });
    const reader = openStream(await server.as('observer'));
    await reader.synced();
    reader.body.insert(0, '不许');
    expect(await reader.closed).toEqual({ code: 4403, reason: 'forbidden' });
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);
  });

  it('look at the rights again while they are open (AA1)', async () => {
    const drafter = await server.as('drafter', '淮北');
    const opened = openStream(drafter);
    await opened.synced();
    await server.dataSource.query('UPDATE person SET suspended_at = now() WHERE id = $1', [drafter.personId]);
    expect(await opened.closed).toEqual({ code: 4401, reason: 'unauthenticated' });
    await server.dataSource.query('UPDATE person SET suspended_at = NULL WHERE id = $1', [drafter.personId]);
  });

  it('have each edit once and in order over a network that breaks again and again', async () => {
    const link = await aBreakableLink(server.url);
    const { headers, personId } = await server.as('drafter', '商丘');
    const mine = new TestActor(link.url.replace(/\/$/, ''), headers, personId);
    const one = aTypist(mine, joint.id, '甲', personId, streamClass(mine));
    await one.opened.synced();
    for (let round = 0; round < 5; round += 1) {
      for (let words = 0; words < 10; words += 1) {
        one.type();
        await new Promise((resolve) => setImmediate(resolve));
      }
      await link.cut();
      one.type();
      await link.mend();
    }
    await eventually('all is acknowledged', () => one.acknowledged() === one.edits.length);
    const disk = await readJournal(server.dataSource, joint.id);
    const acknowledged = new Map([[one, one.edits.length]]);
    expect(faultsOf(disk, [one], { acknowledged, seen: new Set() })).toEqual([]);
    mine.leave();
    await link.cut();
  });

  describe('at the door', () => {
    const id = 'a-stream-id-of-a-test-0001';
    const at = (path: string): string => `${server.url}/collab/${joint.id}/${path}`;

    it('take a post from nobody but whoever reads the stream', async () => {
      const drafter = await server.as('drafter');
      const ending = new AbortController();
      const stream = await fetch(at(`stream/${id}`), { headers: drafter.headers, signal: ending.signal });
      const reader = stream.body!.getReader();
      let text = '';
      while (!text.includes('event: open')) text += new TextDecoder().decode((await reader.read()).value);
      const { key } = JSON.parse(/event: open\ndata: (.*)\n/.exec(text)![1]!) as { key: string };
      const post = (path: string, headers: Record<string, string>, body = bundleFrames([])) =>
        fetch(at(path), {
          method: 'POST',
          headers: { ...drafter.headers, ...headers },
          body: new Blob([body.slice()]),
        });
      expect((await post(`frames/${id}?post=0`, {})).status).toBe(404);
      expect((await post(`frames/${id}?post=0`, { [STREAM_KEY_HEADER]: 'guessed' })).status).toBe(404);
      const shown = { [STREAM_KEY_HEADER]: key };
      expect((await post(`frames/${id}?post=0`, { ...shown, origin: 'https://elsewhere.example' })).status).toBe(403);
      expect((await post(`frames/${id}?post=0`, shown)).status).toBe(204);
      expect((await post(`frames/${id}?post=0`, shown)).status).toBe(204);
      expect((await fetch(at(`stream/${id}`), { headers: drafter.headers })).status).toBe(409);
      expect((await post(`frames/${id}?post=7`, shown)).status).toBe(400);
      await eventually('the stream is ended by it', async () => (await reader.read()).done);
      expect((await post(`frames/${id}?post=1`, shown)).status).toBe(404);
      ending.abort();
    });

    it('read no body that is larger than a frame may be (MS12)', async () => {
      const drafter = await server.as('drafter');
      const opened = openStream(drafter);
      await opened.synced();
      opened.doc.getText('body').insert(0, '长'.repeat(400_000));
      await eventually('the connection is ended', () => !opened.provider.wsconnected);
      expect(await journalLength(server.dataSource, joint.id)).toBe(1);
      opened.close();
    });

    it('answer that the server is there, and nothing at other paths', async () => {
      expect(await (await fetch(`${server.url}/collab/door`)).json()).toEqual({ door: 'open' });
      expect((await fetch(at('stream/short'))).status).toBe(404);
      expect((await fetch(at(`stream/${id}x`), { method: 'POST' })).status).toBe(405);
    });
  });
});
