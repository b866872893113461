import fc from 'fast-check';
import { bundleFrames, unbundleFrames } from './frame-bundle.js';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('frames in one body', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(bytes), (frames) => {
        expect(unbundleFrames(bundleFrames(frames))?.map((frame) => [...frame])).toEqual(
          frames.map((frame) => [...frame]),
        );
      }),
    );
  });

  it('are never made up: any bytes give frames within the body, or nothing', () => {
    fc.assert(
      fc.property(bytes, (body) => {
        const frames = unbundleFrames(body) ?? [];
        expect(frames.reduce((sum, frame) => sum + frame.length, 0)).toBeLessThanOrEqual(body.length);
      }),
    );
  });
});
