import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { type BreakableLink, aBreakableLink } from '../harness/breakable-link.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('a database that goes away (OP7, CD5)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let link: BreakableLink;
  beforeAll(async () => {
    server = await startServer({
      databaseBy: async (url) => {
        link = await aBreakableLink(url);
        return link.url;
      },
    });
    joint = await aDraft(server);
  });
  afterAll(async () => {
    await server.close();
    await link.cut();
  });

  it('stops nobody from typing, shows nothing undurable, and has everything once when it is back', async () => {
    const mine = (await server.as('drafter', '徐州')).open(joint.id);
    const theirs = (await server.as('drafter', '商丘')).open(joint.id);
    await Promise.all([mine.synced(), theirs.synced()]);
    await link.cut();
    const typed = Array.from({ length: 30 }, (_, edit) => `停${edit}。`);
    for (const text of typed) mine.body.insert(mine.body.length, text);
    await eventually('the journal waits', async () =>
      /colex_journal_stalls_total [1-9]/.test(await (await fetch(`${server.url}/metrics`)).text()),
    );
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(theirs.text()).not.toContain('停');
    expect(mine.provider.wsconnected).toBe(true);

    await link.mend();
    await eventually('the colleague sees everything', () => typed.every((text) => theirs.text().includes(text)));
    const onDisk = await textOnDisk(server.dataSource, joint.id);
    expect(typed.filter((text) => onDisk.split(text).length !== 2)).toEqual([]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
