import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { colleaguesOf, participantsOf, sameParticipants } from './participants.js';

const XUZHOU = { name: '徐州市', sign: '徐', colour: '#0b5fa5' };
const LI = { name: '李明', city: XUZHOU };

function awarenessOf(states: Record<number, object>): Awareness {
  const awareness = new Awareness(new Y.Doc());
  for (const [client, state] of Object.entries(states)) awareness.states.set(Number(client), state);
  clearInterval(awareness._checkInterval);
  return awareness;
}

describe('participantsOf', () => {
  it('names oneself first, by the session and not by what was sent', () => {
    const awareness = awarenessOf({ 7: { user: LI } });
    const [first, second] = participantsOf(awareness, { name: '王晓', city: null });
    expect(first).toMatchObject({ name: '王晓', isViewer: true, client: awareness.clientID });
    expect(second).toEqual({ ...LI, client: 7, isViewer: false });
  });

  it('leaves out whoever the server has not vouched for', () => {
    expect(colleaguesOf(awarenessOf({ 7: {}, 8: { user: LI } })).map(({ client }) => client)).toEqual([8]);
  });

  it('keeps its order whoever comes later', () => {
    const clients = colleaguesOf(awarenessOf({ 90: { user: LI }, 8: { user: LI }, 30: { user: LI } }));
    expect(clients.map(({ client }) => client)).toEqual([8, 30, 90]);
  });
});

describe('sameParticipants', () => {
  it('tells who came, went or changed', () => {
    const one = participantsOf(awarenessOf({}), LI);
    const [self] = one;
    expect(sameParticipants(one, [...one])).toBe(true);
    expect(sameParticipants(one, [])).toBe(false);
    expect(sameParticipants(one, [{ ...self!, client: 1 }])).toBe(false);
  });
});
