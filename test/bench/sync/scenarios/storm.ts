import type { Scenario } from './scenario.js';

const ROOMS = 10;
const TABS = 50;

/** Everybody comes back at once after the server was restarted. */
export const STORM: Scenario = {
  name: 'storm',
  title: `Reconnect storm: ${ROOMS * TABS} tabs of ${ROOMS} documents right after a restart`,
  contenders: ['relay-group', 'y-websocket-leveldb', 'hocuspocus', 'colex'],
  async run({ installation, generator, texts }) {
    const rooms = await installation.makeRooms(ROOMS, texts.regulation);
    await installation.restart('SIGTERM');
    return [{ figure: 'last tab synced', unit: 's', value: await generator.storm(rooms, TABS) }];
  },
};
