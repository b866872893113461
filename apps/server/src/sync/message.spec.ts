import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { messageOf } from './message.js';

describe('messageOf', () => {
  it('makes what a WebSocket client reads as the frame, whatever its length, between what ws writes itself', async () => {
    const frames = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000].map((length) =>
      Uint8Array.from({ length }, (_, index) => index % 251),
    );
    const http = createServer();
    const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    http.on('upgrade', (request, wire: Duplex, head: Buffer) => {
      server.handleUpgrade(request, wire, head, (socket) => {
        for (const frame of frames) {
          wire.write(messageOf(frame));
          socket.send(Buffer.from('between'));
        }
        socket.close(1000);
      });
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const received: Buffer[] = [];
    client.on('message', (data: Buffer) => received.push(data));
    expect(await once(client, 'close')).toEqual([1000, expect.anything()]);
    expect(received.length).toBe(2 * frames.length);
    for (const [place, frame] of frames.entries()) {
      expect(received[2 * place]?.equals(frame)).toBe(true);
      expect(received[2 * place + 1]?.toString()).toBe('between');
    }
    server.close();
    http.close();
  });

  it('is built once for a frame', () => {
    const frame = Uint8Array.of(0, 2, 1, 0);
    expect(messageOf(frame)).toBe(messageOf(frame));
  });
});
