import { bodyOf, newMarker } from '@colex/collab';
import { readLineContent } from '@colex/lawtext';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { aVersion } from '../builders/a-version.js';
import type { CityName } from '../builders/a-project.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Authored {
  readonly authors: readonly { readonly account: string }[];
  readonly lines: readonly {
    readonly lineId: string;
    readonly runs: readonly { readonly length: number; readonly author: number; readonly revision: number }[];
  }[];
}

const BLAME = `authors { account } lines { lineId runs { length author revision at } }`;

describe('the past of a draft', () => {
  let server: TestServer;
  let reader: TestActor;
  let draft: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    reader = await server.as('observer');
  });
  beforeEach(async () => {
    draft = await aDraft(server);
  });
  afterAll(() => server.close());

  const open = async (city: CityName): Promise<OpenDraft> => {
    const opened = (await server.as('drafter', city)).open(draft.id);
    await opened.synced();
    return opened;
  };
  const head = async (): Promise<number> => {
    const [row]: { seq: string }[] = await server.dataSource.query('SELECT seq FROM draft_head WHERE draft_id = $1', [
      draft.id,
    ]);
    return Number(row!.seq);
  };
  /** Does something to the text and waits until it is in the journal and in the clause rows. */
  const change = async (opened: OpenDraft, edit: (opened: OpenDraft) => void): Promise<number> => {
    const before = await head();
    edit(opened);
    return eventually('it is projected', async () => {
      const [row]: { seq: string; projected_seq: string }[] = await server.dataSource.query(
        'SELECT seq, projected_seq FROM draft_head WHERE draft_id = $1',
        [draft.id],
      );
      return Number(row!.seq) > before && row!.seq === row!.projected_seq ? Number(row!.seq) : undefined;
    });
  };
  const insertAfter = (words: string, text: string) => (opened: OpenDraft) => {
    const at = opened.body.toDelta().reduce(
      ({ found, index }: { found: number; index: number }, { insert }: { insert: unknown }) => {
        const place = typeof insert === 'string' ? insert.indexOf(words) : -1;
        return {
          found: place >= 0 ? index + place + words.length : found,
          index: index + (typeof insert === 'string' ? insert.length : 1),
        };
      },
      { found: -1, index: 0 },
    ).found;
    opened.body.insert(at, text);
  };
  const at = async <Data>(moment: Record<string, unknown>, fields: string): Promise<Data> =>
    (
      await reader.get<{ draft: { at: Data } }>(
        `query ($moment: MomentInput!) { draft(slug: "${draft.slug}") { at(moment: $moment) { ${fields} } } }`,
        { moment },
      )
    ).draft.at;

  it('draft.at: gives the text after any entry, with who wrote it and when', async () => {
    const xuzhou = await open('徐州');
    const second = await change(xuzhou, insertAfter('为了加强', '和改进'));
    await change(xuzhou, insertAfter('和改进', '对'));
    const fields = `revision title digest plainText by { account } counts { article } clause(number: "1") { text }
      clauses(first: 2) { totalCount nodes { lineId } pageInfo { hasNextPage } } content`;
    const first = await at<Record<string, unknown> & { plainText: string; content: string }>({ revision: 1 }, fields);
    expect(first).toMatchObject({
      revision: 1,
      title: '淮海战役红色资源保护条例',
      by: { account: 'xuzhou.drafter' },
      counts: { article: 3 },
      clause: { text: '为了加强淮海战役红色资源保护，制定本条例。' },
      clauses: { totalCount: 6, pageInfo: { hasNextPage: true } },
    });
    expect(readLineContent(first.content).length).toBeGreaterThan(6);
    const then = await at<{ clause: { text: string } }>({ revision: second }, fields);
    expect(then.clause.text).toContain('加强和改进淮海战役');
    const now = await at<{ clause: { text: string }; digest: string }>({}, fields);
    expect(now.clause.text).toContain('加强和改进对淮海战役');
    expect(now.digest).not.toBe(first['digest']);
  });

  it('draft.at: finds the entry by date, and nothing before the draft existed or after its last entry', async () => {
    const xuzhou = await open('徐州');
    const second = await change(xuzhou, insertAfter('为了加强', '一'));
    const entry = await at<{ at: string }>({ revision: second }, 'at');
    expect(await at({ date: entry.at }, 'revision')).toEqual({ revision: second });
    expect(await at({ date: new Date(Date.parse(entry.at) - 1).toISOString() }, 'revision')).toEqual({
      revision: second - 1,
    });
    expect(await at({ date: '2001-01-01T00:00:00Z' }, 'revision')).toBeNull();
    expect(await at({ revision: second + 1 }, 'revision')).toBeNull();
    expect(await at({ revision: 0 }, 'revision')).toBeNull();
    expect(
      await reader.codes(
        `{ draft(slug: "${draft.slug}") { at(moment: { revision: 1, date: "${entry.at}" }) { revision } } }`,
      ),
    ).toEqual(['BAD_USER_INPUT']);
  });

  it('draft.at: gives a version as it was kept, and none of another draft', async () => {
    const drafter = await server.as('drafter');
    const { id } = await aVersion(drafter, draft, '草案');
    const xuzhou = await open('徐州');
    await change(xuzhou, insertAfter('为了加强', '一'));
    expect(await at({ versionId: id }, 'revision version { name } clause(number: "1") { text }')).toMatchObject({
      revision: 1,
      version: { name: '草案' },
      clause: { text: '为了加强淮海战役红色资源保护，制定本条例。' },
    });
    const other = await aVersion(drafter, await aDraft(server), '草案');
    expect(await at({ versionId: other.id }, 'revision')).toBeNull();
  });

  it('blame: names the authenticated author of every character, also after a split', async () => {
    const xuzhou = await open('徐州');
    const shangqiu = await open('商丘');
    const second = await change(shangqiu, insertAfter('为了加强', '和改进'));
    await change(xuzhou, (opened) => {
      const body = bodyOf(opened.doc);
      const index = body.toString().indexOf('改进') + 3;
      body.insertEmbed(index, newMarker({ id: 'split', kind: 'paragraph' }));
    });
    const { blame } = await at<{ blame: Authored }>({}, `blame { ${BLAME} }`);
    const shangqiuPlace = blame.authors.findIndex(({ account }) => account === 'shangqiu.drafter');
    const runs = blame.lines.flatMap((line) => line.runs).filter(({ author }) => author === shangqiuPlace);
    expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(3);
    expect(runs.every(({ revision }) => revision === second)).toBe(true);
    expect(blame.lines.map(({ lineId }) => lineId)).toContain('split');

    const { draft: found } = await reader.get<{
      draft: { clause: { blame: Authored; lines: { id: string; text: string }[] } };
    }>(`{ draft(slug: "${draft.slug}") { clause(number: "1") { lines { id text } blame { ${BLAME} } } } }`);
    const { lines } = found.clause;
    expect(found.clause.blame.lines.map(({ lineId }) => lineId)).toEqual(lines.map(({ id }) => id));
    const lengths = found.clause.blame.lines.map((line) => line.runs.reduce((sum, { length }) => sum + length, 0));
    expect(lengths).toEqual(lines.map(({ text }) => text.length));
  });

  it('clause.history: tells how a clause came to read as it does, with a redline and its authors', async () => {
    const shangqiu = await open('商丘');
    const xuzhou = await open('徐州');
    await change(shangqiu, insertAfter('为了加强', '和改进'));
    await change(xuzhou, insertAfter('战斗遗址', '和旧址'));
    const query = `{ draft(slug: "${draft.slug}") { one: clause(number: "1") { history(first: 5) { totalCount nodes {
      afterRevision revision authors { account } numberBefore lines { runs { op text } } } } }
      two: clause(number: "2") { history(first: 5) { totalCount nodes { authors { account } } } }
      three: clause(number: "3") { history(first: 5) { totalCount } } } }`;
    const { draft: found } = await reader.get<{ draft: Record<string, { history: unknown }> }>(query);
    expect(found['one']!.history).toEqual({
      totalCount: 1,
      nodes: [
        {
          afterRevision: 1,
          revision: 2,
          authors: [{ account: 'shangqiu.drafter' }],
          numberBefore: '第一条',
          lines: [
            {
              runs: [
                { op: 'SAME', text: '为了加强' },
                { op: 'ADDED', text: '和改进' },
                { op: 'SAME', text: '淮海战役红色资源保护，制定本条例。' },
              ],
            },
          ],
        },
      ],
    });
    expect(found['two']!.history).toEqual({ totalCount: 1, nodes: [{ authors: [{ account: 'xuzhou.drafter' }] }] });
    expect(found['three']!.history).toEqual({ totalCount: 0 });
  });

  it('draft.activity: tells who wrote when, all entries once', async () => {
    const shangqiu = await open('商丘');
    const xuzhou = await open('徐州');
    await change(shangqiu, insertAfter('为了加强', '一'));
    await change(xuzhou, insertAfter('为了加强', '二'));
    const { draft: found } = await reader.get<{
      draft: {
        activity: {
          firstRevision: number;
          lastRevision: number;
          entries: number;
          shares: { person: { account: string } }[];
        }[];
      };
    }>(
      `{ draft(slug: "${draft.slug}") { activity(slices: 10) { firstRevision lastRevision entries shares { person { account } entries } } } }`,
    );
    const { activity } = found;
    expect(activity[0]!.firstRevision).toBe(1);
    expect(activity.at(-1)!.lastRevision).toBe(3);
    expect(activity.reduce((sum, { entries }) => sum + entries, 0)).toBe(3);
    expect(activity.at(-1)!.shares.map(({ person }) => person.account)).toContain('xuzhou.drafter');
  });

  it('is hidden from outsiders: every moment, comparison and blame', async () => {
    const outsider = await server.as('outsider', '南京');
    const { id } = await aVersion(await server.as('drafter'), draft, '草案');
    const query = `query ($text: TextInput!) { compare(from: $text, to: $text) { from { plainText } } }`;
    for (const text of [{ draftId: draft.id }, { moment: { versionId: id } }, { draftId: 'drf_none' }]) {
      expect(await outsider.get(query, { text })).toEqual({ compare: null });
      if (text.draftId !== 'drf_none') expect(await reader.get(query, { text })).not.toEqual({ compare: null });
    }
  });
});
