import { aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

const ASK = `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) { userErrors { code } } }`;

describe('asking for access', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const ask = async (actor: TestActor, slug: string, message = '想参加起草') =>
    (
      await actor.get<{ requestAccess: { userErrors: { code: string }[] } }>(ASK, { input: { slug, message } })
    ).requestAccess.userErrors.map(({ code }) => code);
  const requests = async (): Promise<unknown[]> =>
    server.dataSource.query(`SELECT actor_id FROM outbox_event WHERE notice = 'accessRequested' ORDER BY id`);

  it('is passed on once a day to those who lead the project, and written down', async () => {
    const outsider = await server.as('outsider', '南京');
    const joint = await aDraft(server);
    expect(await ask(outsider, server.project.slug)).toEqual([]);
    expect(await ask(outsider, joint.slug)).toEqual([]);
    expect(await requests()).toEqual([{ actor_id: outsider.personId }]);
    const [{ count }]: [{ count: string }] = await server.dataSource.query(
      `SELECT count(*) FROM audit_entry WHERE action = 'access.request' AND actor_id = $1`,
      [outsider.personId],
    );
    expect(Number(count)).toBe(1);
    const lead = await server.as('lead');
    await eventually('the lead drafter has it in the inbox', async () => {
      const [row]: [{ count: string }] = await server.dataSource.query(
        `SELECT count(*) FROM inbox_item WHERE notice = 'accessRequested' AND person_id = $1`,
        [lead.personId],
      );
      return Number(row.count) === 1;
    });
  });

  it('tells nobody whether there is such a project, and wants a reason', async () => {
    const outsider = await server.as('outsider', '南京');
    const before = await requests();
    expect(await ask(outsider, 'no-such-project')).toEqual([]);
    expect(await ask(outsider, server.project.slug, ' ')).toEqual(['INVALID']);
    expect(await requests()).toEqual(before);
    expect(await server.anybody.codes(ASK, { input: { slug: 'x', message: 'x' } })).toEqual(['UNAUTHENTICATED']);
  });
});
