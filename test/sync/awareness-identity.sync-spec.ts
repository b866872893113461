import { awarenessFrame } from '@colex/collab';
import type { AwarenessUser } from '@colex/contract';
import * as encoding from 'lib0/encoding';
import { type BuiltDraft, aDraft } from '../builders/a-draft.js';
import { eventually } from '../harness/eventually.js';
import { openRaw } from '../harness/raw-client.js';
import { type TestServer, startServer } from '../harness/server.js';

const awarenessUpdate = (clientId: number, clock: number, state: unknown): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });

describe('who is seen in a draft (MS8)', () => {
  let server: TestServer;
  let joint: BuiltDraft;
  beforeAll(async () => {
    server = await startServer();
    joint = await aDraft(server);
  });
  afterAll(() => server.close());

  it('is who the server knows, whatever the client claims', async () => {
    const liar = await server.as('drafter', '商丘');
    const opened = liar.open(joint.id);
    opened.provider.awareness.setLocalState({
      user: { name: '徐州市主任', colour: 'red;background:url(x)' },
      admin: true,
    });
    const watching = (await server.as('observer', '徐州')).open(joint.id);
    const { clientID } = opened.doc;
    const state = await eventually('the colleague sees them', () =>
      watching.provider.awareness.getStates().get(clientID),
    );
    const user: AwarenessUser = {
      personId: liar.personId,
      name: '商丘drafter',
      cityName: '商丘市',
      sign: '商',
      colour: '#b0470a',
    };
    expect(state).toEqual({ user });
  });

  it('is no longer seen once the connection is gone', async () => {
    const drafter = await server.as('drafter', '淮北');
    const opened = drafter.open(joint.id);
    const watching = (await server.as('observer', '徐州')).open(joint.id);
    const { clientID } = opened.doc;
    await eventually('they are seen', () => watching.provider.awareness.getStates().has(clientID));
    opened.provider.ws?.close();
    opened.provider.shouldConnect = false;
    await eventually('they are gone', () => !watching.provider.awareness.getStates().has(clientID));
  });

  it('cannot be spoken for by another person', async () => {
    const owner = (await server.as('drafter', '徐州')).open(joint.id);
    const watching = (await server.as('observer', '徐州')).open(joint.id);
    const { clientID } = owner.doc;
    await eventually('they are seen', () => watching.provider.awareness.getStates().has(clientID));
    const liar = await openRaw(await server.as('drafter', '商丘'), joint.id);
    liar.socket.send(awarenessFrame(awarenessUpdate(clientID, 1_000, null)));
    liar.socket.send(awarenessFrame(awarenessUpdate(clientID, 1_001, { user: { name: '冒名' } })));
    liar.socket.send(awarenessFrame(awarenessUpdate(5, 1, {})));
    liar.socket.send(Uint8Array.of(3));
    await liar.next('awareness');
    expect(watching.provider.awareness.getStates().get(clientID)).toMatchObject({ user: { name: '徐州drafter' } });
  });

  it('may not say more than 4 KB', async () => {
    const raw = await openRaw(await server.as('drafter', '徐州'), joint.id);
    raw.socket.send(awarenessFrame(awarenessUpdate(6, 1, { long: 'x'.repeat(5_000) })));
    expect(await raw.closed).toEqual({ code: 4400, reason: 'badFrame' });
  });
});
