import type { Credential } from '@colex/access';
import { DataSource, type Logger } from 'typeorm';
import { Rights } from '../../apps/server/src/sync/rights.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const TABS = 60;
/** Sessions, people, drafts, standings, introductions: one query each. */
const QUERIES_OF_ALL = 5;
const nothing = (): void => undefined;

describe('many tabs that come back at once (NW5)', () => {
  let server: TestServer;
  let drafts: BuiltDraft[];
  let queries: string[] = [];
  beforeAll(async () => {
    server = await startServer();
    drafts = [await aDraft(server), await aDraft(server, { city: '商丘' })];
    server.application.nest.get(DataSource).logger = {
      logQuery: (query: string) => void queries.push(query),
      logQueryError: nothing,
      logQuerySlow: nothing,
      logSchemaBuild: nothing,
      logMigration: nothing,
      log: nothing,
    } satisfies Logger;
  });
  afterAll(() => server.close());

  it('ask the database as often as one tab does', async () => {
    await Promise.all([server.as('drafter', '徐州'), server.as('drafter', '商丘'), server.as('chair')]);
    const sessions: { sid: string }[] = await server.dataSource.query('SELECT sid FROM session');
    const credentials = sessions.map(({ sid }): Credential => ({ kind: 'session', sid }));
    expect(credentials.length).toBeGreaterThanOrEqual(3);
    const rights = server.application.nest.get(Rights);
    queries = [];
    const entrants = await Promise.all(
      Array.from({ length: TABS }, (_, tab) =>
        rights.entering(credentials[tab % credentials.length]!, tab % 2 === 0 ? drafts[0]!.id : drafts[1]!.slug),
      ),
    );
    expect(entrants.filter((entrant) => typeof entrant === 'string')).toEqual([]);
    expect(new Set(entrants.map((entrant) => typeof entrant === 'object' && entrant.draft.id)).size).toBe(2);
    expect(queries).toHaveLength(QUERIES_OF_ALL);
  });

  it('have their rights looked at again together', async () => {
    const people = await Promise.all([server.as('drafter', '徐州'), server.as('drafter', '商丘'), server.as('chair')]);
    const tabs = await Promise.all(
      Array.from({ length: TABS }, (_, tab) => openRaw(people[tab % 3]!, drafts[tab % 2]!.id)),
    );
    await eventually('everybody is in', async () =>
      (await (await fetch(`${server.url}/metrics`)).text()).includes(`colex_sync_connections ${TABS}`),
    );
    const ofSessions = (): number => queries.filter((query) => query.includes('sid = ANY')).length;
    queries = [];
    await eventually('rights were looked at', () => ofSessions() >= 2, 20_000);
    // One query a round for all sessions; asked socket by socket, the first round alone would have sixty.
    expect(ofSessions()).toBeLessThanOrEqual(3);
    for (const { socket } of tabs) socket.terminate();
  });
});
