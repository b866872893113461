import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { accountOf } from '../builders/a-project.js';
import { TestActor } from '../harness/actor.js';
import { type ChildServer, aChildServer } from '../harness/child-server.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('two server processes on one database', () => {
  let server: TestServer;
  let child: ChildServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
    child = await aChildServer(server.databaseUrl);
    await child.start();
  });
  afterAll(async () => {
    await child.kill();
    await server.close();
  });

  it('append to one journal without a gap, and each finds what the other wrote', async () => {
    const here = await server.as('drafter', '徐州');
    const there = await new TestActor(child.url).signedInAs(accountOf('drafter', '商丘'), '');
    const mine = here.open(joint.id);
    const theirs = there.open(joint.id);
    await Promise.all([mine.synced(), theirs.synced()]);
    for (let edit = 0; edit < 50; edit += 1) {
      mine.body.insert(mine.body.length, `甲${edit}。`);
      theirs.body.insert(theirs.body.length, `乙${edit}。`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(
      'both hold the same text',
      () => mine.text() === theirs.text() && mine.text().includes('乙49。') && mine.text().includes('甲49。'),
    );
    expect(await textOnDisk(server.dataSource, joint.id)).toBe(mine.text());
    there.leave();
  });

  it('accept the session of each other: a person signs in once', async () => {
    const here = await server.as('drafter', '徐州');
    const there = new TestActor(child.url, here.headers);
    expect(await there.get(`{ viewer { account } }`)).toEqual({ viewer: { account: 'xuzhou.drafter' } });
  });
});
