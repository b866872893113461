import type { AwarenessUser } from '@colex/contract';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { colleaguesOf, participantsOf, sameParticipants } from './participants.js';

const WANG: AwarenessUser = { personId: 'p1', name: '王晓彤', cityName: '徐州市', sign: '徐', colour: '#0b5fa5' };
const SONG: AwarenessUser = { personId: 'p2', name: '宋知白', cityName: '商丘市', sign: '商', colour: '#b0470a' };

function awarenessOf(states: Record<number, object>): Awareness {
  const awareness = new Awareness(new Y.Doc());
  for (const [client, state] of Object.entries(states)) awareness.states.set(Number(client), state);
  awareness.destroy();
  return awareness;
}

describe('participantsOf', () => {
  it('names oneself first, by the session and not by what was sent', () => {
    const awareness = awarenessOf({ 7: { user: SONG } });
    const [first, second] = participantsOf(awareness, WANG);
    expect(first).toEqual({ ...WANG, isViewer: true, client: awareness.clientID });
    expect(second).toEqual({ ...SONG, isViewer: false, client: 7 });
  });

  it('names somebody with several windows once, oneself too', () => {
    const here = participantsOf(awarenessOf({ 7: { user: SONG }, 8: { user: SONG }, 9: { user: WANG } }), WANG);
    expect(here.map(({ personId }) => personId)).toEqual(['p1', 'p2']);
  });

  it('leaves out whoever the server has not vouched for', () => {
    expect(colleaguesOf(awarenessOf({ 7: {}, 8: { user: SONG } })).map(({ client }) => client)).toEqual([8]);
  });

  it('keeps its order whoever comes later', () => {
    const clients = colleaguesOf(awarenessOf({ 90: { user: SONG }, 8: { user: SONG }, 30: { user: SONG } }));
    expect(clients.map(({ client }) => client)).toEqual([8, 30, 90]);
  });
});

describe('sameParticipants', () => {
  it('tells who came, went or changed', () => {
    const one = participantsOf(awarenessOf({}), WANG);
    expect(sameParticipants(one, [...one])).toBe(true);
    expect(sameParticipants(one, [])).toBe(false);
    expect(sameParticipants(one, participantsOf(awarenessOf({}), SONG))).toBe(false);
  });
});
