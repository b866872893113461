import fc from 'fast-check';

import {
  acknowledgementFrame,
  awarenessFrame,
  decodeFrame,
  isWritingFrame,
  permissionDeniedFrame,
  PROTECTION_REASONS,
  protectionFrame,
  queryAwarenessFrame,
  refusalFrame,
  syncStep1Frame,
  syncStep2Frame,
  updateFrame,
} from './frames.js';
import type { Frame } from './frames.js';

const bytes = fc.uint8Array({ maxLength: 200 });
const count = fc.maxSafeNat();
const text = fc.string({ unit: 'binary', maxLength: 40 });

const frame: fc.Arbitrary<Frame> = fc.oneof(
  bytes.map((stateVector) => ({ type: 'syncStep1' as const, stateVector })),
  bytes.map((update) => ({ type: 'syncStep2' as const, update })),
  bytes.map((update) => ({ type: 'update' as const, update })),
  bytes.map((update) => ({ type: 'awareness' as const, update })),
  text.map((reason) => ({ type: 'permissionDenied' as const, reason })),
  fc.constant({ type: 'queryAwareness' as const }),
  fc.record({ type: fc.constant('acknowledged' as const), frames: count, seq: count }),
  fc.record({
    type: fc.constant('refused' as const),
    frame: count,
    code: text,
    messageKey: text,
    clauseIds: fc.array(text, { maxLength: 5 }),
  }),
  fc.record({
    type: fc.constant('protected' as const),
    clauses: fc.array(fc.record({ clauseId: text, because: fc.constantFrom(...PROTECTION_REASONS), city: text }), {
      maxLength: 5,
    }),
  }),
);

function encode(value: Frame): Uint8Array {
  switch (value.type) {
    case 'syncStep1':
      return syncStep1Frame(value.stateVector);
    case 'syncStep2':
      return syncStep2Frame(value.update);
    case 'update':
      return updateFrame(value.update);
    case 'awareness':
      return awarenessFrame(value.update);
    case 'permissionDenied':
      return permissionDeniedFrame(value.reason);
    case 'queryAwareness':
      return queryAwarenessFrame();
    case 'acknowledged':
      return acknowledgementFrame(value);
    case 'refused':
      return refusalFrame(value);
    case 'protected':
      return protectionFrame(value);
  }
}

describe('the frame codec', () => {
  it('gives back every frame it wrote', () => {
    fc.assert(
      fc.property(frame, (value) => expect(decodeFrame(encode(value))).toEqual(value)),
      { numRuns: 1_000 },
    );
  });

  it('answers any bytes with a frame or a fault and never throws (MS2)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          fc.tuple(fc.constantFrom(0, 1, 2, 3, 100), bytes).map(([head, rest]) => Uint8Array.of(head, ...rest)),
        ),
        (hostile) => {
          const { type } = decodeFrame(hostile);
          expect(typeof type).toBe('string');
          if (type === 'update' || type === 'syncStep2') expect(isWritingFrame(hostile)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('answers a damaged frame with a frame or a fault, and a cut one with a fault', () => {
    fc.assert(
      fc.property(frame, fc.nat(), fc.nat({ max: 255 }), (value, place, byte) => {
        const written = encode(value);
        expect(decodeFrame(written.subarray(0, place % written.length)).type).toBe('malformed');
        const damaged = Uint8Array.from(written);
        damaged[place % written.length] = byte;
        expect(typeof decodeFrame(damaged).type).toBe('string');
      }),
      { numRuns: 1_000 },
    );
  });
});
