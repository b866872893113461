import { bodyOf, keepSaveBook, ledgerSocket, linesOf, newDraftDocument, newMarker, openSaveBook } from '@colex/collab';
import { Rooms } from '../../apps/server/src/sync/rooms.js';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import type { OpenDraft, TestActor } from '../harness/actor.js';
import { eventually } from '../harness/eventually.js';
import { textOnDisk } from '../harness/journal.js';
import { type TestServer, startServer } from '../harness/server.js';

const CARDS = `query ($slug: String!) { draft(slug: $slug) { strandedTexts(first: 10) {
  totalCount nodes { id text lineText author { account } } } } }`;
const DECIDE = `mutation ($input: DecideStrandedTextInput!) { decideStrandedText(input: $input) {
  strandedText { decision } userErrors { code } } }`;

interface Card {
  readonly id: string;
  readonly text: string;
  readonly lineText: string | null;
  readonly author: { readonly account: string };
}

describe('words typed into a line that a colleague moves or deletes meanwhile (N3)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  let lead: TestActor;
  let drafter: TestActor;

  /** As the editor opens a draft: it tells the server what it had heard. */
  const openBy = (actor: TestActor): OpenDraft => {
    const book = openSaveBook();
    const socketClass = ledgerSocket(actor.socketClass(), book);
    const opened = actor.open(joint.id, { doc: newDraftDocument(), params: { ack: '1' }, socketClass });
    keepSaveBook(opened.provider, book);
    return opened;
  };
  const linesIn = ({ doc }: OpenDraft): string[] => linesOf(doc).map(({ text }) => text);
  /** Where a line begins in the sequence, how long it is with its marker, and its identity. */
  const lineWith = ({ doc }: OpenDraft, words: string): { index: number; length: number; id: string; text: string } => {
    let index = 0;
    for (const { id, text } of linesOf(doc)) {
      if (text.includes(words)) return { index, length: text.length + 1, id, text };
      index += text.length + 1;
    }
    throw new Error(`No line says ${words}.`);
  };
  const typeAfter = (opened: OpenDraft, words: string, typed: string): void => {
    const { index, text } = lineWith(opened, words);
    opened.body.insert(index + 1 + text.indexOf(words) + words.length, typed);
  };
  /** Cuts a line and pastes it at the end under its identity. */
  const moveToEnd = (opened: OpenDraft, words: string): void => {
    const { index, length, id, text } = lineWith(opened, words);
    const body = bodyOf(opened.doc);
    opened.doc.transact(() => {
      body.delete(index, length);
      body.insertEmbed(body.length, newMarker({ id, kind: 'article' }));
      body.insert(body.length, text);
    });
  };
  const remove = (opened: OpenDraft, words: string): void => {
    const { index, length } = lineWith(opened, words);
    opened.body.delete(index, length);
  };
  const cards = async (): Promise<readonly Card[]> => {
    const { draft } = await drafter.get<{ draft: { strandedTexts: { nodes: readonly Card[] } } }>(CARDS, {
      slug: joint.slug,
    });
    return draft.strandedTexts.nodes;
  };
  /** Both read the same, which is what the journal says. */
  const settled = async (one: OpenDraft, other: OpenDraft, holds: (lines: readonly string[]) => boolean) => {
    await eventually('both read it', () => holds(linesIn(one)) && holds(linesIn(other)));
    await eventually('and so does the journal', async () => {
      const text = await textOnDisk(server.dataSource, joint.id);
      return text === linesIn(one).join('\n') && text === linesIn(other).join('\n');
    });
  };

  beforeEach(async () => {
    server = await startServer();
    joint = await aDraft(server);
    lead = await server.as('lead', '徐州');
    drafter = await server.as('drafter', '商丘');
  });
  afterEach(() => server.close());

  it('are carried after the line when they come back from offline', async () => {
    const [mover, typist] = [openBy(lead), openBy(drafter)];
    await Promise.all([mover.synced(), typist.synced()]);
    typist.provider.disconnect();
    typeAfter(typist, '加强淮海战役', '【史料】');
    moveToEnd(mover, '为了加强');
    await eventually('the move is on disk', async () => (await textOnDisk(server.dataSource, joint.id)).endsWith('。'));
    await eventually('the move is told', () => linesIn(mover).at(-1)?.startsWith('为了') ?? false);
    typist.provider.connect();
    const expected = '为了加强淮海战役【史料】红色资源保护，制定本条例。';
    await settled(mover, typist, (lines) => lines.at(-1) === expected && lines.join('').split('【史料】').length === 2);
    expect(await cards()).toEqual([]);
  });

  it('are carried after the line when the move is what comes late', async () => {
    const [mover, typist] = [openBy(lead), openBy(drafter)];
    await Promise.all([mover.synced(), typist.synced()]);
    mover.provider.disconnect();
    moveToEnd(mover, '为了加强');
    typeAfter(typist, '加强淮海战役', '【史料】');
    await eventually('the words are on disk', async () =>
      (await textOnDisk(server.dataSource, joint.id)).includes('【史料】'),
    );
    mover.provider.connect();
    const expected = '为了加强淮海战役【史料】红色资源保护，制定本条例。';
    await settled(mover, typist, (lines) => lines.at(-1) === expected && lines.join('').split('【史料】').length === 2);
  });

  it('are kept on a card when the line is deleted, until somebody who may write decides, once', async () => {
    const [mover, typist] = [openBy(lead), openBy(drafter)];
    await Promise.all([mover.synced(), typist.synced()]);
    typist.provider.disconnect();
    typeAfter(typist, '加强淮海战役', '【史料】');
    remove(mover, '为了加强');
    await eventually(
      'the deletion is on disk',
      async () => !(await textOnDisk(server.dataSource, joint.id)).includes('为了加强'),
    );
    typist.provider.connect();
    await settled(mover, typist, (lines) => !lines.join('').includes('【史料】'));
    const [card, ...more] = await cards();
    expect(more).toEqual([]);
    expect(card).toMatchObject({
      text: '【史料】',
      lineText: '为了加强淮海战役红色资源保护，制定本条例。',
    });
    const observer = await server.as('observer', '淮北');
    const decide = (actor: TestActor) =>
      actor.get<{ decideStrandedText: unknown }>(DECIDE, {
        input: { strandedTextId: card!.id, decision: 'DISCARDED' },
      });
    expect((await decide(observer)).decideStrandedText).toMatchObject({ userErrors: [{ code: 'FORBIDDEN' }] });
    expect((await decide(lead)).decideStrandedText).toMatchObject({ strandedText: { decision: 'DISCARDED' } });
    expect((await decide(lead)).decideStrandedText).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    expect(await cards()).toEqual([]);
    const audited: unknown[] = await server.dataSource.query(
      `SELECT 1 FROM audit_entry WHERE action = 'stranded.decide'`,
    );
    expect(audited).toHaveLength(1);
  });

  it('are carried after the line although the room forgot everything while its writer was away', async () => {
    const [mover, typist] = [openBy(lead), openBy(drafter)];
    await Promise.all([mover.synced(), typist.synced()]);
    typist.provider.disconnect();
    typeAfter(typist, '加强淮海战役', '【史料】');
    moveToEnd(mover, '为了加强');
    await eventually('the move is told', async () => linesIn(mover).at(-1)?.startsWith('为了') ?? false);
    await eventually(
      'the move is on disk',
      async () => (await textOnDisk(server.dataSource, joint.id)) === linesIn(mover).join('\n'),
    );
    const { room, release } = (await server.application.nest.get(Rooms).hold(joint.id))!;
    await eventually('the room sleeps', () => {
      room.sleep();
      return !room.weight.isAwake;
    });
    release();
    typist.provider.connect();
    const expected = '为了加强淮海战役【史料】红色资源保护，制定本条例。';
    await settled(mover, typist, (lines) => lines.at(-1) === expected && lines.join('').split('【史料】').length === 2);
  });
});
