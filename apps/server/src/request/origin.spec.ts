import type { IncomingMessage } from 'node:http';
import { isSameOrigin } from './origin.js';

const request = (headers: Record<string, string>, remoteAddress = '127.0.0.1'): IncomingMessage =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

const PROXY = (address: string) => address === '10.0.0.1';

describe('isSameOrigin', () => {
  it.each([
    ['a program that sends no origin', request({ host: 'colex.example' }), true],
    ['a page of the host itself', request({ host: 'colex.example:3000', origin: 'http://colex.example:3000' }), true],
    ['a page of another host', request({ host: 'colex.example', origin: 'https://evil.example' }), false],
    ['a page of another port', request({ host: 'colex.example:3000', origin: 'http://colex.example:4000' }), false],
    ['an opaque origin', request({ host: 'colex.example', origin: 'null' }), false],
    [
      'a page behind a trusted proxy',
      request({ host: 'node1', 'x-forwarded-host': 'colex.example', origin: 'https://colex.example' }, '10.0.0.1'),
      true,
    ],
    [
      'a forwarding header from anybody else',
      request({ host: 'colex.example', 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' }),
      false,
    ],
  ])('judges %s', (_case, asked, same) => {
    expect(isSameOrigin(asked, PROXY)).toBe(same);
  });
});
