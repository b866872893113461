/**
 * Frames somebody hostile may send: sentences of the grammar of the sync socket with anything in them, and frames that were good
 * once and are damaged, cut, doubled or joined. All from one seed.
 */
import {
  awarenessFrame,
  bodyOf,
  fillWithLines,
  newMarker,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from '@colex/collab';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** Numbers from a seed, 0 up to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes hostile frames against a draft. */
export class FrameGrammar {
  readonly #good: Uint8Array[];

  /** @param doc a draft whose clients' frames are damaged */
  constructor(
    doc: Y.Doc,
    private readonly random: () => number,
  ) {
    this.#good = [...goodFrames(doc)];
  }

  /** The next frame. */
  next(): Uint8Array {
    const kind = this.#below(10);
    if (kind < 2) return this.#bytes(this.#below(64));
    if (kind < 5) return this.#sentence();
    return this.#damaged(this.#pick(this.#good));
  }

  #sentence(): Uint8Array {
    const type = this.#pick([0, 0, 0, 1, 2, 3, 4, 5, 6, 100, 127, 300, 2 ** 31, 2 ** 53 - 1]);
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, type);
      if (this.#below(8) > 0) encoding.writeVarUint(encoder, this.#pick([0, 1, 2, 2, 3, 99, 2 ** 32]));
      if (this.#below(8) > 0) {
        const body = this.#update();
        // The length it claims is mostly right.
        if (this.#below(6) === 0) encoding.writeVarUint(encoder, this.#number());
        else encoding.writeVarUint(encoder, body.length);
        encoding.writeUint8Array(encoder, body);
      }
    });
  }

  /** An update as the grammar of Yjs' V1 encoding has it: sections of structs, then ranges of deletions, every number any. */
  #update(): Uint8Array {
    return encoding.encode((encoder) => {
      const sections = this.#below(3);
      encoding.writeVarUint(encoder, this.#below(12) === 0 ? this.#number() : sections);
      for (let section = 0; section < sections; section += 1) {
        const structs = this.#below(4);
        encoding.writeVarUint(encoder, this.#below(12) === 0 ? this.#number() : structs);
        encoding.writeVarUint(encoder, this.#number());
        encoding.writeVarUint(encoder, this.#number());
        for (let struct = 0; struct < structs; struct += 1) this.#struct(encoder);
      }
      const deleting = this.#below(3);
      encoding.writeVarUint(encoder, deleting);
      for (let client = 0; client < deleting; client += 1) {
        encoding.writeVarUint(encoder, this.#number());
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarUint(encoder, this.#number());
        encoding.writeVarUint(encoder, this.#number());
      }
    });
  }

  #struct(encoder: encoding.Encoder): void {
    const info = this.#below(256);
    encoding.writeUint8(encoder, info);
    if (this.#below(2) === 0) {
      encoding.writeVarUint(encoder, this.#number());
      encoding.writeVarUint(encoder, this.#number());
    } else {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, this.#pick(['body', 'other', '', '__proto__', 'constructor']));
    }
    if (this.#below(2) === 0) encoding.writeVarString(encoder, this.#pick(['id', 'kind', '__proto__', 'toString']));
    switch (this.#below(4)) {
      case 0:
        return encoding.writeVarString(encoder, this.#pick(['条', '\u202E', '\u0000', '{"a":1}', 'x'.repeat(2_000)]));
      case 1:
        return encoding.writeAny(encoder, this.#pick([null, 1, 'a', [1, [2]], { href: 'javascript:1' }]));
      case 2:
        return encoding.writeVarUint(encoder, this.#number());
      default:
        return encoding.writeUint8Array(encoder, this.#bytes(this.#below(16)));
    }
  }

  #damaged(frame: Uint8Array): Uint8Array {
    const bytes = Uint8Array.from(frame);
    switch (this.#below(5)) {
      case 0:
        return bytes.subarray(0, this.#below(bytes.length + 1));
      case 1: {
        const joined = new Uint8Array(bytes.length * 2);
        joined.set(bytes);
        joined.set(bytes, bytes.length);
        return joined;
      }
      default:
        for (let change = 0; change <= this.#below(4); change += 1) bytes[this.#below(bytes.length)] = this.#below(256);
        return bytes;
    }
  }

  #number(): number {
    const small = [0, 1, 2, 3, 7, 127, 128, 255, 1_000];
    const large = [65_536, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 40, 2 ** 53 - 1];
    return this.#pick(this.#below(3) === 0 ? large : small);
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#below(256));
  }

  #below(most: number): number {
    return Math.floor(this.random() * most);
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[this.#below(values.length)];
    if (value === undefined) throw new RangeError('There is nothing to choose from.');
    return value;
  }
}

/** What honest clients send: words, lines, references, keys, deletions, states and carets. */
function* goodFrames(doc: Y.Doc): Generator<Uint8Array> {
  const client = Object.assign(new Y.Doc(), { clientID: 5_000_001 });
  Y.applyUpdate(client, Y.encodeStateAsUpdate(doc));
  const body = bodyOf(client);
  const acts: ((length: number) => void)[] = [
    () => body.insert(3, '保护条例'),
    (length) => body.insertEmbed(length, newMarker({ id: 'fuzz', kind: 'article' })),
    () => body.insertEmbed(4, { target: 'fuzz', label: '第一条' }),
    () => body.delete(2, 2),
    () => body.delete(0, 1),
    (length) => body.insert(length, '末尾'),
  ];
  for (const act of acts) {
    const before = Y.encodeStateVector(client);
    act(body.length);
    yield updateFrame(Y.encodeStateAsUpdate(client, before));
  }
  yield syncStep2Frame(Y.encodeStateAsUpdate(client));
  yield syncStep1Frame(Y.encodeStateVector(client));
  yield syncStep1Frame(Y.encodeStateVector(new Y.Doc()));
  yield awarenessFrame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, 5_000_001);
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, '{"cursor":null}');
    }),
  );
  client.destroy();
}

/** A small draft to aim at. */
export function targetDraft(): Y.Doc {
  const doc = Object.assign(new Y.Doc(), { clientID: 1 });
  fillWithLines(doc, [
    { id: 'a', kind: 'title', text: '红色资源' },
    { id: 'b', kind: 'article', text: '为了加强保护' },
    { id: 'c', kind: 'item', text: '战斗遗址' },
  ]);
  return doc;
}
