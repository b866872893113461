import { bodyOf, syncStep1Frame, updateFrame } from '@colex/collab';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { journalLength, textOnDisk } from '../harness/journal.js';
import { type RawClient, openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

/** A document with the server's text, of a client with this id. */
async function replicaOf(raw: RawClient, clientID = 77_001): Promise<Y.Doc> {
  const doc = Object.assign(new Y.Doc(), { clientID });
  raw.socket.send(syncStep1Frame(Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, (await raw.next('syncStep2')).update);
  return doc;
}

/** The V1 update of what a client does to its document. */
function written(doc: Y.Doc, act: (body: Y.Text) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => act(bodyOf(doc)));
  return Y.encodeStateAsUpdate(doc, before);
}

/** One collected run of a length nobody wrote: a few bytes that would be many clocks. */
const collectedRun = (length: number): Uint8Array =>
  encoding.encode((encoder) => {
    for (const number of [1, 1, 77_002, 0, 0, length, 0]) encoding.writeVarUint(encoder, number);
  });

const nested = (depth: number): Y.Map<unknown> => {
  const map = new Y.Map<unknown>([
    ['id', 'deep'],
    ['kind', 'article'],
  ]);
  if (depth > 0) map.set('more', nested(depth - 1));
  return map;
};

describe('an update that no editor writes', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it.each<[string, (doc: Y.Doc) => Uint8Array]>([
    ['in the V2 encoding (MS3)', (doc) => Y.encodeStateAsUpdateV2(doc)],
    ['that is one run of a billion clocks (MS3)', () => collectedRun(1_000_000_000)],
    ['nested twenty-five deep (MS4)', (doc) => written(doc, (body) => body.insertEmbed(1, nested(25)))],
    [
      'with an attribute of 100 KB (MS4)',
      (doc) => written(doc, (body) => body.insertEmbed(1, new Y.Map([['id', 'x'.repeat(100_000)]]))),
    ],
    [
      'with a thousand attributes on one line (MS4)',
      (doc) =>
        written(doc, (body) =>
          body.insertEmbed(1, new Y.Map(Array.from({ length: 1_000 }, (_, place) => [`k${place}`, 1]))),
        ),
    ],
    ['with formatting', (doc) => written(doc, (body) => body.format(1, 2, { href: 'javascript:alert(1)' }))],
    ['with an embed that is a link (MS9)', (doc) => written(doc, (body) => body.insertEmbed(1, { href: 'data:,x' }))],
    [
      'with a reference that carries more than a reference (MS9)',
      (doc) => written(doc, (body) => body.insertEmbed(1, { target: 'a', label: 'b', onclick: 'alert(1)' })),
    ],
    [
      'with an array for a kind (MS9)',
      (doc) => written(doc, (body) => body.insertEmbed(1, new Y.Map([['kind', ['x']]]))),
    ],
    ['with a direction override (MS9)', (doc) => written(doc, (body) => body.insert(1, '\u202E施行'))],
    ['with an invisible space (MS9)', (doc) => written(doc, (body) => body.insert(1, '施\u200B行'))],
  ])('%s is refused whole and closes with 4409', async (_what, make) => {
    const raw = await openRaw(await server.as('drafter'), joint.id);
    raw.socket.send(updateFrame(make(await replicaOf(raw))));
    expect(await raw.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });
    expect(await journalLength(server.dataSource, joint.id)).toBe(1);
  });

  it("that takes the clocks of a colleague's next words is refused, and the colleague goes on (MS6)", async () => {
    const owner = (await server.as('drafter', '徐州')).open(joint.id, {
      doc: Object.assign(new Y.Doc(), { clientID: 4_711 }),
    });
    await owner.synced();
    owner.body.insert(owner.body.length, '甲');
    await eventually('it is on disk', async () => (await textOnDisk(server.dataSource, joint.id)).endsWith('甲'));

    const raw = await openRaw(await server.as('drafter', '商丘'), joint.id);
    const doc = await replicaOf(raw, 1);
    doc.clientID = 4_711;
    raw.socket.send(updateFrame(written(doc, (body) => body.insert(0, '先占'))));
    expect(await raw.closed).toEqual({ code: 4409, reason: 'refusedUpdate' });

    owner.body.insert(owner.body.length, '乙');
    await eventually('it is on disk', async () => (await textOnDisk(server.dataSource, joint.id)).endsWith('甲乙'));
    expect(await textOnDisk(server.dataSource, joint.id)).not.toContain('先占');
  });

  it('that is a frame sent once more, by its author or by another, changes nothing (MS17)', async () => {
    const author = await openRaw(await server.as('drafter', '淮北'), joint.id);
    const doc = await replicaOf(author, 81_001);
    const frame = updateFrame(written(doc, (body) => body.insert(body.length, '重放')));
    author.socket.send(frame);
    await author.next('acknowledged');
    const length = await journalLength(server.dataSource, joint.id);

    const heard = author.frames.length;
    author.socket.send(frame);
    await author.next('acknowledged', heard);
    const thief = await openRaw(await server.as('drafter', '商丘'), joint.id);
    thief.socket.send(frame);
    await thief.next('acknowledged');
    expect(await journalLength(server.dataSource, joint.id)).toBe(length);
    expect((await textOnDisk(server.dataSource, joint.id)).match(/重放/g)).toHaveLength(1);
    author.socket.close();
    thief.socket.close();
  });

  it('that is dressed as a message for everybody reaches nobody (MS15)', async () => {
    const watching = await openRaw(await server.as('observer'), joint.id);
    const raw = await openRaw(await server.as('drafter'), joint.id);
    // The stateless (5) and broadcast (6) messages of Hocuspocus, each with a text.
    for (const type of [5, 6]) {
      const hostile = await openRaw(await server.as('drafter'), joint.id);
      hostile.socket.send(
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, type);
          encoding.writeVarString(encoder, '{"type":"reload"}');
        }),
      );
      expect(await hostile.closed).toEqual({ code: 4400, reason: 'badFrame' });
    }
    raw.socket.send(updateFrame(written(await replicaOf(raw, 91_001), (body) => body.insert(1, '好'))));
    await raw.next('acknowledged');
    const heard = watching.frames.length;
    watching.socket.send(syncStep1Frame(Y.encodeStateVector(new Y.Doc())));
    await watching.next('syncStep2', heard);
    const known = new Set(['protected', 'syncStep2', 'update', 'awareness']);
    expect(watching.frames.filter(({ type }) => !known.has(type))).toEqual([]);
  });

  it.each(['../../etc/passwd', '%2e%2e%2f', 'ｄraft', '一'.repeat(300), 'x'.repeat(4_000), '%00'])(
    'to a draft called %p finds none, and does not learn whether there is one (MS14)',
    async (name) => {
      const socket = (await server.as('drafter')).socket(encodeURIComponent(name));
      const code = await new Promise((resolve, reject) => {
        socket.once('close', resolve);
        socket.once('error', reject);
      });
      expect(code).toBe(4403);
    },
  );
});
