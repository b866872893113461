import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { accountOf } from '../builders/a-project.js';
import { type OpenDraft, TestActor } from '../harness/actor.js';
import { type ChildServer, aChildServer } from '../harness/child-server.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

const occurrences = (text: string, of: string): number => text.split(of).length - 1;

describe('a server killed with -9 while two people type (CD1, CD2, N1, N2)', () => {
  let server: TestServer;
  let child: ChildServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    // This one only makes the database and the draft; the server under test is the child.
    server = await startServer();
    joint = await aDraft(server);
    child = await aChildServer(server.databaseUrl);
    await child.start();
  });
  afterAll(async () => {
    await child.kill();
    await server.close();
  });

  it('loses nothing that anyone had seen, takes in what was typed meanwhile, and has each edit once', async () => {
    const anybody = new TestActor(child.url);
    const signIn = (city: '徐州' | '商丘') => anybody.signedInAs(accountOf('drafter', city), '');
    const [one, other] = [await signIn('徐州'), await signIn('商丘')];
    const mine = one.open(joint.id);
    const theirs = other.open(joint.id);
    await Promise.all([mine.synced(), theirs.synced()]);

    const typed: string[] = [];
    const type = (client: OpenDraft, text: string): void => {
      typed.push(text);
      client.body.insert(client.body.length, text);
    };
    for (let round = 0; round < 3; round += 1) {
      // They type until the moment of the kill, so that some edits are acknowledged, some under way, some never sent.
      for (let edit = 0; edit < 20; edit += 1) {
        type(mine, `甲${round}-${edit}。`);
        type(theirs, `乙${round}-${edit}。`);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await eventually('each saw something of the other', () => theirs.text().includes(`甲${round}-`));
      const seen = typed.filter((text) => mine.text().includes(text) && theirs.text().includes(text));
      await child.kill();
      const onDisk = await textOnDisk(server.dataSource, joint.id);
      expect(seen.filter((text) => !onDisk.includes(text))).toEqual([]);
      type(mine, `甲离线${round}。`);
      type(theirs, `乙离线${round}。`);
      await child.start();
      await eventually(
        'both hold the same text again',
        () => mine.text() === theirs.text() && typed.every((text) => theirs.text().includes(text)),
      );
    }
    const onDisk = await eventually('all of it is on disk', async () => {
      const text = await textOnDisk(server.dataSource, joint.id);
      return typed.every((edit) => text.includes(edit)) ? text : undefined;
    });
    expect(typed.filter((edit) => occurrences(onDisk, edit) !== 1)).toEqual([]);
    expect(onDisk).toBe(mine.text());
    one.leave();
    other.leave();
  });

  it('stops within its time when asked, tells everybody to come back, and leaves with code 0', async () => {
    const actor = await new TestActor(child.url).signedInAs(accountOf('drafter'), '');
    const opened = actor.open(joint.id);
    await opened.synced();
    const sentAway = new Promise<number>((resolve) =>
      opened.provider.once('connection-close', (event: { code: number } | null) => resolve(event?.code ?? 0)),
    );
    opened.body.insert(opened.body.length, '最后一句。');
    await eventually('the edit is on disk', async () =>
      (await textOnDisk(server.dataSource, joint.id)).endsWith('最后一句。'),
    );
    const begin = Date.now();
    expect(await child.stop()).toBe(0);
    expect(Date.now() - begin).toBeLessThan(30_000);
    expect(await sentAway).toBe(1012);
    actor.leave();
  });
});
