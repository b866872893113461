import { bodyOf, newMarker } from '@colex/collab';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion } from '../builders/a-version.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Change {
  readonly kind: string;
  readonly before: readonly { readonly number: string | null }[];
  readonly after: readonly { readonly number: string | null }[];
  readonly lines: readonly { readonly runs: readonly { readonly op: string; readonly text: string }[] }[];
  readonly authors: readonly {
    readonly person: { readonly account: string };
    readonly written: number;
    readonly erased: number;
  }[];
}
interface Compared {
  readonly compare: {
    readonly sharesHistory: boolean;
    readonly counts: readonly { readonly kind: string; readonly count: number }[];
    readonly changes: { readonly totalCount: number; readonly nodes: readonly Change[] };
    readonly lineAuthors: readonly unknown[];
  };
}

const COMPARE = `query ($from: TextInput!, $to: TextInput!, $kinds: [ChangeKind!], $under: String, $cityId: ID, $personId: ID) {
  compare(from: $from, to: $to) {
    sharesHistory counts { kind count } lineAuthors { lineId authors { written erased } }
    changes(first: 100, kinds: $kinds, under: $under, cityId: $cityId, personId: $personId) { totalCount nodes {
      kind before { number } after { number } lines { runs { op text } }
      authors { person { account } written erased first last lastRevision }
    } }
  }
}`;

describe('compare', () => {
  let server: TestServer;
  let reader: TestActor;
  let draft: BuiltDraft;
  let before: { readonly id: string };
  beforeAll(async () => {
    server = await startServer();
    reader = await server.as('observer');
    draft = await aDraft(server);
    const drafter = await server.as('drafter', '徐州');
    before = await aVersion(drafter, draft, '草案');

    const xuzhou = drafter.open(draft.id);
    const shangqiu = (await server.as('drafter', '商丘')).open(draft.id);
    await Promise.all([xuzhou.synced(), shangqiu.synced()]);
    const indexOf = (words: string): number => {
      let index = 0;
      for (const { insert } of xuzhou.body.toDelta() as { insert: unknown }[]) {
        const place = typeof insert === 'string' ? insert.indexOf(words) : -1;
        if (place >= 0) return index + place;
        index += typeof insert === 'string' ? insert.length : 1;
      }
      throw new Error(`There is no ${words}.`);
    };
    // 徐州 puts a new article before the second one, 商丘 takes a word out of the first.
    const second = indexOf('本条例所称') - 1;
    bodyOf(xuzhou.doc).insertEmbed(second, newMarker({ id: 'fresh', kind: 'article' }));
    bodyOf(xuzhou.doc).insert(second + 1, '新增的一条。');
    shangqiu.body.delete(indexOf('加强'), 2);
    await eventually('all of it is in the clause rows', async () => {
      const { draft: found } = await reader.get<{ draft: { plainText: string } }>(
        `{ draft(slug: "${draft.slug}") { plainText } }`,
      );
      return found.plainText.includes('新增的一条。') && !found.plainText.includes('加强淮海');
    });
    xuzhou.close();
    shangqiu.close();
  });
  afterAll(() => server.close());

  const compare = async (more: Record<string, unknown> = {}) => {
    const variables = { from: { moment: { versionId: before.id } }, to: { draftId: draft.id }, ...more };
    return (await reader.get<Compared>(COMPARE, variables)).compare;
  };

  it('tells what became of each clause and leaves renumbering out', async () => {
    const { sharesHistory, counts, changes } = await compare();
    expect(sharesHistory).toBe(true);
    expect(Object.fromEntries(counts.map(({ kind, count }) => [kind, count]))).toMatchObject({
      CHANGED: 1,
      ADDED: 1,
      RENUMBERED: 2,
      UNCHANGED: 3,
      REMOVED: 0,
    });
    expect(changes.nodes.map(({ kind, after }) => [kind, after[0]?.number])).toEqual([
      ['CHANGED', '第一条'],
      ['ADDED', '第二条'],
    ]);
    const [first] = changes.nodes;
    expect(first!.lines[0]!.runs).toContainEqual({ op: 'REMOVED', text: '加强' });
  });

  it('names renumbered clauses when asked for, with both numbers', async () => {
    const { changes } = await compare({ kinds: ['RENUMBERED'] });
    expect(changes.nodes.map((change) => [change.before[0]?.number, change.after[0]?.number])).toEqual([
      ['第二条', '第三条'],
      ['第三条', '第四条'],
    ]);
  });

  it('says who made each change, who wrote and who erased', async () => {
    const { changes, lineAuthors } = await compare();
    const authors = changes.nodes.map((change) =>
      change.authors.map(({ person, written, erased }) => [person.account, written, erased]),
    );
    expect(authors).toEqual([[['shangqiu.drafter', 0, 2]], [['xuzhou.drafter', 7, 0]]]);
    expect(lineAuthors).toHaveLength(2);
  });

  it('filters by city, person and chapter', async () => {
    const kinds = async (more: Record<string, unknown>) => (await compare(more)).changes.nodes.map(({ kind }) => kind);
    expect(await kinds({ cityId: server.project.cityIds['商丘'] })).toEqual(['CHANGED']);
    expect(await kinds({ personId: server.project.personIds.get('xuzhou.drafter') })).toEqual(['ADDED']);
    expect(await kinds({ under: '第一章' })).toEqual(['CHANGED', 'ADDED']);
    expect(await kinds({ under: '第二章' })).toEqual([]);
  });

  it('shows the threads behind each change, and which of them a change answered', async () => {
    const chair = await server.as('drafter', '徐州');
    const clauses = await chair.get<{ draft: { clauses: { nodes: { lineId: string; number: string }[] } } }>(
      `{ draft(slug: "${draft.slug}") { clauses(first: 20) { nodes { lineId number } } } }`,
    );
    const about = async (number: string): Promise<string> => {
      const lineId = clauses.draft.clauses.nodes.find((clause) => clause.number === number)!.lineId;
      const { openThread } = await chair.get<{ openThread: { thread: { id: string } } }>(
        `mutation ($input: OpenThreadInput!) { openThread(input: $input) { thread { id } userErrors { code } } }`,
        { input: { draftId: draft.id, kind: 'OPINION', body: '建议修改', place: { lineId } } },
      );
      return openThread.thread.id;
    };
    const [first, last] = [await about('第一条'), await about('第四条')];
    const { draft: now } = await chair.get<{ draft: { revision: number } }>(
      `{ draft(slug: "${draft.slug}") { revision } }`,
    );
    await chair.get(`mutation ($input: ResolveThreadInput!) { resolveThread(input: $input) { userErrors { code } } }`, {
      input: { threadId: first, outcome: 'ACCEPTED', answeredAtRevision: now.revision },
    });
    const ask = async (from: object) =>
      (
        await reader.get<{
          compare: {
            threads: { thread: { id: string }; isAnswered: boolean }[];
            changes: { nodes: { threads: { thread: { id: string } }[] }[] };
          };
        }>(
          `query ($from: TextInput!, $to: TextInput!) { compare(from: $from, to: $to) {
            threads { thread { id } isAnswered lineIds }
            changes(first: 100) { nodes { threads { thread { id } } } }
          } }`,
          { from, to: { draftId: draft.id } },
        )
      ).compare;
    const { threads, changes } = await ask({ moment: { versionId: before.id } });
    expect(threads.map(({ thread, isAnswered }) => [thread.id, isAnswered])).toEqual([
      [first, true],
      [last, false],
    ]);
    expect(changes.nodes.map((change) => change.threads.map(({ thread }) => thread.id))).toEqual([[first], []]);
    // What was opened later is not behind what had changed before.
    const early = await reader.get<{ compare: { threads: unknown[] } }>(
      `query ($from: TextInput!, $to: TextInput!) { compare(from: $from, to: $to) { threads { isAnswered } } }`,
      {
        from: { draftId: draft.id, moment: { revision: 1 } },
        to: { draftId: draft.id, moment: { revision: now.revision - 1 } },
      },
    );
    expect(early.compare.threads).toEqual([]);
  });

  it('compares backwards, and with the text of another draft, whose history it does not share', async () => {
    const back = await compare({ from: { draftId: draft.id }, to: { moment: { versionId: before.id } } });
    expect(back.changes.nodes.map(({ kind }) => kind)).toEqual(['CHANGED', 'REMOVED']);
    const edition = await aDraft(server, { city: '商丘' });
    const other = await compare({ to: { draftId: edition.id } });
    expect(other).toMatchObject({ sharesHistory: false, changes: { totalCount: 0 }, lineAuthors: [] });
  });

  it('needs a draft or a version, and finds none that does not exist', async () => {
    const to = { draftId: draft.id };
    expect(await reader.codes(COMPARE, { from: {}, to })).toEqual(['BAD_USER_INPUT']);
    expect(await reader.get(COMPARE, { from: { draftId: 'drf_none' }, to })).toEqual({ compare: null });
    expect(await reader.get(COMPARE, { from: { draftId: draft.id, moment: { revision: 99 } }, to })).toEqual({
      compare: null,
    });
  });
});
