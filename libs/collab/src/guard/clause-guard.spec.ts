import type { Line } from '@colex/lawtext';
import * as Y from 'yjs';

import { bodyOf, fillWithLines, linesOf } from '../document.js';
import { newMarker } from '../line-marker.js';
import { sequenceIndexOf } from '../position.js';
import { ClauseGuard } from './clause-guard.js';

const TEXT: readonly Line[] = [
  { id: 'title', kind: 'title', text: '条例' },
  { id: 'one', kind: 'article', text: '甲甲' },
  { id: 'two', kind: 'article', text: '乙乙' },
  { id: 'item', kind: 'item', text: '丙丙' },
  { id: 'heading', kind: 'chapter', text: '丁丁' },
  { id: 'three', kind: 'article', text: '戊戊' },
];

/** What somebody does to the text, at the beginning (marker included) and the end of lines. */
interface Hand {
  readonly body: Y.Text;
  readonly from: (id: string) => number;
  readonly to: (id: string) => number;
  readonly set: (id: string, key: string, value: string) => void;
}

/** Which of the protected clauses are named when somebody does this. */
function named(protectedIds: readonly string[], act: (hand: Hand) => void): readonly string[] {
  const server = new Y.Doc();
  fillWithLines(server, TEXT);
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(client);
  const body = bodyOf(client);
  const lineOf = (id: string): number => linesOf(client).findIndex((line) => line.id === id);
  const hand: Hand = {
    body,
    from: (id) => sequenceIndexOf(linesOf(client), { line: lineOf(id), offset: 0 }) - 1,
    to: (id) => {
      const line = lineOf(id);
      return sequenceIndexOf(linesOf(client), { line, offset: linesOf(client)[line]!.text.length });
    },
    set: (id, key, value) => {
      for (const { insert } of body.toDelta() as { insert: unknown }[])
        if (insert instanceof Y.Map && insert.get('id') === id) insert.set(key, value);
    },
  };
  client.transact(() => act(hand));
  const guard = new ClauseGuard(server);
  const touched = guard.touchedBy(Y.encodeStateAsUpdate(client, before), new Set(protectedIds));
  guard.destroy();
  return touched;
}

const article = (id: string): Y.Map<unknown> => newMarker({ id, kind: 'article' });
const paragraph = (id: string): Y.Map<unknown> => newMarker({ id, kind: 'paragraph' });

describe('what touches a protected clause', () => {
  it.each<[string, (hand: Hand) => void]>([
    ['a word in its first line', ({ body, from }) => body.insert(from('two') + 2, '字')],
    ['a word at the very end of its last line', ({ body, to }) => body.insert(to('item'), '字')],
    ['a character less', ({ body, from }) => body.delete(from('item') + 1, 1)],
    ['a reference', ({ body, from }) => body.insertEmbed(from('two') + 1, { target: 'one', label: '第一条' })],
    ['a line opened in its middle', ({ body, from }) => body.insertEmbed(from('two') + 2, article('new'))],
    ['a 款 right behind it', ({ body, to }) => body.insertEmbed(to('item'), paragraph('new'))],
    ['its first line joined to the article before it', ({ body, from }) => body.delete(from('two'), 1)],
    ['the heading behind it joined to its last line', ({ body, from }) => body.delete(from('heading'), 1)],
    ['two of its lines joined', ({ body, from }) => body.delete(from('item'), 1)],
    ['the heading behind it become a 款', ({ set }) => set('heading', 'kind', 'paragraph')],
    ['its kind', ({ set }) => set('two', 'kind', 'paragraph')],
    ['a quoted number', ({ set }) => set('item', 'number', '（九）')],
    ['the whole of it taken away', ({ body, from }) => body.delete(from('two'), from('heading') - from('two'))],
    ['its id taken by a line before it', ({ body, from }) => body.insertEmbed(from('one'), article('two'))],
    ['its id taken by a line that is retyped', ({ set }) => set('title', 'id', 'two')],
  ])('%s', (_what, act) => {
    expect(named(['two'], act)).toEqual(['two']);
  });

  it.each<[string, (hand: Hand) => void]>([
    ['a word at the end of the article before it', ({ body, to }) => body.insert(to('one'), '字')],
    ['an article right before it', ({ body, from }) => body.insertEmbed(from('two'), article('new'))],
    ['an article right behind it', ({ body, to }) => body.insertEmbed(to('item'), article('new'))],
    ['the heading behind it taken away whole', ({ body, from }) => body.delete(from('heading'), 3)],
    ['the article before it taken away whole', ({ body, from }) => body.delete(from('one'), 3)],
    ['a word in the heading behind it', ({ body, to }) => body.insert(to('heading'), '字')],
    ['its id claimed by a line behind it', ({ body, to }) => body.insertEmbed(to('three'), article('two'))],
    [
      'its words taken away and written again',
      ({ body, from }) => {
        body.delete(from('two') + 1, 2);
        body.insert(from('two') + 1, '乙乙');
      },
    ],
    [
      'moved whole to another place under its ids',
      ({ body, from, to }) => {
        body.delete(from('two'), from('heading') - from('two'));
        const at = to('three');
        body.insertEmbed(at, article('two'));
        body.insert(at + 1, '乙乙');
        body.insertEmbed(at + 3, newMarker({ id: 'item', kind: 'item' }));
        body.insert(at + 4, '丙丙');
      },
    ],
  ])('is not %s', (_what, act) => {
    expect(named(['two'], act)).toEqual([]);
  });

  it('is named for each of several clauses, the first and the last of a text and neighbours among them', () => {
    const everything = ['title', 'one', 'two', 'heading', 'three'];
    expect(named(everything, ({ body }) => body.delete(0, body.length))).toEqual(everything);
    expect(named(everything, ({ body, from }) => body.delete(from('two'), 1))).toEqual(['one', 'two']);
    expect(named(everything, ({ body, to }) => body.insertEmbed(to('three'), article('new')))).toEqual([]);
    expect(named(everything, ({ body }) => body.insertEmbed(0, article('new')))).toEqual([]);
  });

  it('is nothing when nothing is protected, or what is protected is not in the text', () => {
    expect(named([], ({ body }) => body.delete(0, body.length))).toEqual([]);
    expect(named(['gone'], ({ body }) => body.delete(0, body.length))).toEqual([]);
  });

  it('follows the document as it changes', () => {
    const server = new Y.Doc();
    fillWithLines(server, TEXT);
    const guard = new ClauseGuard(server);
    const ids = new Set(['three']);
    const client = new Y.Doc();
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
    const ask = (act: (body: Y.Text) => void): readonly string[] => {
      const before = Y.encodeStateVector(client);
      client.transact(() => act(bodyOf(client)));
      const update = Y.encodeStateAsUpdate(client, before);
      const touched = guard.touchedBy(update, ids);
      Y.applyUpdate(server, update);
      return touched;
    };
    expect(ask((body) => body.insertEmbed(0, article('first')))).toEqual([]);
    expect(ask((body) => body.insert(body.length, '字'))).toEqual(['three']);
    expect(ask((body) => body.insertEmbed(body.length, article('last')))).toEqual([]);
    expect(ask((body) => body.insert(body.length, '字'))).toEqual([]);
    expect(ask((body) => body.delete(body.length - 2, 1))).toEqual(['three']);
    guard.destroy();
  });
});
