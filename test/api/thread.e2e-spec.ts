import { bodyOf, sequenceText } from '@colex/collab';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { follow } from '../harness/subscription.js';

interface Thread {
  readonly id: string;
  readonly revision: number;
  readonly kind: string;
  readonly status: string;
  readonly subject: string;
  readonly anchorState: string;
  readonly quote: string;
  readonly clause: { readonly id: string; readonly number: string | null } | null;
  readonly origin: {
    readonly kind: string;
    readonly name: string | null;
    readonly city: { readonly name: string } | null;
  };
  readonly assignee: { readonly account: string } | null;
  readonly dueOn: string | null;
  readonly resolution: Record<string, unknown> | null;
  readonly viewerUnread: boolean;
  readonly comments: { readonly nodes: readonly Comment[] };
}

interface Comment {
  readonly id: string;
  readonly body: string;
  readonly deletedAt: string | null;
  readonly earlierWordings: readonly { readonly body: string }[];
  readonly mentionedPeople: readonly { readonly account: string }[];
}

interface Payload {
  readonly thread: Thread | null;
  readonly comment?: Comment | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[] | null;
    readonly message: string;
  }[];
}

const FIELDS = `id revision kind status subject anchorState quote dueOn viewerUnread
  clause { id number } origin { kind name city { name } } assignee { account }
  resolution { outcome reason answeredAtRevision clauseText by { account } }
  comments(first: 20) { nodes { id body deletedAt earlierWordings { body } mentionedPeople { account } } }`;

const ERRORS = 'userErrors { code field message }';

const MUTATIONS: Readonly<Record<string, string>> = Object.fromEntries(
  ['openThread', 'assignThread', 'classifyThread', 'resolveThread', 'reopenThread', 'reattachThread']
    .map((name) => [name, `{ thread { ${FIELDS} } ${ERRORS} }`])
    .concat(
      ['addComment', 'editComment', 'deleteComment'].map((name) => [
        name,
        `{ thread { ${FIELDS} } comment { id body deletedAt earlierWordings { body } } ${ERRORS} }`,
      ]),
    )
    .map(([name, selection]) => {
      const input = `${name![0]!.toUpperCase()}${name!.slice(1)}Input`;
      return [name!, `mutation ($input: ${input}!) { ${name}(input: $input) ${selection} }`];
    }),
);

describe('threads', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let xuzhou: TestActor;
  let shangqiu: TestActor;
  let observer: TestActor;
  let chair: TestActor;
  let outsider: TestActor;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
    xuzhou = await server.as('drafter', '徐州');
    shangqiu = await server.as('drafter', '商丘');
    observer = await server.as('observer', '淮北');
    chair = await server.as('chair');
    outsider = await server.as('outsider', '南京');
  });
  afterAll(() => server.close());

  const run = async (actor: TestActor, mutation: string, input: Record<string, unknown>): Promise<Payload> =>
    (await actor.get<Record<string, Payload>>(MUTATIONS[mutation]!, { input }))[mutation]!;

  const lineOf = async (number: string): Promise<string> => {
    const { draft } = await xuzhou.get<{ draft: { clause: { lineId: string } } }>(
      `query ($slug: String!, $number: String!) { draft(slug: $slug) { clause(number: $number) { lineId } } }`,
      { slug: joint.slug, number },
    );
    return draft.clause.lineId;
  };

  const open = async (actor: TestActor, more: Record<string, unknown> = {}): Promise<Thread> => {
    const given = { draftId: joint.id, kind: 'OPINION', body: '建议明确主管部门。', ...more };
    const { thread, userErrors } = await run(actor, 'openThread', given);
    expect(userErrors).toEqual([]);
    return thread!;
  };

  const read = async (actor: TestActor, id: string): Promise<Thread | null> =>
    (
      await actor.get<{ node: Thread | null }>(`query ($id: ID!) { node(id: $id) { ... on Thread { ${FIELDS} } } }`, {
        id,
      })
    ).node;

  describe('openThread', () => {
    it('stands at words, with the clause, the quote and the city it comes from', async () => {
      const lineId = await lineOf('1');
      const thread = await open(shangqiu, { place: { lineId, quote: '红色资源保护', offset: 6 } });
      expect(thread).toMatchObject({
        revision: 1,
        kind: 'OPINION',
        status: 'OPEN',
        subject: 'RANGE',
        anchorState: 'ATTACHED',
        quote: '红色资源保护',
        clause: { number: '第一条' },
        origin: { kind: 'CITY', name: null, city: { name: '商丘市' } },
        comments: { nodes: [{ body: '建议明确主管部门。', deletedAt: null }] },
      });
    });

    it('stands at a clause or at the whole draft, and says where an opinion is from', async () => {
      const clause = await open(observer, { place: { lineId: await lineOf('2') }, kind: 'QUESTION' });
      expect(clause).toMatchObject({ subject: 'CLAUSE', clause: { number: '第二条' }, kind: 'QUESTION' });
      expect(clause.quote).toContain('第二条');
      const whole = await open(chair, {
        origin: { kind: 'DEPARTMENT', name: '徐州市文化广电和旅游局', cityId: server.project.cityIds['徐州'] },
      });
      expect(whole).toMatchObject({
        subject: 'DRAFT',
        clause: null,
        quote: '',
        origin: { kind: 'DEPARTMENT', name: '徐州市文化广电和旅游局', city: { name: '徐州市' } },
      });
    });

    it('finds words that a colleague has pushed along meanwhile', async () => {
      const lineId = await lineOf('1');
      const thread = await open(xuzhou, { place: { lineId, quote: '制定本条例', offset: 2 } });
      expect(thread.clause?.number).toBe('第一条');
    });

    it('refuses words that are not there, a line that is not there, and what is no opinion of anybody', async () => {
      const lineId = await lineOf('1');
      const refused = async (more: Record<string, unknown>) =>
        (await run(xuzhou, 'openThread', { draftId: joint.id, kind: 'OPINION', body: '意见', ...more })).userErrors[0];
      expect(await refused({ place: { lineId, quote: '从未写过的字' } })).toMatchObject({
        code: 'CONFLICT',
        field: ['place', 'quote'],
      });
      expect(await refused({ place: { lineId: 'nowhere' } })).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refused({ place: { lineId, quote: '长'.repeat(5_001) } })).toMatchObject({ code: 'TOO_LARGE' });
      expect(await refused({ body: '  ' })).toMatchObject({ code: 'INVALID', field: ['body'] });
      expect(await refused({ origin: { kind: 'CITY' } })).toMatchObject({ code: 'INVALID', field: ['origin'] });
      expect(await refused({ mentionIds: [outsider.personId] })).toMatchObject({ code: 'NOT_FOUND' });
    });

    it('opens one thread for one idempotency key, and refuses the key for another', async () => {
      const input = { draftId: joint.id, kind: 'OPINION', body: '同一个请求', idempotencyKey: 'open-once' };
      const first = await run(xuzhou, 'openThread', input);
      expect((await run(xuzhou, 'openThread', input)).thread?.id).toBe(first.thread?.id);
      expect((await run(xuzhou, 'openThread', { ...input, body: '另一个' })).userErrors[0]).toMatchObject({
        field: ['idempotencyKey'],
      });
    });

    it('is for members: not for an outsider, not for who only administers', async () => {
      const input = { draftId: joint.id, kind: 'OPINION', body: '意见' };
      expect((await run(outsider, 'openThread', input)).userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
      const admin = await server.as('admin');
      expect((await run(admin, 'openThread', input)).userErrors[0]).toMatchObject({ code: 'FORBIDDEN' });
    });
  });

  describe('addComment, editComment, deleteComment', () => {
    it('keep every word: edits leave the earlier wording, deletion leaves a mark (N6)', async () => {
      const thread = await open(xuzhou);
      const added = await run(shangqiu, 'addComment', {
        threadId: thread.id,
        body: '同意，另请主席定。',
        mentionIds: [chair.personId],
      });
      const commentId = added.comment!.id;
      expect(added.thread?.comments.nodes).toMatchObject([{}, { mentionedPeople: [{ account: 'chair' }] }]);
      const edited = await run(shangqiu, 'editComment', { commentId, body: '同意。' });
      expect(edited.comment).toMatchObject({ body: '同意。', earlierWordings: [{ body: '同意，另请主席定。' }] });
      expect((await run(xuzhou, 'editComment', { commentId, body: '改他人的话' })).userErrors[0]).toMatchObject({
        code: 'FORBIDDEN',
        field: ['commentId'],
      });
      expect((await run(xuzhou, 'deleteComment', { commentId })).userErrors[0]).toMatchObject({ code: 'FORBIDDEN' });
      const deleted = await run(shangqiu, 'deleteComment', { commentId });
      expect(deleted.comment).toMatchObject({ body: '同意。', deletedAt: expect.any(String) });
      expect((await run(shangqiu, 'editComment', { commentId, body: '又改' })).userErrors).toHaveLength(1);
    });

    it('leave a row each in the audit chain, without what looks like a secret (N9)', async () => {
      const thread = await open(xuzhou, { body: `令牌是 clx_${'a'.repeat(40)} ，请勿外传。` });
      const added = await run(shangqiu, 'addComment', { threadId: thread.id, body: '收到。' });
      await run(shangqiu, 'addComment', { threadId: thread.id, body: ' ' });
      const rows: { action: string; facts: { body: string } }[] = await server.dataSource.query(
        `SELECT action, facts FROM audit_entry WHERE subject_id = $1 ORDER BY seq`,
        [thread.id],
      );
      expect(rows).toMatchObject([
        { action: 'thread.open', facts: { kind: 'OPINION', body: '令牌是 … ，请勿外传。' } },
        { action: 'thread.comment', facts: { comment: added.comment!.id, body: '收到。' } },
      ]);
    });

    it('find nothing for an outsider, in either id', async () => {
      const thread = await open(xuzhou);
      const commentId = thread.comments.nodes[0]!.id;
      const refusals = [
        await run(outsider, 'addComment', { threadId: thread.id, body: '看看' }),
        await run(outsider, 'editComment', { commentId, body: '看看' }),
        await run(outsider, 'deleteComment', { commentId }),
        await run(outsider, 'addComment', { threadId: 'thr_none', body: '看看' }),
      ];
      expect(new Set(refusals.map(({ userErrors }) => JSON.stringify(userErrors)))).toHaveProperty('size', 1);
    });
  });

  describe('assignThread, classifyThread', () => {
    it('give a thread to a member by a day, and say anew what it is', async () => {
      const thread = await open(observer);
      const given = { threadId: thread.id, assigneeId: xuzhou.personId, dueOn: '2099-12-31' };
      expect((await run(observer, 'assignThread', given)).userErrors[0]).toMatchObject({ code: 'FORBIDDEN' });
      const assigned = await run(shangqiu, 'assignThread', { ...given, expectedRevision: 1 });
      expect(assigned.thread).toMatchObject({
        revision: 2,
        assignee: { account: 'xuzhou.drafter' },
        dueOn: '2099-12-31',
      });
      expect((await run(chair, 'assignThread', { ...given, expectedRevision: 1 })).userErrors[0]).toMatchObject({
        code: 'CONFLICT',
        field: ['expectedRevision'],
      });
      expect(
        (await run(chair, 'assignThread', { ...given, assigneeId: outsider.personId })).userErrors[0],
      ).toMatchObject({ code: 'NOT_FOUND', field: ['assigneeId'] });
      expect((await run(chair, 'assignThread', { ...given, dueOn: '2020-01-01' })).userErrors[0]).toMatchObject({
        field: ['dueOn'],
      });
      const origin = { kind: 'EXPERT', name: '某法学院教授' };
      const classified = await run(observer, 'classifyThread', { threadId: thread.id, kind: 'LEGAL_BASIS', origin });
      expect(classified.thread).toMatchObject({ kind: 'LEGAL_BASIS', origin: { ...origin, city: null } });
    });
  });

  describe('resolveThread, reopenThread', () => {
    it('answer an opinion with outcome, reason and the change that did it, and keep the clause as it then read', async () => {
      const lineId = await lineOf('1');
      const thread = await open(observer, { place: { lineId } });
      const input = { threadId: thread.id, outcome: 'PARTLY_ACCEPTED', reason: '已作文字修改', answeredAtRevision: 1 };
      expect((await run(observer, 'resolveThread', input)).userErrors[0]).toMatchObject({ code: 'FORBIDDEN' });
      expect((await run(xuzhou, 'resolveThread', { threadId: thread.id })).userErrors[0]).toMatchObject({
        field: ['outcome'],
      });
      expect(
        (await run(xuzhou, 'resolveThread', { threadId: thread.id, outcome: 'NOT_ACCEPTED' })).userErrors[0],
      ).toMatchObject({ field: ['reason'] });
      expect((await run(xuzhou, 'resolveThread', { ...input, answeredAtRevision: 9_999 })).userErrors[0]).toMatchObject(
        { code: 'NOT_FOUND', field: ['answeredAtRevision'] },
      );
      const resolved = await run(xuzhou, 'resolveThread', input);
      expect(resolved.thread).toMatchObject({
        status: 'RESOLVED',
        resolution: {
          outcome: 'PARTLY_ACCEPTED',
          reason: '已作文字修改',
          answeredAtRevision: 1,
          clauseText: expect.stringContaining('第一条　为了'),
          by: { account: 'xuzhou.drafter' },
        },
      });
      expect((await run(chair, 'resolveThread', { ...input, outcome: 'ACCEPTED' })).userErrors[0]).toMatchObject({
        code: 'CONFLICT',
      });
      const reopened = await run(chair, 'reopenThread', { threadId: thread.id, reason: '理由不充分' });
      expect(reopened.thread).toMatchObject({ status: 'OPEN', resolution: null });
    });

    it('let whoever asked a question close it, and nobody close an opinion of their own without the right', async () => {
      const question = await open(observer, { kind: 'QUESTION' });
      const answered = await run(observer, 'resolveThread', { threadId: question.id });
      expect(answered.thread?.status).toBe('RESOLVED');
      const opinion = await open(observer);
      expect(
        (await run(observer, 'resolveThread', { threadId: opinion.id, outcome: 'ACCEPTED' })).userErrors[0],
      ).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('起草人') });
    });
  });

  describe('the place of a thread (N6, CV13)', () => {
    it('follows edits, is kept with its quote when the words are gone, returns with them, and can be attached anew', async () => {
      const draft = await aDraft(server);
      const { data } = await xuzhou.ask<{ draft: { clause: { lineId: string } } }>(
        `{ draft(slug: "${draft.slug}") { clause(number: "1") { lineId } } }`,
      );
      const { lineId } = data!.draft.clause;
      const thread = await open(shangqiu, { draftId: draft.id, place: { lineId, quote: '制定本条例' } });
      const writer = xuzhou.open(draft.id);
      await writer.synced();
      const at = (words: string): number => sequenceText(writer.doc).indexOf(words);
      const state = async () => (await read(shangqiu, thread.id))!;

      bodyOf(writer.doc).insert(at('制定本条例'), '结合实际，');
      bodyOf(writer.doc).delete(at('制定本条例'), 5);
      await eventually('its words are told to be gone', async () => (await state()).anchorState === 'DELETED');
      expect(await state()).toMatchObject({ quote: '制定本条例', clause: { number: '第一条' } });

      bodyOf(writer.doc).insert(at('。'), '制定本条例');
      await eventually('it returned with its words', async () => (await state()).anchorState === 'ATTACHED');
      // The words that came back are other characters; they are followed from now on, whatever becomes of them.
      bodyOf(writer.doc).insert(at('本条例。'), '（试行）');
      await eventually('the edit is projected', async () => {
        const { node } = await shangqiu.get<{ node: { clause: { text: string } } }>(
          `query ($id: ID!) { node(id: $id) { ... on Thread { clause { text } } } }`,
          { id: thread.id },
        );
        return node.clause.text.includes('（试行）');
      });
      expect((await state()).anchorState).toBe('ATTACHED');

      const third = await xuzhou.get<{ draft: { clause: { lineId: string } } }>(
        `{ draft(slug: "${draft.slug}") { clause(number: "3") { lineId } } }`,
      );
      const place = { lineId: third.draft.clause.lineId, quote: '起施行' };
      const attached = await run(observer, 'reattachThread', { threadId: thread.id, place });
      expect(attached.thread).toMatchObject({ quote: '起施行', clause: { number: '第三条' }, anchorState: 'ATTACHED' });
      expect((await run(outsider, 'reattachThread', { threadId: thread.id, place })).userErrors[0]).toMatchObject({
        code: 'NOT_FOUND',
      });
      const { node } = await shangqiu.get<{ node: { history: { kind: string; actor: { account: string } | null }[] } }>(
        `query ($id: ID!) { node(id: $id) { ... on Thread { history { kind actor { account } } } } }`,
        { id: thread.id },
      );
      expect(node.history.map(({ kind, actor }) => `${kind} ${actor?.account ?? 'server'}`)).toEqual([
        'OPENED shangqiu.drafter',
        'TEXT_DELETED server',
        'TEXT_RETURNED server',
        'REATTACHED huaibei.observer',
      ]);
    });
  });

  describe('Draft.threads', () => {
    it('filters by state, kind, clause, origin, city, mine and unread, and pages through the rest', async () => {
      const draft = await aDraft(server);
      const { data } = await xuzhou.ask<{ draft: { clause: { id: string; lineId: string } } }>(
        `{ draft(slug: "${draft.slug}") { clause(number: "2") { id lineId } } }`,
      );
      const { id: clauseId, lineId } = data!.draft.clause;
      const inClause = await open(shangqiu, { draftId: draft.id, place: { lineId } });
      const expert = await open(xuzhou, { draftId: draft.id, origin: { kind: 'EXPERT', name: '专家' } });
      const question = await open(observer, { draftId: draft.id, kind: 'QUESTION', mentionIds: [xuzhou.personId] });
      await run(xuzhou, 'resolveThread', { threadId: expert.id, outcome: 'ACCEPTED' });
      const found = async (filter: Record<string, unknown>, actor = xuzhou) => {
        const { draft: answer } = await actor.get<{
          draft: { threads: { nodes: { id: string }[]; totalCount: number } };
        }>(
          `query ($slug: String!, $filter: ThreadFilter) {
            draft(slug: $slug) { threads(filter: $filter, first: 10) { nodes { id } totalCount } } }`,
          { slug: draft.slug, filter },
        );
        expect(answer.threads.totalCount).toBe(answer.threads.nodes.length);
        return answer.threads.nodes.map(({ id }) => id);
      };
      const all = [question.id, expert.id, inClause.id];
      expect(await found({})).toEqual(all);
      expect(await found({ status: 'OPEN' })).toEqual([question.id, inClause.id]);
      expect(await found({ status: 'RESOLVED', outcome: 'ACCEPTED' })).toEqual([expert.id]);
      expect(await found({ kind: 'QUESTION' })).toEqual([question.id]);
      expect(await found({ clauseId })).toEqual([inClause.id]);
      expect(await found({ clauseId: 'cls_other.x' })).toEqual([]);
      expect(await found({ originKind: 'EXPERT' })).toEqual([expert.id]);
      expect(await found({ originCityId: server.project.cityIds['商丘'] })).toEqual([inClause.id]);
      expect(await found({ concernsCityId: server.project.cityIds['徐州'] })).toEqual([expert.id]);
      expect(await found({ mine: true })).toEqual([question.id, expert.id]);
      expect(await found({ unread: true })).toEqual([question.id, inClause.id]);
      expect(await found({ anchorState: 'DELETED' })).toEqual([]);
      const seen = await xuzhou.get<{ markThreadsSeen: { threads: { id: string; viewerUnread: boolean }[] } }>(
        `mutation ($input: MarkThreadsSeenInput!) { markThreadsSeen(input: $input) { threads { id viewerUnread } userErrors { code } } }`,
        { input: { threadIds: all } },
      );
      expect(seen.markThreadsSeen.threads.map((thread) => thread.viewerUnread)).toEqual([false, false, false]);
      expect(await found({ unread: true })).toEqual([]);
      await run(chair, 'addComment', { threadId: inClause.id, body: '请研究。' });
      expect(await found({ unread: true })).toEqual([inClause.id]);
      const page = await xuzhou.get<{
        draft: { threads: { edges: { cursor: string }[] }; clause: { openThreadCount: number } };
      }>(
        `{ draft(slug: "${draft.slug}") { threads(first: 1) { edges { cursor } } clause(number: "2") { openThreadCount } } }`,
      );
      expect(page.draft.clause.openThreadCount).toBe(1);
      const next = await xuzhou.get<{ draft: { threads: { nodes: { id: string }[] } } }>(
        `query ($after: String) { draft(slug: "${draft.slug}") { threads(first: 1, after: $after) { nodes { id } } } }`,
        { after: page.draft.threads.edges[0]!.cursor },
      );
      expect(next.draft.threads.nodes).toEqual([{ id: expert.id }]);
    });

    it('shows an outsider neither threads nor comments by id (AA2)', async () => {
      const thread = await open(xuzhou);
      const ids = [thread.id, thread.comments.nodes[0]!.id];
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
      expect(await outsider.get(query, { ids })).toEqual({ nodes: [null, null] });
      expect(await observer.get(query, { ids })).toEqual({ nodes: ids.map((id) => ({ id })) });
      const seen = await outsider.get<{ markThreadsSeen: { threads: unknown[] } }>(
        `mutation ($input: MarkThreadsSeenInput!) { markThreadsSeen(input: $input) { threads { id } } }`,
        { input: { threadIds: [thread.id] } },
      );
      expect(seen.markThreadsSeen.threads).toEqual([]);
    });
  });

  describe('threadsChanged', () => {
    const QUERY = `subscription ($draftId: ID!, $after: ID) { threadsChanged(draftId: $draftId, after: $after) {
      eventId change { kind actor { account } comment { body } } thread { id status viewerUnread } } }`;
    interface Told {
      readonly eventId: string;
      readonly change: { readonly kind: string; readonly actor: { readonly account: string } | null };
      readonly thread: { readonly id: string; readonly status: string; readonly viewerUnread: boolean };
    }
    const told = (actor: TestActor, variables: Record<string, unknown>) =>
      follow<Told>(actor, QUERY, variables, 'threadsChanged');

    it('tells what somebody else did, and resumes behind an event without a gap', async () => {
      const draft = await aDraft(server);
      const first = await open(xuzhou, { draftId: draft.id });
      const following = told(shangqiu, { draftId: draft.id, after: 'tev_0' });
      await eventually('the past is told', () => following.events.length === 1);
      await run(xuzhou, 'addComment', { threadId: first.id, body: '补充。' });
      await eventually('the comment is told', () => following.events.length === 2);
      expect(following.events[1]).toMatchObject({
        change: { kind: 'COMMENTED', actor: { account: 'xuzhou.drafter' }, comment: { body: '补充。' } },
        thread: { id: first.id, viewerUnread: true },
      });
      await following.stop();
      await run(xuzhou, 'resolveThread', { threadId: first.id, outcome: 'ACCEPTED' });
      await open(xuzhou, { draftId: draft.id });
      const resumed = told(shangqiu, { draftId: draft.id, after: following.events[1]!.eventId });
      await eventually('what was missed is told', () => resumed.events.length === 2);
      expect(resumed.events.map(({ change }) => change.kind)).toEqual(['RESOLVED', 'OPENED']);
      await resumed.stop();
    });

    it('is refused to an outsider and for an event id that is none, and ends with the role (AA1, GQ12)', async () => {
      const draft = await aDraft(server);
      const refused = told(outsider, { draftId: draft.id });
      await eventually('the outsider is refused', () => refused.failures.length > 0);
      expect(refused.failures).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      const nonsense = told(xuzhou, { draftId: draft.id, after: 'nonsense' });
      await eventually('the event id is refused', () => nonsense.failures.length > 0);
      expect(nonsense.failures).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }]);

      const leaving = await server.as('reviewer', '淮北');
      await open(xuzhou, { draftId: draft.id });
      const following = told(leaving, { draftId: draft.id, after: 'tev_0' });
      await eventually('it is under way', () => following.events.length === 1);
      await server.dataSource.query('DELETE FROM membership WHERE person_id = $1', [leaving.personId]);
      await open(xuzhou, { draftId: draft.id });
      await eventually('it ended', () => following.isOver() || following.failures.length > 0);
      expect(following.events).toHaveLength(1);
      await Promise.all([refused.stop(), nonsense.stop(), following.stop()]);
    });
  });
});
