/** First byte of a whole binary message: FIN and opcode 2 (RFC 6455, section 5.2). */
const WHOLE_BINARY = 0x82;
const LENGTH_IN_TWO_BYTES = 126;
const LENGTH_IN_EIGHT_BYTES = 127;

const built = new WeakMap<Uint8Array, Buffer>();

/**
 * A frame as a WebSocket message, unmasked as a server's are. It is built once for a frame, however many sockets it is written to:
 * ws would make a head of its own for each of them and hand the system two pieces instead of one.
 */
export function messageOf(frame: Uint8Array): Buffer {
  let message = built.get(frame);
  if (!message) {
    message = build(frame);
    built.set(frame, message);
  }
  return message;
}

function build(frame: Uint8Array): Buffer {
  const { length } = frame;
  const headLength = length < LENGTH_IN_TWO_BYTES ? 2 : length < 2 ** 16 ? 4 : 10;
  const message = Buffer.allocUnsafe(headLength + length);
  message[0] = WHOLE_BINARY;
  if (headLength === 2) {
    message[1] = length;
  } else if (headLength === 4) {
    message[1] = LENGTH_IN_TWO_BYTES;
    message.writeUInt16BE(length, 2);
  } else {
    message[1] = LENGTH_IN_EIGHT_BYTES;
    message.writeBigUInt64BE(BigInt(length), 2);
  }
  message.set(frame, headLength);
  return message;
}
