import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { type TestServer, startServer } from '../harness/server.js';

interface Clause {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly text: string;
  readonly digest: string;
  readonly position: number;
  readonly changedAtRevision: number;
}

interface Changed {
  readonly clausesChanged: {
    readonly revision: number;
    readonly changedCount: number;
    readonly changed: readonly Clause[];
    readonly removedIds: readonly string[];
    readonly draft: { readonly revision: number };
  };
}

const CHANGED = `subscription ($draftId: ID!) { clausesChanged(draftId: $draftId) {
  revision changedCount changed { id kind number text digest position changedAtRevision } removedIds draft { revision }
} }`;

/** Follows the clauses of a draft as an integrator would, over graphql-transport-ws. */
function follow(actor: TestActor, draftId: string) {
  const events: Changed['clausesChanged'][] = [];
  const failures: unknown[] = [];
  let closeCode: number | undefined;
  const client = createClient({
    url: `${actor.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: actor.socketClass(),
    retryAttempts: 0,
    on: { closed: (event) => (closeCode = (event as { code: number }).code) },
  });
  const stop = client.subscribe<Changed>(
    { query: CHANGED, variables: { draftId } },
    {
      next: ({ data, errors }) => {
        if (data) events.push(data.clausesChanged);
        if (errors) failures.push(...errors);
      },
      error: (error) => failures.push(...(Array.isArray(error) ? error : [error])),
      complete: () => undefined,
    },
  );
  return { events, failures, stop, closeCode: () => closeCode, dispose: () => client.dispose() };
}

describe('clauses', () => {
  let server: TestServer;
  let reader: TestActor;
  let joint: BuiltDraft;
  beforeEach(async () => {
    server = await startServer();
    reader = await server.as('observer', '淮北');
    joint = await aDraft(server);
  });
  afterEach(() => server.close());

  const clauses = async (): Promise<Clause[]> =>
    (
      await reader.get<{ draft: { clauses: { nodes: Clause[] } } }>(
        `{ draft(slug: "${joint.slug}") { clauses(first: 100) { nodes {
          id kind number text digest position changedAtRevision } } } }`,
      )
    ).draft.clauses.nodes;

  it('clauses: are the text in order, with number, path, text, lines and digest', async () => {
    const { draft } = await reader.get<{ draft: { clauses: { totalCount: number; nodes: unknown[] } } }>(
      `{ draft(slug: "${joint.slug}") { clauses(first: 100) { totalCount nodes {
        kind number path text lines { kind number text } draft { slug } } } } }`,
    );
    expect(draft.clauses.totalCount).toBe(6);
    expect(draft.clauses.nodes[3]).toEqual({
      kind: 'ARTICLE',
      number: '第二条',
      path: ['第一章 总则'],
      text: '本条例所称红色资源，是指下列资源：\n（一）战斗遗址；\n（二）烈士陵园。\n县级以上人民政府应当加强保护。',
      lines: [
        { kind: 'ARTICLE', number: '第二条', text: '本条例所称红色资源，是指下列资源：' },
        { kind: 'ITEM', number: '（一）', text: '战斗遗址；' },
        { kind: 'ITEM', number: '（二）', text: '烈士陵园。' },
        { kind: 'PARAGRAPH', number: null, text: '县级以上人民政府应当加强保护。' },
      ],
      draft: { slug: joint.slug },
    });
  });

  it('clause: is found by its printed and by its plain number, and by id through node', async () => {
    const { draft } = await reader.get<{ draft: Record<string, { id: string } | null> }>(
      `{ draft(slug: "${joint.slug}") { printed: clause(number: "第三条") { id } plain: clause(number: "3") { id }
        none: clause(number: "99") { id } } }`,
    );
    expect(draft['printed']).toEqual(draft['plain']);
    expect(draft['none']).toBeNull();
    const id = draft['printed']?.id ?? '';
    expect(id).toMatch(new RegExp(`^cls_${joint.id.slice(4)}\\.`));
    expect(await reader.get(`{ node(id: "${id}") { id ... on Clause { number } } }`)).toEqual({
      node: { id, number: '第三条' },
    });
  });

  it('follow the journal within a second: only what changed is changed', async () => {
    const before = await clauses();
    const writer = (await server.as('drafter', '徐州')).open(joint.id);
    await writer.synced();
    const begin = Date.now();
    writer.body.insert(writer.body.length, '修订');
    const after = await eventually('the clause row follows', async () => {
      const now = await clauses();
      return now.at(-1)?.text.endsWith('修订') ? now : undefined;
    });
    expect(Date.now() - begin).toBeLessThan(1_500);
    expect(after.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(after.at(-1)).toMatchObject({ id: before.at(-1)?.id, changedAtRevision: 2 });
    expect(after.at(-1)?.digest).not.toBe(before.at(-1)?.digest);
  });

  it('clausesChanged: tells what changed, to those who may read', async () => {
    const following = follow(reader, joint.id);
    const outsider = follow(await server.as('outsider', '南京'), joint.id);
    await eventually('the outsider is refused', () => outsider.failures.length > 0);
    expect(outsider.failures).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'NOT_FOUND' }) }),
    ]);
    const writer = (await server.as('drafter', '徐州')).open(joint.id);
    await writer.synced();
    // The subscription is under way once the server counts it; an edit before that would be told to nobody.
    await eventually('the edit is told', () => {
      if (following.events.length === 0) writer.body.insert(writer.body.length, '改');
      return following.events.length > 0;
    });
    const [event] = following.events;
    expect(event).toMatchObject({ changedCount: 1, removedIds: [] });
    expect(event?.changed[0]).toMatchObject({ kind: 'ARTICLE', number: '第三条' });
    expect(event?.draft.revision).toBeGreaterThanOrEqual(event?.revision ?? 0);
    expect(outsider.events).toEqual([]);
    following.stop();
    await following.dispose();
    await outsider.dispose();
  });

  it('clausesChanged: ends with the session, and is refused to somebody who is not signed in (GQ12)', async () => {
    const following = follow(reader, joint.id);
    const anonymous = follow(server.anybody, joint.id);
    await eventually('the anonymous socket is closed', () => anonymous.closeCode() === 4401);
    const writer = (await server.as('drafter', '徐州')).open(joint.id);
    await writer.synced();
    await eventually('the subscription works', () => {
      if (following.events.length === 0) writer.body.insert(writer.body.length, '改');
      return following.events.length > 0;
    });
    await reader.get('mutation { signOutEverywhere { endedSessions } }');
    await eventually('its socket is closed', () => following.closeCode() === 4401);
    await Promise.all([following.dispose(), anonymous.dispose()]);
  });

  it('clausesChanged: is refused to a page of another site (AA7)', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { ...reader.headers, origin: 'https://evil.example' },
    });
    const failure = await new Promise<string>((resolve) => socket.once('error', (error) => resolve(error.message)));
    expect(failure).toContain('403');
  });
});
