import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { decideOn, readArticle } from '../harness/clauses.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { type Followed, follow } from '../harness/subscription.js';

const SIGNOFFS = `subscription ($id: ID!) { signoffsChanged(draftId: $id) { clauseIds isPartial } }`;
const ROUNDS = `subscription ($id: ID!) { roundsChanged(draftId: $id) { openRound { id } } }`;

/** What takes a right away while somebody listens, and happens behind the back of every node. */
const LOSSES = {
  'a membership': 'DELETE FROM membership WHERE person_id = $1',
  'an account': 'UPDATE person SET suspended_at = now() WHERE id = $1',
} as const;

describe('who listens to signatures', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  const open: Followed<unknown>[] = [];
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((followed) => followed.stop()));
  });
  afterAll(() => server.close());

  const followed = <Event>(actor: Parameters<typeof follow>[0], query: string, field: string): Followed<Event> => {
    const following = follow<Event>(actor, query, { id: joint.id }, field);
    open.push(following);
    return following;
  };

  it.each(Object.entries(LOSSES))(
    'loses %s and is told nothing more within 5 s, also when nothing happens (AA1)',
    async (what, sql) => {
      const leaving = await server.as('reviewer', what === 'an account' ? '淮北' : '商丘');
      const told = [followed(leaving, SIGNOFFS, 'signoffsChanged'), followed(leaving, ROUNDS, 'roundsChanged')];
      const [chair, speaking] = [await server.as('chair'), await server.as('reviewer', '徐州')];
      const clause = await readArticle(chair, joint.slug, what === 'an account' ? '1' : '2');
      // Both are under way once they told of something.
      await eventually('both tell of a decision', async () => {
        await decideOn(speaking, 'objectToClause', clause, { reason: crypto.randomUUID() });
        return told.every(({ events }) => events.length > 0);
      });
      await server.dataSource.query(sql, [leaving.personId]);
      await eventually('both ended', () => told.every(({ failures, isOver }) => isOver() || failures.length > 0));
    },
  );

  it('is an outsider and is refused', async () => {
    const outsider = await server.as('outsider', '南京');
    const refused = [followed(outsider, SIGNOFFS, 'signoffsChanged'), followed(outsider, ROUNDS, 'roundsChanged')];
    await eventually('both are refused', () => refused.every(({ failures }) => failures.length > 0));
    expect(refused.map(({ failures }) => failures)).toMatchObject([
      [{ extensions: { code: 'NOT_FOUND' } }],
      [{ extensions: { code: 'NOT_FOUND' } }],
    ]);
  });
});
