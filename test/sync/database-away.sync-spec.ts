import { withDatabase } from '../harness/database.js';
import pg from 'pg';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

/** Takes one database away from everybody and gives it back, as a restart of PostgreSQL would. */
async function awayWith(databaseUrl: string): Promise<{ back(): Promise<void> }> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const superuser = new pg.Client({ connectionString: withDatabase(databaseUrl, 'postgres') });
  await superuser.connect();
  await superuser.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await superuser.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  return {
    async back() {
      await superuser.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await superuser.end();
    },
  };
}

describe('a database that goes away (OP7, CD5)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('stops nobody from typing, shows nothing undurable, and has everything once when it is back', async () => {
    const mine = (await server.as('drafter', '徐州')).open(joint.id);
    const theirs = (await server.as('drafter', '商丘')).open(joint.id);
    await Promise.all([mine.synced(), theirs.synced()]);
    const away = await awayWith(server.databaseUrl);
    const typed = Array.from({ length: 30 }, (_, edit) => `停${edit}。`);
    for (const text of typed) mine.body.insert(mine.body.length, text);
    await eventually('the journal waits', async () =>
      /colex_journal_stalls_total [1-9]/.test(await (await fetch(`${server.url}/metrics`)).text()),
    );
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(theirs.text()).not.toContain('停');
    expect(mine.provider.wsconnected).toBe(true);

    await away.back();
    await eventually('the colleague sees everything', () => typed.every((text) => theirs.text().includes(text)));
    const onDisk = await textOnDisk(server.dataSource, joint.id);
    expect(typed.filter((text) => onDisk.split(text).length !== 2)).toEqual([]);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });
});
