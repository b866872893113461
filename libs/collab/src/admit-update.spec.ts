import * as Y from 'yjs';

import { UPDATE_LIMITS, admitUpdate } from './admit-update.js';
import { bodyOf, fillWithLines } from './document.js';

function aServer(): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = 1;
  fillWithLines(doc, [
    { id: 'a', kind: 'title', text: '条例' },
    { id: 'b', kind: 'article', text: '为了加强保护。' },
  ]);
  return doc;
}

function aClientOf(server: Y.Doc, clientId = 77): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  return doc;
}

/** The update a change makes on a client that had the server's text. */
function updateBy(client: Y.Doc, change: (body: Y.Text, doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(client);
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): number => updates.push(update);
  client.on('update', keep);
  client.transact(() => change(bodyOf(client), client));
  client.off('update', keep);
  return updates[0] ?? Y.encodeStateAsUpdate(client, before);
}

const markerAt = (body: Y.Text, place: number): Y.Map<unknown> => {
  const markers = body
    .toDelta()
    .flatMap((part: { insert: unknown }) => (part.insert instanceof Y.Map ? [part.insert] : []));
  return markers[place];
};

const refusal = (change: (body: Y.Text, doc: Y.Doc) => void): unknown => {
  const server = aServer();
  return admitUpdate(server, updateBy(aClientOf(server), change));
};

describe('admitting an update', () => {
  it('lets text, markers, references, key changes and deletions in and names the writer', () => {
    const server = aServer();
    const client = aClientOf(server);
    const update = updateBy(client, (body) => {
      body.insert(5, '红色');
      body.insertEmbed(
        3,
        new Y.Map<unknown>([
          ['id', 'c'],
          ['kind', 'item'],
          ['number', '第三条之一'],
        ]),
      );
      body.insertEmbed(2, { target: 'a', label: '第一条' });
      markerAt(body, 0).set('kind', 'annex');
      body.delete(7, 2);
    });
    expect(admitUpdate(server, update)).toEqual({ verdict: 'admitted', writers: [77], deletes: true });
  });

  it('refuses words it has already when they claim to build on something nobody has', () => {
    // Found by the fuzz of frames: the claim alone would have pended in the document for ever.
    const server = aServer();
    const client = aClientOf(server);
    const honest = updateBy(client, (body) => body.insert(body.length, '甲'));
    Y.applyUpdate(server, honest);
    const again = updateBy(client, (body) => body.insert(body.length, '乙'));
    const both = Uint8Array.from(Y.mergeUpdates([honest, again]));
    expect(admitUpdate(server, both).verdict).toBe('admitted');
    // sections, structs, client, clock, info, then the client of the left neighbour: it was 1.
    expect([...both.subarray(0, 6)]).toEqual([1, 2, 77, 0, 132, 1]);
    both[5] = 64;
    expect(admitUpdate(server, both)).toEqual({ verdict: 'refused', reason: 'malformed' });
  });

  it('calls an update known that was applied already, and one whose deletions were', () => {
    const server = aServer();
    const client = aClientOf(server);
    const insertion = updateBy(client, (body) => body.insert(1, '甲'));
    const deletion = updateBy(client, (body) => body.delete(1, 1));
    Y.applyUpdate(server, insertion);
    expect(admitUpdate(server, insertion)).toEqual({ verdict: 'known' });
    expect(admitUpdate(server, deletion)).toEqual({ verdict: 'admitted', writers: [], deletes: true });
    Y.applyUpdate(server, deletion);
    expect(admitUpdate(server, deletion)).toEqual({ verdict: 'known' });
    expect(admitUpdate(server, Y.encodeStateAsUpdate(server))).toEqual({ verdict: 'known' });
    expect(admitUpdate(server, Uint8Array.of(0, 0))).toEqual({ verdict: 'known' });
  });

  it('calls an update missing that builds on writing, or deletes writing, the document does not have', () => {
    const server = aServer();
    const client = aClientOf(server);
    updateBy(client, (body) => body.insert(1, '甲'));
    expect(
      admitUpdate(
        server,
        updateBy(client, (body) => body.insert(2, '乙')),
      ),
    ).toEqual({ verdict: 'missing' });
    expect(
      admitUpdate(
        server,
        updateBy(client, (body) => body.delete(1, 1)),
      ),
    ).toEqual({ verdict: 'missing' });
    const other = aClientOf(client, 78);
    expect(
      admitUpdate(
        server,
        updateBy(other, (body) => body.insert(2, '丙')),
      ),
    ).toEqual({ verdict: 'missing' });
  });

  it('lets in what a client wrote, deleted and collected while it was offline', () => {
    const server = aServer();
    const client = aClientOf(server);
    updateBy(client, (body) => {
      body.insertEmbed(
        3,
        new Y.Map<unknown>([
          ['id', 'c'],
          ['kind', 'item'],
        ]),
      );
      body.insert(4, '草稿');
    });
    updateBy(client, (body) => body.delete(3, 3));
    const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server));
    expect(admitUpdate(server, update)).toMatchObject({ verdict: 'admitted', writers: [77] });
  });

  it('lets in a key set on a marker that was deleted meanwhile', () => {
    const server = aServer();
    const client = aClientOf(server);
    bodyOf(server).delete(3, 1);
    const update = updateBy(client, (body) => markerAt(body, 1).set('kind', 'paragraph'));
    expect(admitUpdate(server, update)).toMatchObject({ verdict: 'admitted' });
    Y.applyUpdate(server, update);
    expect(server.store.pendingStructs).toBeNull();
  });

  it.each<[string, string, (body: Y.Text, doc: Y.Doc) => void]>([
    ['another root', 'foreignRoot', (_body, doc) => doc.getMap('other').set('a', 1)],
    ['formatting', 'foreignContent', (body) => body.format(1, 1, { bold: true })],
    ['an attribute of the body', 'foreignContent', (body) => body.setAttribute('a', 1)],
    ['a nested text', 'foreignContent', (body) => body.insertEmbed(0, new Y.Text('a'))],
    ['a line break', 'forbiddenCharacter', (body) => body.insert(1, 'a\nb')],
    ['a placeholder without a reference', 'forbiddenCharacter', (body) => body.insert(1, '\uFFFC')],
    ['a direction override', 'forbiddenCharacter', (body) => body.insert(1, '\u202E')],
    ['an embed that is no reference', 'malformedReference', (body) => body.insertEmbed(1, { image: 'x' })],
    [
      'a reference with an endless label',
      'malformedReference',
      (body) => body.insertEmbed(1, { target: 'a', label: '长'.repeat(201) }),
    ],
    ['an unknown kind', 'malformedMarker', (body) => markerAt(body, 0).set('kind', 'clause')],
    ['an unknown key', 'malformedMarker', (body) => markerAt(body, 0).set('colour', 'red')],
    ['a key of every object', 'malformedMarker', (body) => markerAt(body, 0).set('constructor', 'x')],
    ['an id with another character', 'malformedMarker', (body) => markerAt(body, 0).set('id', 'a~1')],
    ['a number that is an object', 'malformedMarker', (body) => markerAt(body, 0).set('number', { a: 1 })],
    ['a type below a marker', 'malformedMarker', (body) => markerAt(body, 0).set('number', new Y.Map())],
    ['a type below a new marker', 'malformedMarker', (body) => body.insertEmbed(0, new Y.Map([['id', new Y.Map()]]))],
  ])('refuses %s', (_name, reason, change) => {
    expect(refusal(change)).toEqual({ verdict: 'refused', reason });
  });

  it('refuses bytes that are no update, an update of the V2 encoding, and bytes after an update', () => {
    const server = aServer();
    const client = aClientOf(server);
    const update = updateBy(client, (body) => body.insert(1, '甲乙'));
    const malformed = { verdict: 'refused', reason: 'malformed' };
    expect(admitUpdate(server, new Uint8Array())).toEqual(malformed);
    expect(admitUpdate(server, update.subarray(0, update.length - 3))).toEqual(malformed);
    expect(admitUpdate(server, Uint8Array.of(...update, 0))).toEqual(malformed);
    expect(admitUpdate(server, Y.encodeStateAsUpdateV2(client))).toMatchObject({ verdict: 'refused' });
  });

  it('refuses an update that says it has two sections of one client, of which Yjs would keep one', () => {
    const server = aServer();
    const client = aClientOf(server);
    const one = updateBy(client, (body) => body.insert(1, '甲'));
    const two = updateBy(client, (body) => body.insert(2, '乙'));
    // 1 section + structs | no deletions: glue the sections of both together under the number 2.
    const glued = Uint8Array.of(2, ...one.subarray(1, one.length - 1), ...two.subarray(1, two.length - 1), 0);
    expect(admitUpdate(server, glued)).toEqual({ verdict: 'refused', reason: 'malformed' });
  });

  it('refuses a client that refers to its own future', () => {
    const server = aServer();
    // One section, one item of client 77 at clock 0 whose left neighbour is 77:5; text "x"; no deletions.
    const update = Uint8Array.of(1, 1, 77, 0, 0x84, 77, 5, 1, 120, 0);
    expect(admitUpdate(server, update)).toEqual({ verdict: 'refused', reason: 'malformed' });
  });

  it('refuses an item whose right neighbour stands before its left one: replicas would place it differently', () => {
    const server = aServer();
    // One item of client 77 between 1:4 (条, left) and 1:3 (the marker, right), in that order; text "x".
    const crossed = (left: number, right: number): Uint8Array =>
      Uint8Array.of(1, 1, 77, 0, 0xc4, 1, left, 1, right, 1, 120, 0);
    const body = bodyOf(server);
    const text = body._start?.right;
    const clock = text?.id.clock ?? 0;
    expect(text?.length).toBe(2);
    expect(admitUpdate(server, crossed(clock, clock + 1))).toMatchObject({ verdict: 'admitted' });
    expect(admitUpdate(server, crossed(clock + 1, clock))).toEqual({ verdict: 'refused', reason: 'tangled' });
    expect(admitUpdate(server, crossed(clock, clock))).toEqual({ verdict: 'refused', reason: 'tangled' });
  });

  it('lets in what was written between text that just came and own text that has not left yet', () => {
    const server = aServer();
    const client = aClientOf(server);
    updateBy(client, (body) => body.insert(2, '丙'));
    const colleague = aClientOf(server, 12);
    Y.applyUpdate(
      server,
      updateBy(colleague, (body) => body.insert(2, '甲乙')),
    );
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server, Y.encodeStateVector(client)));
    const place = bodyOf(client).toString().indexOf('乙丙') + 1;
    updateBy(client, (body) => body.insert(place + 1, '间'));
    const everything = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server));
    expect(admitUpdate(server, everything)).toMatchObject({ verdict: 'admitted', writers: [77] });
    Y.applyUpdate(server, everything);
    expect(bodyOf(server).toString()).toContain('甲乙间丙');
  });

  it('refuses too many structs, too many clients and clocks that jump', () => {
    const server = aServer();
    const client = aClientOf(server);
    const update = updateBy(client, (body) => {
      body.insert(1, '甲');
      body.insert(4, '乙');
    });
    expect(admitUpdate(server, update, { ...UPDATE_LIMITS, structs: 1 })).toEqual({
      verdict: 'refused',
      reason: 'tooManyStructs',
    });
    expect(admitUpdate(server, update, { ...UPDATE_LIMITS, clients: 0 })).toEqual({
      verdict: 'refused',
      reason: 'tooManyClients',
    });
    // One collected run of client 77 that takes 2^42 clocks.
    const jump = Uint8Array.of(1, 1, 77, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0);
    expect(admitUpdate(server, jump)).toEqual({ verdict: 'refused', reason: 'tooLong' });
  });

  it('lets a Civil Code in that is written in one transaction', () => {
    const server = new Y.Doc();
    const client = new Y.Doc();
    const lines = Array.from({ length: 2_266 }, (_, place) => ({
      id: `l${place}`,
      kind: 'article' as const,
      text: '民'.repeat(48),
    }));
    fillWithLines(client, lines);
    const update = Y.encodeStateAsUpdate(client);
    expect(admitUpdate(server, update)).toEqual({ verdict: 'admitted', writers: [client.clientID], deletes: false });
  });
});
