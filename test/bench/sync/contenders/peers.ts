import { peersFolder } from '../peers.js';
import type { Contender, ContenderName } from './contender.js';
import { installPeer } from './installation.js';

function yWebsocket(name: ContenderName, persistent: boolean): Contender {
  return {
    name,
    keepsTexts: persistent,
    install: async () =>
      installPeer(
        {
          name,
          needsDatabase: false,
          cwd: await peersFolder(),
          args: ['node_modules/@y/websocket-server/src/server.js'],
          environment: (folder) => ({ HOST: '127.0.0.1', ...(persistent ? { YPERSISTENCE: folder } : {}) }),
        },
        'y-websocket',
        (room) => room,
      ),
  };
}

/** The servers others run: y-websocket's own in its two forms, and Hocuspocus on PostgreSQL. */
export const PEERS: readonly Contender[] = [
  yWebsocket('y-websocket', false),
  yWebsocket('y-websocket-leveldb', true),
  {
    name: 'hocuspocus',
    keepsTexts: true,
    install: async () =>
      installPeer(
        {
          name: 'hocuspocus',
          needsDatabase: true,
          cwd: await peersFolder(),
          args: ['hocuspocus.mjs'],
          environment: () => ({}),
        },
        'hocuspocus',
        // One address for all documents: their names stand in the frames.
        () => '',
      ),
  },
];
