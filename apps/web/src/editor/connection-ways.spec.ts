import { ConnectionWays, type Way } from './connection-ways.js';

/** A network, and the choice of a way through it. */
function network() {
  const here = { isServerThere: true, letsThrough: new Set<Way>(['socket', 'stream']), reconnected: 0 };
  const planned: (() => void)[] = [];
  const ways = new ConnectionWays({
    isServerThere: async () => here.isServerThere,
    doesSocketOpen: async () => here.isServerThere && here.letsThrough.has('socket'),
    reconnect: () => (here.reconnected += 1),
    after: (_milliseconds, run) => {
      planned.push(run);
      return () => undefined;
    },
  });
  const attempt = async (): Promise<Way> => {
    const way = ways.next();
    if (here.isServerThere && here.letsThrough.has(way)) ways.worked(way);
    else await ways.failed(way);
    return way;
  };
  /** Lets what was planned for later happen. */
  const timePasses = async (): Promise<void> => {
    for (const run of planned.splice(0)) run();
    await Promise.resolve();
    await Promise.resolve();
  };
  return {
    here,
    ways,
    timePasses,
    attempts: async (times: number) => {
      const tried: Way[] = [];
      for (let time = 0; time < times; time += 1) tried.push(await attempt());
      return tried;
    },
  };
}

describe('the way to the text', () => {
  it('is a WebSocket wherever one opens', async () => {
    const { ways, attempts } = network();
    expect(await attempts(3)).toEqual(['socket', 'socket', 'socket']);
    expect(ways.state.getState()).toBe('socket');
  });

  it('is a stream where the network lets no WebSocket through (NW1)', async () => {
    const { here, ways, attempts } = network();
    here.letsThrough.delete('socket');
    expect(await attempts(4)).toEqual(['socket', 'socket', 'stream', 'stream']);
    expect(ways.state.getState()).toBe('stream');
    ways.stop();
  });

  it('stays a WebSocket while the server is away, however long: then no other way helps', async () => {
    const { here, ways, attempts } = network();
    here.isServerThere = false;
    expect(await attempts(10)).toEqual(Array<Way>(10).fill('socket'));
    expect(ways.state.getState()).toBe('socket');
    here.isServerThere = true;
    expect(await attempts(1)).toEqual(['socket']);
  });

  it('is blocked when neither works while the server is there, and open again when one does', async () => {
    const { here, ways, attempts } = network();
    here.letsThrough.clear();
    await attempts(4);
    expect(ways.state.getState()).toBe('blocked');
    here.letsThrough.add('stream');
    expect(await attempts(2)).toContain('stream');
    expect(ways.state.getState()).toBe('stream');
    ways.stop();
  });

  it('is no longer blocked when the server itself goes away: whoever is offline may write', async () => {
    const { here, ways, attempts } = network();
    here.letsThrough.clear();
    await attempts(4);
    here.isServerThere = false;
    await attempts(1);
    expect(ways.state.getState()).toBe('socket');
  });

  it('goes back from the stream to a WebSocket when one opens again', async () => {
    const { here, ways, attempts, timePasses } = network();
    here.letsThrough.delete('socket');
    await attempts(3);
    await timePasses();
    expect(here.reconnected).toBe(0);
    here.letsThrough.add('socket');
    await timePasses();
    expect(here.reconnected).toBe(1);
    expect(await attempts(1)).toEqual(['socket']);
    expect(ways.state.getState()).toBe('socket');
  });
});
