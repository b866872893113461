import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** Header in which a client without a WebSocket shows the key it was told on its stream. */
export const STREAM_KEY_HEADER = 'x-colex-stream-key';

/** Frames in one body, each behind its length: what a client without a WebSocket posts. */
export function bundleFrames(frames: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const frame of frames) encoding.writeVarUint8Array(encoder, frame);
  return encoding.toUint8Array(encoder);
}

/** The frames of a body; undefined when it is none. */
export function unbundleFrames(body: Uint8Array): Uint8Array[] | undefined {
  const decoder = decoding.createDecoder(body);
  const frames: Uint8Array[] = [];
  try {
    while (decoding.hasContent(decoder)) frames.push(decoding.readVarUint8Array(decoder));
  } catch {
    // A length that leads beyond the end, or is none.
    return undefined;
  }
  return frames;
}
