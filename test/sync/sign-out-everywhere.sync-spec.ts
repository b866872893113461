import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { journalLength } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

const REVOCATION_MS = 5_000;

describe('rights that end while a socket is open (AA1, AA8)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('closes every editor of a person with 4401 when they sign out everywhere', async () => {
    const laptop = await server.as('drafter', '徐州');
    const office = await server.as('drafter', '徐州');
    const colleague = await server.as('drafter', '商丘');
    const [one, other, theirs] = [laptop.open(joint.id), office.open(joint.id), colleague.open(joint.id)];
    await Promise.all([one.synced(), other.synced(), theirs.synced()]);
    const { signOutEverywhere } = await laptop.get<{ signOutEverywhere: { endedSessions: number } }>(
      `mutation { signOutEverywhere { endedSessions } }`,
    );
    expect(signOutEverywhere.endedSessions).toBe(2);
    expect(await one.closed).toEqual({ code: 4401, reason: 'unauthenticated' });
    expect(await other.closed).toEqual({ code: 4401, reason: 'unauthenticated' });
    expect(theirs.provider.wsconnected).toBe(true);
    expect(await office.get(`{ viewer { id } }`)).toEqual({ viewer: null });
  });

  it('closes the editors of one session when that signs out, and no others', async () => {
    const laptop = await server.as('drafter', '徐州');
    const office = await server.as('drafter', '徐州');
    const [one, other] = [laptop.open(joint.id), office.open(joint.id)];
    await Promise.all([one.synced(), other.synced()]);
    await laptop.get(`mutation { signOut { endedSessions } }`);
    expect(await one.closed).toMatchObject({ code: 4401 });
    expect(other.provider.wsconnected).toBe(true);
    office.leave();
  });

  it('closes what was opened with a token as soon as it is revoked', async () => {
    const drafter = await server.as('drafter', '淮北');
    const { createAccessToken } = await drafter.get<{
      createAccessToken: { secret: string; accessToken: { id: string } };
    }>(`mutation { createAccessToken(input: { name: "笔记本", scope: WRITE }) { secret accessToken { id } } }`);
    const opened = server.anybody.open(joint.id, { params: { token: createAccessToken.secret } });
    await opened.synced();
    await drafter.get(`mutation ($input: RevokeAccessTokenInput!) { revokeAccessToken(input: $input) { revokedId } }`, {
      input: { id: createAccessToken.accessToken.id },
    });
    expect(await opened.closed).toMatchObject({ code: 4401 });
  });

  it('closes within 5 s when a person is suspended behind the back of this node', async () => {
    const drafter = await server.as('drafter', '淮北');
    const opened = drafter.open(joint.id);
    await opened.synced();
    const begin = Date.now();
    await server.dataSource.query('UPDATE person SET suspended_at = now() WHERE id = $1', [drafter.personId]);
    expect(await opened.closed).toMatchObject({ code: 4401 });
    expect(Date.now() - begin).toBeLessThan(REVOCATION_MS);
  });

  it('sends a person who lost the right to write back through the door within 5 s, to come in as a reader', async () => {
    const drafter = await server.as('drafter', '商丘');
    const opened = drafter.open(joint.id);
    await opened.synced();
    const entries = await journalLength(server.dataSource, joint.id);
    const begin = Date.now();
    let wasSentAway = false;
    opened.provider.on('connection-close', () => (wasSentAway = true));
    await server.dataSource.query(`UPDATE membership SET role = 'OBSERVER' WHERE person_id = $1`, [drafter.personId]);
    await eventually('they came in again', () => wasSentAway && opened.provider.synced);
    expect(Date.now() - begin).toBeLessThan(REVOCATION_MS);
    opened.body.insert(1, '越权');
    expect(await opened.closed).toMatchObject({ code: 4403 });
    expect(await journalLength(server.dataSource, joint.id)).toBe(entries);
  });

  it('closes with 4403 within 5 s when a person leaves the project', async () => {
    const reviewer = await server.as('reviewer', '商丘');
    const opened = reviewer.open(joint.id);
    await opened.synced();
    await server.dataSource.query('DELETE FROM membership WHERE person_id = $1', [reviewer.personId]);
    expect(await opened.closed).toMatchObject({ code: 4403 });
  });
});
