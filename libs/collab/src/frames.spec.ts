import {
  LARGEST_FRAME,
  acknowledgementFrame,
  awarenessFrame,
  decodeFrame,
  isWritingFrame,
  permissionDeniedFrame,
  queryAwarenessFrame,
  refusalFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from './frames.js';

const BYTES = Uint8Array.of(1, 2, 3);

const REFUSED = { frame: 7, code: 'CLAUSE_SETTLED', messageKey: 'sync.refused.settled', clauseIds: ['a', '条'] };

describe('the frames of the sync socket', () => {
  it.each([
    ['sync step 1', syncStep1Frame(BYTES), { type: 'syncStep1', stateVector: BYTES }],
    ['sync step 2', syncStep2Frame(BYTES), { type: 'syncStep2', update: BYTES }],
    ['update', updateFrame(BYTES), { type: 'update', update: BYTES }],
    ['awareness', awarenessFrame(BYTES), { type: 'awareness', update: BYTES }],
    ['permission denied', permissionDeniedFrame('无权'), { type: 'permissionDenied', reason: '无权' }],
    ['query awareness', queryAwarenessFrame(), { type: 'queryAwareness' }],
    [
      'acknowledgement',
      acknowledgementFrame({ frames: 300, seq: 2 ** 40 }),
      { type: 'acknowledged', frames: 300, seq: 2 ** 40 },
    ],
    ['refusal', refusalFrame(REFUSED), { type: 'refused', ...REFUSED }],
  ])('%s reads back as it was written', (_name, bytes, frame) => {
    expect(decodeFrame(bytes)).toEqual(frame);
  });

  it('are laid out as the diagram says', () => {
    expect([...updateFrame(BYTES)]).toEqual([0, 2, 3, 1, 2, 3]);
    expect([...acknowledgementFrame({ frames: 5, seq: 9 })]).toEqual([100, 0, 5, 9]);
    expect([...refusalFrame({ frame: 1, code: 'C', messageKey: 'M', clauseIds: ['x'] })]).toEqual([
      100, 1, 1, 1, 67, 1, 77, 1, 1, 120,
    ]);
  });

  it.each([
    ['nothing', [], 'empty'],
    ['an unknown first number', [9], 'unknownType'],
    ['an unknown sync step', [0, 3, 0], 'unknownType'],
    ['an unknown auth message', [2, 1, 0], 'unknownType'],
    ['an unknown own frame', [100, 77], 'unknownType'],
    ['an update longer than the frame', [0, 2, 9, 1], 'truncated'],
    ['a number that never ends', [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255], 'truncated'],
    ['more clauses than a frame may name', [100, 1, 1, 0, 0, 255, 255, 3], 'tooLarge'],
    ['bytes after the last field', [3, 0], 'trailingBytes'],
  ])('refuse %s', (_name, bytes, fault) => {
    expect(decodeFrame(Uint8Array.from(bytes))).toEqual({ type: 'malformed', fault });
  });

  it('refuse more than a megabyte without reading it', () => {
    expect(decodeFrame(new Uint8Array(LARGEST_FRAME + 1))).toEqual({ type: 'malformed', fault: 'tooLarge' });
  });

  it('are known as writing by their head alone, however the numbers are spelled', () => {
    expect(isWritingFrame(updateFrame(BYTES))).toBe(true);
    expect(isWritingFrame(syncStep2Frame(BYTES))).toBe(true);
    expect(isWritingFrame(Uint8Array.of(0x80, 0, 0x82, 0, 0))).toBe(true);
    expect(isWritingFrame(syncStep1Frame(BYTES))).toBe(false);
    expect(isWritingFrame(awarenessFrame(BYTES))).toBe(false);
    expect(isWritingFrame(Uint8Array.of(0))).toBe(false);
    expect(isWritingFrame(new Uint8Array())).toBe(false);
  });
});
