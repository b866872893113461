import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { journalLength, textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a connection that breaks', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('comes back by itself, and what both sides wrote meanwhile is there once', async () => {
    const drafter = await server.as('drafter', '徐州');
    const colleague = await server.as('drafter', '商丘');
    const mine = drafter.open(joint.id);
    const theirs = colleague.open(joint.id);
    await Promise.all([mine.synced(), theirs.synced()]);
    mine.provider.disconnect();
    mine.body.insert(1, '离线所写');
    theirs.body.insert(theirs.body.length, '在线所写');
    mine.provider.connect();
    await eventually(
      'both hold the same text',
      () => mine.text() === theirs.text() && mine.text().includes('在线所写'),
    );
    expect(mine.text().split('离线所写')).toHaveLength(2);
    await eventually(
      'so does the journal',
      async () => (await textOnDisk(server.dataSource, joint.id)) === mine.text(),
    );
    drafter.leave();
    colleague.leave();
  });

  it('writes nothing when somebody only comes back (MS17)', async () => {
    const drafter = await server.as('drafter', '徐州');
    const opened = drafter.open(joint.id);
    await opened.synced();
    const before = await journalLength(server.dataSource, joint.id);
    for (let time = 0; time < 5; time += 1) {
      opened.provider.disconnect();
      opened.provider.connect();
      await opened.synced();
    }
    opened.body.insert(1, '一');
    await eventually('the one edit is there', async () => (await journalLength(server.dataSource, joint.id)) > before);
    expect(await journalLength(server.dataSource, joint.id)).toBe(before + 1);
    drafter.leave();
  });
});
