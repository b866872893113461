import type { IncomingMessage } from 'node:http';
import { Door, addressOf } from './door.js';

const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('the door of the sync sockets (MS13)', () => {
  it('holds one address to its share and leaves room for others', () => {
    const door = new Door({ byAddress: 2, waiting: 4, open: 6 });
    const [first, second] = [door.enter('a'), door.enter('a')];
    expect(door.enter('a')).toBeUndefined();
    expect(door.enter('b')).toBeDefined();
    first?.gone();
    expect(door.enter('a')).toBeDefined();
    second?.admitted();
    expect(door.enter('a')).toBeDefined();
  });

  it('holds all who wait, and all who are in, to a number', () => {
    const door = new Door({ byAddress: 9, waiting: 2, open: 3 });
    const [first, second] = [door.enter('a'), door.enter('b')];
    expect(door.enter('c')).toBeUndefined();
    first?.admitted();
    second?.admitted();
    const third = door.enter('c');
    third?.admitted();
    expect(door.enter('d')).toBeUndefined();
    third?.gone();
    third?.gone();
    expect(door.enter('d')).toBeDefined();
    expect(door.enter('e')).toBeUndefined();
  });

  it('believes forwarding headers only of proxies we trust, and only as far as they are trusted', () => {
    const trusts = (address: string): boolean => address.startsWith('10.');
    expect(addressOf(request('6.6.6.6', '1.1.1.1'), trusts)).toBe('6.6.6.6');
    expect(addressOf(request('10.0.0.1', '1.1.1.1, 6.6.6.6'), trusts)).toBe('6.6.6.6');
    expect(addressOf(request('10.0.0.1', '1.1.1.1, 10.0.0.2'), trusts)).toBe('1.1.1.1');
    expect(addressOf(request('10.0.0.1'), trusts)).toBe('10.0.0.1');
  });
});
