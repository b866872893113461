import type { Stage, Scenario } from './scenario.js';
import { type LiveMemory, liveMemory } from '../machine/inspector.js';
import { waitUntilIdle } from '../machine/wait.js';

const CONNECTIONS = 200;
const DRAFTS = 10;
const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

/** What one more connection and one more open text cost, right after a collection. */
export const MEMORY: Scenario = {
  name: 'memory',
  title: `Server memory: ${CONNECTIONS} connections to one document, then ${DRAFTS} open Civil Codes with one connection each`,
  contenders: ['relay-group', 'y-websocket', 'hocuspocus', 'colex'],
  async run({ contender, installation, generator, texts }) {
    const make = async () => ({
      small: await installation.makeRooms(1, texts.regulation),
      large: await installation.makeRooms(DRAFTS, texts.civilCode),
    });
    const before = contender.keepsTexts ? await make() : undefined;
    await installation.restart('SIGTERM', { inspect: true });

    const small = before?.small ?? (await installation.makeRooms(1, texts.regulation));
    await generator.connect(small, 1);
    const open = await settled(installation);
    await generator.disconnect();
    await generator.connect(small, CONNECTIONS);
    const crowded = await settled(installation);
    await generator.disconnect();
    const connection = (crowded.held - open.held) / (CONNECTIONS - 1);

    const empty = await settled(installation);
    const large = before?.large ?? (await installation.makeRooms(DRAFTS, texts.civilCode));
    await generator.connect(large, 1);
    const full = await settled(installation);
    await generator.disconnect();
    return [
      { figure: 'per connection', unit: 'kB', value: connection / KILOBYTE },
      { figure: 'per Civil Code', unit: 'MB', value: ((full.held - empty.held) / DRAFTS - connection) / MEGABYTE },
      { figure: 'resident with all open', unit: 'MB', value: full.resident / MEGABYTE },
    ];
  },
};

async function settled({ server }: Stage['installation']): Promise<LiveMemory> {
  if (server.inspectorUrl === undefined) throw new Error('The server runs without its inspector.');
  await waitUntilIdle(server.pid);
  return liveMemory(server.inspectorUrl);
}
