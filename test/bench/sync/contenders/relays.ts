import { PROJECT_ROOT } from '../peers.js';
import type { Contender, ContenderName } from './contender.js';
import { installPeer } from './installation.js';

function relay(name: ContenderName, commit: 'none' | 'each' | 'group'): Contender {
  return {
    name,
    keepsTexts: commit !== 'none',
    install: () =>
      installPeer(
        {
          name,
          needsDatabase: commit !== 'none',
          cwd: PROJECT_ROOT,
          args: ['--import', 'tsx', 'test/bench/sync/servers/relay.ts'],
          environment: () => ({ COMMIT: commit }),
        },
        'y-websocket',
        (room) => room,
      ),
  };
}

/** The relays of servers/relay.ts, from no promise at all to the one Colex makes. */
export const RELAYS: readonly Contender[] = [
  relay('relay', 'none'),
  relay('relay-insert', 'each'),
  relay('relay-group', 'group'),
];
