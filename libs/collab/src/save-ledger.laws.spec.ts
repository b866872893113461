import fc from 'fast-check';

import { EMPTY_LEDGER, recordSaving, saveState } from './save-ledger.js';
import type { SaveEvent } from './save-ledger.js';

/** A server and a network that a client's book is checked against: they know what is really committed. */
interface World {
  edits: number;
  /** Edits in the journal, by number from 1. */
  readonly committed: Set<number>;
  open: boolean;
  /** What each writing frame of the open connection holds. */
  frames: number[][];
  /** Frames the server has committed, from the first on. */
  done: number;
}

const move = fc.constantFrom('edit', 'edit', 'connect', 'handshake', 'disconnect', 'commit', 'acknowledge', 'stale');

/** Performs a move on the world and says what the client notices of it. */
function perform(world: World, type: string): SaveEvent[] {
  switch (type) {
    case 'edit': {
      world.edits += 1;
      if (!world.open) return [{ type: 'edited' }];
      world.frames.push([world.edits]);
      return [{ type: 'edited' }, { type: 'sent', frame: 'update' }];
    }
    case 'connect':
      if (world.open) return [];
      Object.assign(world, { open: true, frames: [], done: 0 });
      return [{ type: 'connected' }];
    case 'handshake':
      if (!world.open) return [];
      world.frames.push(Array.from({ length: world.edits }, (_, place) => place + 1));
      return [{ type: 'sent', frame: 'syncStep2' }];
    case 'disconnect':
      if (!world.open) return [];
      Object.assign(world, { open: false, frames: [], done: 0 });
      return [{ type: 'disconnected' }];
    case 'commit': {
      const frame = world.frames[world.done];
      if (frame === undefined) return [];
      for (const edit of frame) world.committed.add(edit);
      world.done += 1;
      return [];
    }
    case 'acknowledge':
      return world.open ? [{ type: 'acknowledged', frames: world.done }] : [];
    default:
      // What a broken or hostile server might say.
      return [{ type: 'acknowledged', frames: world.frames.length + 1 }];
  }
}

describe('the save ledger', () => {
  it('says saved only when every edit is in the journal, and says so in the end', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const world: World = { edits: 0, committed: new Set(), open: false, frames: [], done: 0 };
        let ledger = EMPTY_LEDGER;
        const go = (type: string): void => {
          for (const event of perform(world, type)) ledger = recordSaving(ledger, event);
          const state = saveState(ledger);
          if (state.type === 'saved') expect(world.committed.size).toBe(world.edits);
          else expect('edits' in state && state.edits).toBeGreaterThanOrEqual(world.open ? 1 : 0);
          expect(ledger.edits - ledger.saved).toBeGreaterThanOrEqual(world.edits - world.committed.size);
        };
        moves.forEach(go);
        ['disconnect', 'connect', 'handshake', 'commit', 'acknowledge'].forEach(go);
        expect(saveState(ledger)).toEqual({ type: 'saved' });
      }),
      { numRuns: 1_000 },
    );
  });
});
