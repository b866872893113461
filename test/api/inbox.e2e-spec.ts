import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailDigest } from '../../apps/server/src/inbox/mail-digest.service.js';
import { signatureOf } from '../../apps/server/src/webhook/webhook-message.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';
import { follow } from '../harness/subscription.js';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly readAt: string | null;
}

interface Received {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

describe('the inbox', () => {
  let server: TestServer;
  let folder: string;
  let joint: BuiltDraft;
  let xuzhou: TestActor;
  let shangqiu: TestActor;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colex-mail-'));
    server = await startServer({ environment: { COLEX_DATA: folder, COLEX_WEBHOOKS_INSIDE: 'true' } });
    joint = await aDraft(server);
    xuzhou = await server.as('drafter', '徐州');
    shangqiu = await server.as('drafter', '商丘');
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const open = async (actor: TestActor, body: string, mentionIds: readonly string[] = []): Promise<string> => {
    const { openThread } = await actor.get<{ openThread: { thread: { id: string } } }>(
      `mutation ($input: OpenThreadInput!) { openThread(input: $input) { thread { id } userErrors { message } } }`,
      { input: { draftId: joint.id, kind: 'OPINION', body, mentionIds } },
    );
    return openThread.thread.id;
  };
  const reply = (actor: TestActor, threadId: string, body: string, mentionIds: readonly string[] = []) =>
    actor.get(`mutation ($input: AddCommentInput!) { addComment(input: $input) { userErrors { message } } }`, {
      input: { threadId, body, mentionIds },
    });
  const inboxOf = async (actor: TestActor, filter: Record<string, unknown> = {}): Promise<readonly Item[]> =>
    (
      await actor.get<{ inbox: { nodes: Item[] } }>(
        `query ($filter: InboxFilter) { inbox(filter: $filter, first: 20) { nodes { id kind sentence readAt } } }`,
        { filter },
      )
    ).inbox.nodes;
  const saysOf = async (actor: TestActor, words: string): Promise<readonly string[]> =>
    (await inboxOf(actor)).filter(({ sentence }) => sentence.includes(words)).map(({ kind }) => kind);

  it('tells of a mention, a reply and a city that is called upon, each once, and never the one who did it', async () => {
    const reviewer = await server.as('reviewer', '淮北');
    const threadId = await open(xuzhou, '请商丘看甲', [shangqiu.personId]);
    await eventually('the mention came', async () => (await saysOf(shangqiu, '请商丘看甲')).length === 1);
    await reply(shangqiu, threadId, '已看甲，请徐州和淮北定', [xuzhou.personId, server.project.cityIds['淮北']]);
    await eventually('the reply came', async () => (await saysOf(xuzhou, '已看甲')).length > 0);
    await eventually('the city was told', async () => (await saysOf(reviewer, '已看甲')).length > 0);
    expect(await saysOf(xuzhou, '已看甲')).toEqual(['MENTION']);
    expect(await saysOf(reviewer, '已看甲')).toEqual(['MENTION']);
    expect(await saysOf(shangqiu, '已看甲')).toEqual([]);
    const [item] = await inboxOf(shangqiu, { kinds: ['MENTION'], unread: true, draftId: joint.id });
    expect(item?.sentence).toBe('徐州drafter在《淮海战役红色资源保护条例》的意见中提到了您：请商丘看甲');
  });

  it('is live, counts what is unread, and resumes without a gap', async () => {
    const QUERY = `subscription ($after: ID) { inboxChanged(after: $after) { eventId unreadCount item { sentence } } }`;
    interface Told {
      readonly eventId: string;
      readonly unreadCount: number;
      readonly item: { readonly sentence: string } | null;
    }
    const chair = await server.as('chair');
    const following = follow<Told>(chair, QUERY, { after: 'ntc_0' }, 'inboxChanged');
    await open(xuzhou, '请主席看乙', [chair.personId]);
    await eventually('it is told', () => following.events.some(({ item }) => item?.sentence.includes('看乙')));
    await chair.get(`mutation ($input: MarkInboxInput!) { markInbox(input: $input) { unreadCount } }`, {
      input: { read: true },
    });
    await eventually('the bell is told', () => following.events.some((event) => event.unreadCount === 0));
    const last = following.events.at(-1)!.eventId;
    await following.stop();
    await open(xuzhou, '请主席看丙', [chair.personId]);
    const resumed = follow<Told>(chair, QUERY, { after: last }, 'inboxChanged');
    await eventually('what was missed is told', () => resumed.events.length === 1);
    expect(resumed.events[0]?.item?.sentence).toContain('看丙');
    await resumed.stop();
    expect(await inboxOf(chair, { unread: true })).toHaveLength(1);
  });

  it('is silent about what was muted, but not about what is said to somebody directly', async () => {
    const reviewer = await server.as('reviewer', '商丘');
    const watch = (level: string | null) =>
      reviewer.get<{ watch: { draft: { viewerWatch: string | null } } }>(
        `mutation ($input: WatchInput!) { watch(input: $input) { draft { viewerWatch } userErrors { code } } }`,
        { input: { draftId: joint.id, level } },
      );
    expect((await watch('WATCH')).watch.draft.viewerWatch).toBe('WATCH');
    await open(xuzhou, '关注者可见丁');
    await eventually('the watcher is told', async () => (await saysOf(reviewer, '丁')).length === 1);
    await watch('MUTE');
    await open(xuzhou, '静默戊');
    await open(xuzhou, '直接己', [reviewer.personId]);
    await eventually('the mention came', async () => (await saysOf(reviewer, '直接己')).length === 1);
    expect(await saysOf(reviewer, '静默戊')).toEqual([]);
    const outsider = await server.as('outsider', '南京');
    const refused = await outsider.get<{ watch: { userErrors: unknown[] } }>(
      `mutation ($input: WatchInput!) { watch(input: $input) { userErrors { code } } }`,
      { input: { draftId: joint.id, level: 'WATCH' } },
    );
    expect(refused.watch.userErrors).toEqual([{ code: 'NOT_FOUND' }]);
  });

  it("is nobody else's, and tells nothing of a project that was left (AA1, AA2)", async () => {
    const leaving = await server.as('observer', '商丘');
    await open(xuzhou, '请观察庚', [leaving.personId]);
    await eventually('it came', async () => (await saysOf(leaving, '庚')).length === 1);
    const [item] = await inboxOf(leaving);
    expect(await xuzhou.get(`query ($id: ID!) { node(id: $id) { id } }`, { id: item!.id })).toEqual({ node: null });
    await server.dataSource.query('DELETE FROM membership WHERE person_id = $1', [leaving.personId]);
    expect(await inboxOf(leaving)).toEqual([]);
    expect(await leaving.get(`query ($id: ID!) { node(id: $id) { id } }`, { id: item!.id })).toEqual({ node: null });
  });

  it('goes by mail to those who gave an address, as a file where there is no SMTP server, and once', async () => {
    const observer = await server.as('observer', '徐州');
    const save = (input: Record<string, unknown>) =>
      observer.get<{ saveInboxSettings: { settings: { email: string } | null; userErrors: { field: string[] }[] } }>(
        `mutation ($input: SaveInboxSettingsInput!) {
          saveInboxSettings(input: $input) { settings { email } userErrors { field } } }`,
        { input },
      );
    const hostile = 'a@example.com\r\nBcc: b@example.com';
    expect((await save({ digest: 'DAILY', email: hostile })).saveInboxSettings.userErrors[0]?.field).toEqual(['email']);
    expect((await save({ digest: 'DAILY', quietFrom: '25:00' })).saveInboxSettings.userErrors).toHaveLength(1);
    expect((await save({ digest: 'DAILY', email: 'a@example.com' })).saveInboxSettings.settings).toEqual({
      email: 'a@example.com',
    });
    await open(xuzhou, '请看辛 <b>x</b>', [observer.personId]);
    await eventually('it came', async () => (await saysOf(observer, '辛')).length === 1);
    const mail = server.application.nest.get(MailDigest);
    expect(await mail.sendDue(new Date())).toBe(1);
    expect(await mail.sendDue(new Date(Date.now() + 2 * 86_400_000))).toBe(0);
    const files = await readdir(join(folder, 'mail'));
    expect(files).toHaveLength(1);
    const text = await readFile(join(folder, 'mail', files[0]!), 'utf8');
    expect(text).toContain('To: a@example.com');
    expect(text).toContain('Content-Type: text/plain');
  });

  describe('webhooks', () => {
    let receiver: Server;
    let url: string;
    const received: Received[] = [];
    let answers: number[] = [];
    beforeAll(async () => {
      receiver = createServer((request, response) => {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => {
          received.push({ headers: request.headers, body });
          response.writeHead(answers.shift() ?? 200, { location: 'http://127.0.0.1:1/' }).end('{"errcode":0}');
        });
      });
      await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    });
    afterAll(() => new Promise((resolve) => receiver.close(resolve)));

    const create = (actor: TestActor, input: Record<string, unknown>) =>
      actor.get<{
        createWebhook: { webhook: { id: string } | null; secret: string | null; userErrors: { code: string }[] };
      }>(
        `mutation ($input: CreateWebhookInput!) {
          createWebhook(input: $input) { webhook { id } secret userErrors { code } } }`,
        { input: { projectId: server.project.id, name: '办公系统', ...input } },
      );

    it('are told with a signature, log what came of it, follow no redirect, and can be replayed', async () => {
      const lead = await server.as('lead', '徐州');
      expect((await create(xuzhou, { type: 'SIGNED', url })).createWebhook.userErrors).toEqual([{ code: 'FORBIDDEN' }]);
      const { createWebhook } = await create(lead, { type: 'SIGNED', url, kinds: ['MENTION'] });
      const secret = createWebhook.secret!;
      answers = [302];
      await open(xuzhou, '推送壬', [shangqiu.personId]);
      const deliveries = async () =>
        (
          await lead.get<{ project: { webhooks: { deliveries: { nodes: Record<string, unknown>[] } }[] } }>(
            `{ project(slug: "${server.project.slug}") { webhooks { deliveries(first: 5) { nodes {
              id state attempts lastStatus lastError } } } } }`,
          )
        ).project.webhooks[0]!.deliveries.nodes;
      await eventually('it was tried', async () => (await deliveries())[0]?.['attempts'] === 1);
      expect((await deliveries())[0]).toMatchObject({ state: 'WAITING', lastStatus: 302, lastError: 'HTTP 302' });
      const { id } = (await deliveries())[0]!;
      await lead.get(
        `mutation ($input: ReplayWebhookDeliveryInput!) { replayWebhookDelivery(input: $input) { userErrors { code } } }`,
        { input: { deliveryId: id } },
      );
      await eventually('it was delivered', async () => (await deliveries())[0]?.['state'] === 'DELIVERED');
      const { headers, body } = received.at(-1)!;
      expect(headers['colex-signature']).toBe(signatureOf(secret, String(headers['colex-timestamp']), body));
      expect(JSON.parse(body)).toMatchObject({ kind: 'MENTION', sentence: { en: expect.stringContaining('推送壬') } });
      const hidden = await xuzhou.get(`{ project(slug: "${server.project.slug}") { webhooks { id } } }`);
      expect(hidden).toEqual({ project: { webhooks: null } });
    });

    it('tell a robot of several events in one message in which nothing is markup (MS9)', async () => {
      const chair = await server.as('chair');
      await create(chair, { type: 'WECOM', url, name: '群机器人' });
      const before = received.length;
      await open(xuzhou, '癸 [点我](https://evil.example) @all', [shangqiu.personId]);
      await eventually('the robot was told', () =>
        received.slice(before).some(({ body }) => body.includes('msgtype') && body.includes('癸')),
      );
      const { body } = received.slice(before).find((message) => message.body.includes('msgtype'))!;
      expect(body).not.toContain('](https://evil.example)');
      expect(body).not.toContain('@all');
    });
  });
});
