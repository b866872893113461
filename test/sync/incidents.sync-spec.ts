import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('what happens on a sync socket and others should know', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  const recorded = (action: string): Promise<{ actor_id: string }[]> =>
    server.dataSource.query('SELECT actor_id, draft_id FROM audit_entry WHERE action = $1', [action]);

  it('is in the audit when a write without the right was refused (MS1)', async () => {
    const reviewer = await server.as('reviewer');
    for (let time = 0; time < 2; time += 1) {
      const opened = reviewer.open(joint.id);
      await opened.synced();
      opened.body.insert(1, '越权');
      expect(await opened.closed).toMatchObject({ code: 4403 });
      opened.close();
    }
    await eventually('it is written down', async () => (await recorded('sync.refuse')).length > 0);
    expect((await recorded('sync.refuse')).map((row) => row.actor_id)).toEqual([reviewer.personId]);
  });

  it('is in the audit when one person takes away much of a draft, which is allowed (MS10)', async () => {
    const long = await aDraft(server, { text: `条例\n\n第一条　${'为了保护红色资源，'.repeat(60)}\n` });
    const drafter = await server.as('drafter');
    const opened = drafter.open(long.id);
    await opened.synced();
    opened.body.delete(20, 300);
    await eventually('it is on disk', async () => (await textOnDisk(server.dataSource, long.id)).length < 300);
    const rows = await eventually('it is written down', async () => {
      const found = await recorded('draft.massDeletion');
      return found.length > 0 && found;
    });
    expect(rows).toMatchObject([{ actor_id: drafter.personId, draft_id: long.id }]);
  });
});
