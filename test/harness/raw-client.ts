import { type Frame, decodeFrame } from '@colex/collab';
import type { WebSocket } from 'ws';
import type { TestActor } from './actor.js';
import { eventually } from './eventually.js';

/** A socket to a draft whose every frame is seen: for what the stock client would never do. */
export interface RawClient {
  readonly socket: WebSocket;
  /** Frames the server sent, in order. */
  readonly frames: readonly Frame[];
  /** The code and reason of the close frame, once it came. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  /** Waits for a frame of a type, at or after a place in `frames`. */
  next<Type extends Frame['type']>(type: Type, from?: number): Promise<Extract<Frame, { type: Type }>>;
}

/** Opens a bare socket that asked for acknowledgements, and waits until it is open. */
export async function openRaw(actor: TestActor, draft: string, parameters = '?ack=1'): Promise<RawClient> {
  const socket = actor.socket(draft, parameters);
  const frames: Frame[] = [];
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeFrame(bytes);
    if (frame.type === 'malformed') throw new Error(`The server sent no frame: ${frame.fault}.`);
    frames.push(frame);
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  await new Promise<void>((resolve, reject) => socket.once('open', () => resolve()).once('error', reject));
  return {
    socket,
    frames,
    closed,
    next: async <Type extends Frame['type']>(type: Type, from = 0) =>
      (await eventually(`a frame ${type} came`, () =>
        frames.slice(from).find((frame) => frame.type === type),
      )) as Extract<Frame, { type: Type }>,
  };
}
