import { newMarker } from '@colex/collab';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { changeClause, decideOn, readArticle } from '../harness/clauses.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { type Followed, follow, followStream } from '../harness/subscription.js';

interface Told {
  readonly eventId: string;
}
interface ClausesTold extends Told {
  readonly changed: readonly { readonly number: string | null; readonly text: string }[];
  readonly removedIds: readonly string[];
}
interface SignoffsTold extends Told {
  readonly clauseIds: readonly string[];
  readonly isPartial: boolean;
}
interface TrackTold extends Told {
  readonly track: { readonly city: { readonly name: string } };
}

const CLAUSES = `subscription ($id: ID!, $after: ID) { clausesChanged(draftId: $id, after: $after) {
  eventId changed { number text } removedIds } }`;
const SIGNOFFS = `subscription ($id: ID!, $after: ID) { signoffsChanged(draftId: $id, after: $after) {
  eventId clauseIds isPartial } }`;
const TRACKS = `subscription ($id: ID!, $after: ID) { procedureChanged(projectId: $id, after: $after) {
  eventId track { city { name } } } }`;
const ROUNDS = `subscription ($id: ID!, $after: ID) { roundsChanged(draftId: $id, after: $after) { eventId } }`;

/** Where the lines of a text begin. */
function markersOf(body: Y.Text): number[] {
  let index = 0;
  return body.toDelta().flatMap(({ insert }: { insert: unknown }) => {
    const at = index;
    index += typeof insert === 'string' ? insert.length : 1;
    return insert instanceof Y.Map ? [at] : [];
  });
}

describe('a stream of changes that broke off', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let reader: TestActor;
  let open: Followed<unknown>[] = [];
  beforeAll(async () => {
    server = await startServer();
  });
  beforeEach(async () => {
    joint = await aDraft(server);
    reader = await server.as('observer', '淮北');
  });
  afterEach(async () => {
    await Promise.all(open.map((followed) => followed.stop()));
    open = [];
  });
  afterAll(() => server.close());

  const listen = <Event>(
    query: string,
    field: string,
    after: string | null = null,
    by: typeof follow = follow,
    id = joint.id,
  ): Followed<Event> => {
    const followed = by<Event>(reader, query, { id, after }, field);
    open.push(followed);
    return followed;
  };
  /** Makes something happen until the stream tells of it, and breaks it off then. */
  const lastHeard = async (followed: Followed<Told>, happen: () => unknown): Promise<string> => {
    await eventually('the stream is under way', async () => {
      if (followed.events.length === 0) await happen();
      return followed.events.length > 0;
    });
    // What was made to happen once more while it was told is heard too.
    let heard = 0;
    await eventually('the stream is quiet', async () => {
      const before = heard;
      heard = followed.events.length;
      await reader.get('{ viewer { id } }');
      return heard === before;
    });
    await followed.stop();
    return followed.events.at(-1)!.eventId;
  };

  it.each([
    ['graphql-ws', follow],
    ['server-sent events', followStream],
  ])(
    'clausesChanged: begins with all that changed meanwhile, renumbered and removed clauses too (%s)',
    async (_, by) => {
      const writer = (await server.as('drafter', '徐州')).open(joint.id);
      await writer.synced();
      const after = await lastHeard(listen<Told>(CLAUSES, 'clausesChanged', null, by), () =>
        writer.body.insert(writer.body.length, '改'),
      );

      const gone = await readArticle(reader, joint.slug, '1');
      const lines = markersOf(writer.body);
      const first = lines[2]!;
      writer.body.delete(first, lines[3]! - first);
      await eventually('it is gone', async () => (await readArticle(reader, joint.slug, '1')).id !== gone.id);
      writer.body.insertEmbed(writer.body.length, newMarker({ id: 'line-of-the-end', kind: 'article' }));
      writer.body.insert(writer.body.length, '末条');
      await eventually('there is another', async () => Boolean(await readArticle(reader, joint.slug, '3')));

      const resumed = listen<ClausesTold>(CLAUSES, 'clausesChanged', after, by);
      await eventually('it is told', () => resumed.events.length > 0);
      expect(resumed.events[0]!.removedIds).toEqual([gone.id]);
      expect(resumed.events[0]!.changed.map(({ number, text }) => [number, text.slice(0, 4)])).toEqual([
        ['第一条', '本条例所'],
        ['第二章', '附则'],
        ['第二条', '本条例自'],
        ['第三条', '末条'],
      ]);

      // Behind the last event there is nothing until something happens.
      const silent = listen<ClausesTold>(CLAUSES, 'clausesChanged', resumed.events.at(-1)!.eventId, by);
      await eventually('the next change is told', () => {
        if (silent.events.length === 0) writer.body.insert(writer.body.length, '再');
        return silent.events.length > 0;
      });
      expect(silent.events[0]!.changed.map(({ number }) => number)).toEqual(['第三条']);
      expect(silent.events[0]!.removedIds).toEqual([]);
    },
  );

  it('signoffsChanged: names every clause decided about, given, or read differently meanwhile, and no other', async () => {
    const [chair, reviewer] = [await server.as('chair'), await server.as('reviewer', '徐州')];
    const [first, second, third] = await Promise.all(['1', '2', '3'].map((n) => readArticle(chair, joint.slug, n)));
    const after = await lastHeard(listen<Told>(SIGNOFFS, 'signoffsChanged'), () =>
      decideOn(reviewer, 'objectToClause', third!, { reason: crypto.randomUUID() }),
    );
    const still = listen<SignoffsTold>(SIGNOFFS, 'signoffsChanged', after);

    const given = { clauseId: second!.id, cityId: server.project.cityIds['商丘'] };
    expect(await changeClause(chair, 'giveClause', given)).toEqual([]);
    expect((await decideOn(reviewer, 'approveClause', first!)).codes).toEqual([]);
    await eventually('whoever is there hears of both', () =>
      [first, second].every((clause) => still.events.some(({ clauseIds }) => clauseIds.includes(clause!.id))),
    );

    const resumed = listen<SignoffsTold>(SIGNOFFS, 'signoffsChanged', after);
    await eventually('it is told', () => resumed.events.length > 0);
    expect(resumed.events[0]).toMatchObject({ clauseIds: [first!.id, second!.id], isPartial: false });
  });

  it('procedureChanged and roundsChanged: tell of what happened meanwhile', async () => {
    const chair = await server.as('chair');
    const plan = async (city: '徐州' | '商丘', on: string): Promise<void> => {
      const of = { projectId: server.project.id, cityId: server.project.cityIds[city] };
      const { track } = await chair.get<{ track: { revision: number } }>(
        'query ($projectId: ID!, $cityId: ID!) { track(projectId: $projectId, cityId: $cityId) { revision } }',
        of,
      );
      await chair.get(`mutation ($input: PlanStageInput!) { planStage(input: $input) { userErrors { message } } }`, {
        input: { ...of, expectedRevision: track.revision, stage: 'DRAFTING', on },
      });
    };
    let day = 1;
    const after = await lastHeard(listen<Told>(TRACKS, 'procedureChanged', null, follow, server.project.id), () =>
      plan('徐州', `2999-01-${String((day++ % 28) + 1).padStart(2, '0')}`),
    );
    await plan('商丘', '2999-02-01');
    await plan('徐州', '2999-02-02');
    const resumed = listen<TrackTold>(TRACKS, 'procedureChanged', after, follow, server.project.id);
    await eventually('both tracks are told', () => resumed.events.length === 2);
    expect(resumed.events.map(({ track }) => track.city.name)).toEqual(['徐州市', '商丘市']);

    const reviewer = await server.as('reviewer', '徐州');
    const clause = await readArticle(chair, joint.slug, '1');
    const decide = () => decideOn(reviewer, 'objectToClause', clause, { reason: crypto.randomUUID() });
    const seen = await lastHeard(listen<Told>(ROUNDS, 'roundsChanged'), decide);
    await decide();
    const rounds = listen<Told>(ROUNDS, 'roundsChanged', seen);
    await eventually('the decision is told', () => rounds.events.length > 0);
  });

  it.each([
    ['clausesChanged', CLAUSES, ['cev_', 'tev_1', 'cev_1.2', 'cev_-1', "cev_1'"]],
    ['signoffsChanged', SIGNOFFS, ['sev_1', 'cev_1', 'sev_1.2.3.4.x']],
    ['procedureChanged', TRACKS, ['pev_', 'sev_1.1.1.1.1']],
    ['roundsChanged', ROUNDS, ['rev_', 'rev_zz']],
  ])('%s: refuses an eventId that is none of its own', async (field, query, ids) => {
    const id = field === 'procedureChanged' ? server.project.id : joint.id;
    const refused = ids.map((after) => listen(query, field, after, follow, id));
    await eventually('all are refused', () => refused.every(({ failures }) => failures.length > 0));
    for (const { failures } of refused) expect(failures).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }]);
  });
});
