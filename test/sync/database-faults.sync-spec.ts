import { setTimeout as delay } from 'node:timers/promises';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { type BreakableLink, aBreakableLink } from '../harness/breakable-link.js';
import { eventually } from '../harness/eventually.js';
import { faultsOf, readJournal } from '../harness/journal-checker.js';
import { type TestServer, startServer } from '../harness/server.js';
import { type Typist, aTypist } from '../harness/typist.js';

/** How slow and how long: as trust.md says in the nightly run (`COLEX_NIGHTLY=1`), else enough to be noticed. */
const LATENCY_MS = process.env['COLEX_NIGHTLY'] ? 5_000 : 700;
const AWAY_MS = process.env['COLEX_NIGHTLY'] ? 60_000 : 2_000;

describe('a database that is slow, full or away for long (OP7, OP8, OP9, CD5)', () => {
  let server: TestServer;
  let link: BreakableLink;
  let joint: BuiltDraft;
  let one: Typist;
  let other: Typist;
  beforeAll(async () => {
    server = await startServer({
      databaseBy: async (url) => {
        link = await aBreakableLink(url);
        return link.url;
      },
    });
  });
  afterAll(async () => {
    await server.close();
    await link.cut();
  });
  beforeEach(async () => {
    joint = await aDraft(server);
    const [mine, theirs] = [await server.as('drafter', '徐州'), await server.as('drafter', '商丘')];
    one = aTypist(mine, joint.id, '甲', mine.personId);
    other = aTypist(theirs, joint.id, '乙', theirs.personId);
    await Promise.all([one.opened.synced(), other.opened.synced()]);
  });
  afterEach(() => {
    for (const { opened } of [one, other]) opened.close();
  });

  function typeALittle(): void {
    for (let words = 0; words < 10; words += 1) {
      one.type();
      other.type();
    }
  }

  async function expectNothingLost(patienceMs?: number): Promise<void> {
    const typists = [one, other];
    await eventually(
      'everything is acknowledged and seen',
      () =>
        typists.every((typist) => typist.acknowledged() === typist.edits.length) &&
        one.opened.text() === other.opened.text(),
      patienceMs,
    );
    const acknowledged = new Map(typists.map((typist) => [typist, typist.edits.length]));
    const seen = new Set(typists.flatMap(({ typed }) => typed));
    expect(faultsOf(await readJournal(server.dataSource, joint.id), typists, { acknowledged, seen })).toEqual([]);
  }

  async function figure(name: string): Promise<number> {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`^${name}(?:{[^}]*})? (\\d+)`, 'm').exec(metrics)?.[1]);
  }

  const stalls = (): Promise<number> => figure('colex_journal_stalls_total');

  const isAlive = async (): Promise<boolean> => (await fetch(`${server.url}/healthz`)).ok;

  it('makes acknowledgements late and nothing else when every answer of it takes long', async () => {
    link.slowDown(LATENCY_MS);
    try {
      for (let round = 0; round < 3; round += 1) typeALittle();
      expect(one.acknowledged()).toBe(0);
      expect(await isAlive()).toBe(true);
      await expectNothingLost(LATENCY_MS * 20 + 15_000);
    } finally {
      link.slowDown(0);
    }
    typeALittle();
    await expectNothingLost(LATENCY_MS * 4 + 15_000);
  }, 300_000);

  it('acknowledges nothing while its disk is full, and everything once there is room again', async () => {
    // What PostgreSQL answers when it cannot make a file longer.
    await server.dataSource.query(`
      CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER disk_is_full BEFORE INSERT ON draft_update EXECUTE FUNCTION disk_is_full()`);
    const before = await stalls();
    typeALittle();
    await eventually('it was tried again and again', async () => (await stalls()) > before + 3);
    expect([one.acknowledged(), other.acknowledged()]).toEqual([0, 0]);
    expect(other.opened.text()).not.toContain(one.typed[0]);
    expect(one.opened.provider.wsconnected).toBe(true);
    expect(await isAlive()).toBe(true);
    await server.dataSource.query('DROP TRIGGER disk_is_full ON draft_update; DROP FUNCTION disk_is_full()');
    await expectNothingLost();
  });

  it('lets everybody go on typing while it is away, and has everything within ten seconds of its return (OP7)', async () => {
    const before = await stalls();
    await link.cut();
    const returns = Date.now() + AWAY_MS;
    while (Date.now() < returns) {
      one.type();
      other.type();
      await delay(AWAY_MS / 20);
    }
    expect([one.acknowledged(), other.acknowledged()]).toEqual([0, 0]);
    expect(await stalls()).toBeGreaterThan(before);
    expect([one, other].map(({ opened }) => opened.provider.wsconnected)).toEqual([true, true]);
    expect(await isAlive()).toBe(true);
    await link.mend();
    await expectNothingLost(10_000);
  }, 180_000);

  it('has what somebody typed who left while it was away, without a restart (CD5)', async () => {
    typeALittle();
    await expectNothingLost();
    await link.cut();
    const before = await stalls();
    // The first is being committed, the others wait behind it.
    for (let words = 0; words < 5; words += 1) {
      one.type();
      await delay(20);
    }
    const left = one.typed.slice(-5);
    await eventually('it is tried again and again', async () => (await stalls()) > before + 1);
    one.opened.close();
    await eventually(
      'the server knows that nobody is there',
      async () => (await figure('colex_sync_connections')) === 1,
    );
    await link.mend();
    await eventually('the colleague sees it', () => left.every((word) => other.opened.text().includes(word)));
    const { authorsOf } = await readJournal(server.dataSource, joint.id);
    expect(left.map((word) => authorsOf.get(word))).toEqual(left.map(() => [one.personId]));
    expect(await figure('colex_sync_backlog_bytes')).toBe(0);
  });
});
