import * as encoding from 'lib0/encoding';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { rewriteAwareness } from './awareness.js';

const USER = { name: '王起草', city: '徐州' };

const END = { tname: 'body', item: { client: 5, clock: 3 }, assoc: -1 };

function updateWith(state: unknown, client = 5): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state));
  });
}

function statesAfter(state: unknown): unknown {
  const outcome = rewriteAwareness(updateWith(state), (client) => client === 5, USER);
  if (outcome.outcome !== 'rewritten') return outcome;
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  applyAwarenessUpdate(awareness, outcome.update, 'test');
  const told = awareness.getStates().get(5);
  doc.destroy();
  return told;
}

describe('awareness of a connection (MS8)', () => {
  it('says who somebody is by the server and where the caret is by the client', () => {
    expect(
      statesAfter({ user: { name: '别人' }, colour: 'url(x)', cursor: { anchor: END, head: { ...END, evil: 1 } } }),
    ).toEqual({
      user: USER,
      cursor: { anchor: END, head: END },
    });
  });

  it('leaves out a cursor that is none', () => {
    expect(statesAfter({ cursor: { anchor: END, head: '<b>' } })).toEqual({ user: USER });
    expect(statesAfter({ cursor: { anchor: END, head: { tname: 'other' } } })).toEqual({ user: USER });
  });

  it('lets a client leave', () => {
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    applyAwarenessUpdate(awareness, updateWith({ a: 1 }), 'test');
    awareness.states.delete(5);
    const outcome = rewriteAwareness(encodeAwarenessUpdate(awareness, [5]), () => true, USER);
    doc.destroy();
    expect(outcome).toEqual({ outcome: 'rewritten', update: updateWith('null') });
  });

  it('speaks for nobody else, passes on nothing large and nothing broken', () => {
    const mine = (client: number): boolean => client === 5;
    expect(rewriteAwareness(updateWith({}, 6), mine, USER)).toEqual({ outcome: 'foreignClient' });
    expect(rewriteAwareness(updateWith({ a: 'x'.repeat(4_097) }), mine, USER)).toEqual({ outcome: 'tooLarge' });
    expect(rewriteAwareness(updateWith('{'), mine, USER)).toEqual({ outcome: 'malformed' });
    expect(rewriteAwareness(updateWith('[]'), mine, USER)).toEqual({ outcome: 'malformed' });
    expect(rewriteAwareness(Uint8Array.of(200), mine, USER)).toEqual({ outcome: 'malformed' });
    expect(rewriteAwareness(Uint8Array.of(...updateWith({}), 0), mine, USER)).toEqual({ outcome: 'malformed' });
  });
});
