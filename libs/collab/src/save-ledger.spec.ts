import { EMPTY_LEDGER, recordSaving, saveState } from './save-ledger.js';
import type { SaveEvent, SaveLedger } from './save-ledger.js';

const REFUSED = { frame: 1, code: 'CLAUSE_SETTLED', messageKey: 'sync.refused', clauseIds: ['a'] };

const after = (...events: SaveEvent[]): SaveLedger => events.reduce(recordSaving, EMPTY_LEDGER);

const connected: SaveEvent = { type: 'connected' };
const edited: SaveEvent = { type: 'edited' };
const disconnected: SaveEvent = { type: 'disconnected' };
const update: SaveEvent = { type: 'sent', frame: 'update' };
const step2: SaveEvent = { type: 'sent', frame: 'syncStep2' };
const acknowledged = (frames: number): SaveEvent => ({ type: 'acknowledged', frames });

describe('the save state', () => {
  it.each<[string, readonly SaveEvent[], unknown]>([
    ['offline before there is a connection', [], { type: 'offline', edits: 0 }],
    ['saved when connected with nothing edited', [connected], { type: 'saved' }],
    ['saving from the edit on', [connected, edited], { type: 'saving', edits: 1 }],
    ['saving while the frame is under way', [connected, edited, update], { type: 'saving', edits: 1 }],
    ['saved with the acknowledgement', [connected, edited, update, acknowledged(1)], { type: 'saved' }],
    [
      'saving again with the next edit, while the first is acknowledged',
      [connected, edited, update, edited, update, acknowledged(1)],
      { type: 'saving', edits: 1 },
    ],
    [
      'saved by one acknowledgement of many frames',
      [connected, edited, update, edited, update, acknowledged(2)],
      { type: 'saved' },
    ],
    [
      'offline with the number of edits not saved',
      [connected, edited, update, disconnected, edited],
      { type: 'offline', edits: 2 },
    ],
    [
      'offline with 0 when all was saved',
      [connected, edited, update, acknowledged(1), disconnected],
      { type: 'offline', edits: 0 },
    ],
    [
      'saving after coming back, until the handshake is acknowledged',
      [edited, edited, connected, step2],
      { type: 'saving', edits: 2 },
    ],
    [
      'saved when the handshake is acknowledged',
      [edited, edited, connected, step2, acknowledged(1)],
      { type: 'saved' },
    ],
    [
      'not saved by an edit typed before the handshake: what was typed offline is not in that frame',
      [edited, connected, edited, update, acknowledged(1)],
      { type: 'saving', edits: 2 },
    ],
    [
      'saved when the handshake after it is acknowledged',
      [edited, connected, edited, update, step2, acknowledged(2)],
      { type: 'saved' },
    ],
    [
      'saving after a frame was lost with its connection',
      [connected, edited, update, disconnected, connected],
      { type: 'saving', edits: 1 },
    ],
    [
      'not saved by an acknowledgement that belongs to the connection before',
      [connected, edited, update, disconnected, connected, acknowledged(1)],
      { type: 'saving', edits: 1 },
    ],
    [
      'not saved by an acknowledgement of a frame never sent',
      [connected, edited, acknowledged(9)],
      { type: 'saving', edits: 1 },
    ],
    [
      'not changed by an acknowledgement without a connection',
      [edited, acknowledged(1)],
      { type: 'offline', edits: 1 },
    ],
    [
      'not changed by the same acknowledgement again',
      [connected, edited, update, acknowledged(1), edited, update, acknowledged(1)],
      { type: 'saving', edits: 1 },
    ],
    [
      'failed with the reason of a refusal',
      [connected, edited, update, { type: 'refused', refused: REFUSED }],
      { type: 'failed', edits: 1, failure: { type: 'refused', refused: REFUSED } },
    ],
    [
      'failed for the first reason, whatever comes after',
      [
        connected,
        edited,
        update,
        { type: 'refused', refused: REFUSED },
        { type: 'closedForGood', closeCode: 4403, reason: 'gone' },
        connected,
        step2,
        acknowledged(1),
      ],
      { type: 'failed', edits: 0, failure: { type: 'refused', refused: REFUSED } },
    ],
    [
      'failed when the server closed for good',
      [connected, edited, { type: 'closedForGood', closeCode: 4403, reason: 'revoked' }],
      { type: 'failed', edits: 1, failure: { type: 'closed', closeCode: 4403, reason: 'revoked' } },
    ],
  ])('is %s', (_name, events, state) => {
    expect(saveState(after(...events))).toEqual(state);
  });

  it('does not count frames sent without a connection', () => {
    expect(after(edited, update)).toEqual(after(edited));
  });
});
