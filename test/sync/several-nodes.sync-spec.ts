import { setTimeout as delay } from 'node:timers/promises';
import { stateHash } from '@colex/collab';
import { createClient } from 'graphql-ws';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { type CityName, accountOf } from '../builders/a-project.js';
import { TestActor } from '../harness/actor.js';
import { type BreakableLink, aBreakableLink } from '../harness/breakable-link.js';
import { type ChildServer, aChildServer } from '../harness/child-server.js';
import { eventually } from '../harness/eventually.js';
import { holdJournal, journalLength } from '../harness/journal.js';
import { faultsOf, readJournal } from '../harness/journal-checker.js';
import { type TestRedis, describeWithRedis, startRedis } from '../harness/redis.js';
import { type TestServer, startServer } from '../harness/server.js';
import { type Typist, aTypist } from '../harness/typist.js';

/** How long a node stands still: a minute in the nightly run (`COLEX_NIGHTLY=1`), else long enough to be left by everybody. */
const PAUSE_MS = process.env['COLEX_NIGHTLY'] ? 60_000 : 3_000;

/** A server process with its own ways to PostgreSQL and to Redis, and a way of people to it that can be led elsewhere. */
interface Node {
  readonly process: ChildServer;
  readonly database: BreakableLink;
  readonly redis: BreakableLink;
}

describeWithRedis('several nodes with Redis between them (N1, N2, N8, NW6, OP11)', () => {
  let server: TestServer;
  let redis: TestRedis;
  let nodes: Node[];
  let joint: BuiltDraft;
  /** The address that people use; it leads to one node, as a proxy would. */
  let doors: BreakableLink[];
  let actors: TestActor[];

  beforeAll(async () => {
    // It only makes databases and drafts; nobody is connected to it.
    server = await startServer({ environment: { COLEX_ROLES: 'api' } });
    redis = await startRedis();
    nodes = await Promise.all([aNode(), aNode()]);
  });
  afterAll(async () => {
    for (const { process, database, redis } of nodes) {
      await process.kill();
      await database.cut();
      await redis.cut();
    }
    await redis.stop();
    await server.close();
  });
  beforeEach(async () => {
    joint = await aDraft(server);
    doors = await Promise.all(nodes.map(({ process }) => aBreakableLink(process.url)));
    actors = [];
  });
  afterEach(async () => {
    for (const { process } of nodes) process.goOn();
    for (const actor of actors) actor.leave();
    for (const door of doors) await door.cut();
  });

  async function aNode(): Promise<Node> {
    const database = await aBreakableLink(server.databaseUrl);
    const link = await aBreakableLink(redis.url);
    const process = await aChildServer(database.url, { environment: { REDIS_URL: link.url } });
    await process.start();
    return { process, database, redis: link };
  }

  async function actorAt(door: number, city: CityName): Promise<TestActor> {
    const account = accountOf('drafter', city);
    const url = doors[door]!.url.replace(/\/$/, '');
    const actor = await new TestActor(url).signedInAs(account, server.project.personIds.get(account)!);
    actors.push(actor);
    return actor;
  }

  async function typistAt(door: number, sign: string, city: CityName): Promise<Typist> {
    const actor = await actorAt(door, city);
    const typist = aTypist(actor, joint.id, sign, actor.personId);
    await typist.opened.synced();
    return typist;
  }

  /** As a proxy does with a node that does not answer: whoever was there is there no more and comes back elsewhere. */
  async function moveDoor(door: number, node: number): Promise<void> {
    await doors[door]!.cut();
    doors[door]!.leadTo(nodes[node]!.process.url);
    await doors[door]!.mend();
  }

  /** Everybody has everything, it is on disk once and in order, and all agree to the byte. */
  async function expectOneTruth(typists: readonly Typist[], patienceMs?: number): Promise<void> {
    await eventually(
      'everything is acknowledged and everybody has the same',
      () => {
        const hashes = typists.map(({ opened }) => stateHash(opened.doc));
        return (
          typists.every((typist) => typist.acknowledged() === typist.edits.length) &&
          hashes.every((hash) => hash === hashes[0])
        );
      },
      patienceMs,
    );
    const disk = await readJournal(server.dataSource, joint.id);
    const acknowledged = new Map(typists.map((typist) => [typist, typist.edits.length]));
    const seen = new Set(typists.flatMap(({ typed, removed }) => typed.filter((word) => !removed.has(word))));
    expect(faultsOf(disk, typists, { acknowledged, seen })).toEqual([]);
    expect(disk.hash).toBe(stateHash(typists[0]!.opened.doc));
  }

  it('show an edit on the other node at once, long before anybody looks at the database', async () => {
    const [one, other] = [await typistAt(0, '甲', '徐州'), await typistAt(1, '乙', '商丘')];
    const begin = Date.now();
    for (let round = 0; round < 20; round += 1) {
      const [from, to] = round % 2 === 0 ? [one, other] : [other, one];
      from.type();
      const word = from.typed.at(-1)!;
      await eventually(`${word} is seen`, () => to.opened.text().includes(word));
    }
    // Looking at heads alone takes a second on the average, so 20 s for this.
    expect(Date.now() - begin).toBeLessThan(10_000);
    await expectOneTruth([one, other]);
  });

  it('show who is there on the other node under the name the server knows, and when they leave', async () => {
    const [one, other] = [await typistAt(0, '甲', '徐州'), await typistAt(1, '乙', '商丘')];
    one.opened.provider.awareness.setLocalStateField('user', { personId: 'somebody', name: '假名' });
    const seen = (): string | undefined =>
      (
        other.opened.provider.awareness.getStates().get(one.opened.doc.clientID) as
          { user?: { name: string } } | undefined
      )?.user?.name;
    expect(await eventually('the colleague is seen', seen)).toBe('徐州drafter');
    // Somebody who comes later hears it too, from the node that knows.
    const late = await typistAt(1, '丙', '淮北');
    await eventually('the newcomer sees both', () => late.opened.provider.awareness.getStates().size === 3);
    one.opened.close();
    await eventually('the colleague is gone', () => seen() === undefined);
  });

  it('tell changes of clauses to subscribers of the other node', async () => {
    const writer = await typistAt(0, '甲', '徐州');
    const reader = await actorAt(1, '商丘');
    const events: unknown[] = [];
    const client = createClient({
      url: `${reader.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: reader.socketClass(),
      retryAttempts: 0,
    });
    client.subscribe(
      {
        query: 'subscription ($draftId: ID!) { clausesChanged(draftId: $draftId) { changed { id } } }',
        variables: { draftId: joint.id },
      },
      { next: ({ data }) => events.push(data), error: (error) => events.push(error), complete: () => undefined },
    );
    await eventually('an event came', () => {
      writer.type();
      return events.length > 0;
    });
    expect(events[0]).toMatchObject({ clausesChanged: { changed: [{ id: expect.any(String) }] } });
    await client.dispose();
  });

  it('lose nothing acknowledged when one is killed: its people go on at the other', async () => {
    const [one, other] = [await typistAt(0, '甲', '徐州'), await typistAt(1, '乙', '商丘')];
    for (let words = 0; words < 30; words += 1) {
      one.type();
      other.type();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await nodes[0]!.process.kill();
    const known = {
      acknowledged: new Map([one, other].map((typist) => [typist, typist.acknowledged()])),
      seen: new Set(one.typed.filter((word) => other.opened.text().includes(word))),
    };
    expect(faultsOf(await readJournal(server.dataSource, joint.id), [one, other], known)).toEqual([]);
    one.type();
    await moveDoor(0, 1);
    await expectOneTruth([one, other]);
    await nodes[0]!.process.start();
  });

  it('write nothing twice when one stands still and goes on after its people left it', async () => {
    const [one, other] = [await typistAt(0, '甲', '徐州'), await typistAt(1, '乙', '商丘')];
    one.type();
    await expectOneTruth([one, other]);
    // What the node is just writing is held up; what comes after it waits in the node or on its way there.
    const held = await holdJournal(server.dataSource, joint.id);
    one.type();
    await eventually('the node waits for the row', async () => {
      const [row]: { waiting: string }[] = await server.dataSource.query(
        `SELECT count(*) AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return Number(row!.waiting) > 0;
    });
    one.type();
    nodes[0]!.process.pause();
    one.type();
    await held.release();
    await moveDoor(0, 1);
    one.type();
    other.type();
    await expectOneTruth([one, other], 40_000);
    const entries = await journalLength(server.dataSource, joint.id);
    await delay(PAUSE_MS);
    one.type();
    nodes[0]!.process.goOn();
    // It comes to itself, finds that others wrote meanwhile, and agrees with them.
    await moveDoor(0, 0);
    await eventually('its people are back', () => one.opened.provider.synced);
    other.type();
    await expectOneTruth([one, other]);
    expect(await journalLength(server.dataSource, joint.id)).toBe(entries + 2);
  }, 240_000);

  it.each([
    ['cut off from Redis', (node: Node) => node.redis.cut(), (node: Node) => node.redis.mend()],
    [
      'that hears nothing of Redis any more',
      async (node: Node) => node.redis.stall(),
      async (node: Node) => node.redis.flow(),
    ],
  ])('converge with a node %s by looking at the database', async (_case, cut, mend) => {
    const [one, other] = [await typistAt(0, '甲', '徐州'), await typistAt(1, '乙', '商丘')];
    await cut(nodes[1]!);
    for (let round = 0; round < 3; round += 1) {
      one.type();
      other.type();
      await expectOneTruth([one, other]);
    }
    await mend(nodes[1]!);
    await eventually('the link is open again', () => isLinkOpen(nodes[1]!), 30_000);
    one.type();
    await expectOneTruth([one, other]);
  });

  it('acknowledge nothing on a node cut off from PostgreSQL, go on at the other, and converge when it is back', async () => {
    const [one, other] = [await typistAt(0, '甲', '徐州'), await typistAt(1, '乙', '商丘')];
    await expectOneTruth([one, other]);
    await nodes[1]!.database.cut();
    const before = other.acknowledged();
    for (let words = 0; words < 10; words += 1) {
      one.type();
      other.type();
    }
    await eventually('the node with a database goes on', () => one.acknowledged() === one.edits.length);
    expect((await fetch(`${nodes[1]!.process.url}/readyz`)).status).toBe(503);
    expect(other.acknowledged()).toBe(before);
    expect(one.opened.text()).not.toContain(other.typed[0]!);
    await nodes[1]!.database.mend();
    await expectOneTruth([one, other]);
  });

  async function isLinkOpen(node: Node): Promise<boolean> {
    return (await (await fetch(`${node.process.url}/metrics`)).text()).includes('colex_node_link_open 1');
  }
});
