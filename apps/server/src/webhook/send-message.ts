import { type LookupAddress, lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { WebhookMessage } from './webhook-message.js';

/** What came of sending: the answer's status and beginning, or why there was none. */
export type SendOutcome = { readonly status: number; readonly answer: string } | { readonly error: string };

const TIMEOUT_MS = 10_000;
const LONGEST_ANSWER = 4_096;

/** Addresses that are inside: this machine, private and link-local networks, clouds' metadata, multicast and reserved ones. */
const INSIDE = insideAddresses();

/**
 * Whether an address is of this machine or a private network; nothing is ever sent there unless the installation allows it. IPv4
 * addresses written as IPv6 are looked through; what is no address at all counts as inside.
 */
export function isInside(address: string): boolean {
  const version = isIP(address);
  return version === 0 || INSIDE.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Sends a request once. The address a name stands for is looked up here and is the one that is connected to, so a name cannot
 * mean another machine a moment later. Redirects are not followed; of the answer only the beginning is read.
 */
export function sendMessage({ url, headers, body }: WebhookMessage, mayGoInside: boolean): Promise<SendOutcome> {
  const address = new URL(url);
  if (address.protocol !== 'https:' && address.protocol !== 'http:')
    return Promise.resolve({ error: 'not a web address' });
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayGoInside && isInside(host)) return Promise.resolve({ error: 'private address' });
  return new Promise((resolve) => {
    const send = address.protocol === 'https:' ? requestSecure : requestPlain;
    const sent = send(
      address,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Colex' },
        lookup: guardedLookup(mayGoInside),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
      (response) => {
        let answer = '';
        const done = (): void => resolve({ status: response.statusCode ?? 0, answer: answer.slice(0, LONGEST_ANSWER) });
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          answer += part;
          if (answer.length > LONGEST_ANSWER) {
            done();
            response.destroy();
          }
        });
        response.on('end', done);
        response.on('error', done);
      },
    );
    sent.on('error', (error) =>
      resolve({ error: error.name === 'TimeoutError' ? 'no answer in time' : error.message }),
    );
    sent.end(body);
  });
}

function guardedLookup(mayGoInside: boolean): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const allowed = mayGoInside ? found : found.filter(({ address }) => !isInside(address));
      const [first] = allowed;
      if (!first) return callback(new Error('private address'), '', 0);
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function insideAddresses(): BlockList {
  const list = new BlockList();
  const subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
    ['0.0.0.0', 8, 'ipv4'],
    ['10.0.0.0', 8, 'ipv4'],
    ['100.64.0.0', 10, 'ipv4'],
    ['127.0.0.0', 8, 'ipv4'],
    ['169.254.0.0', 16, 'ipv4'],
    ['172.16.0.0', 12, 'ipv4'],
    ['192.0.0.0', 24, 'ipv4'],
    ['192.168.0.0', 16, 'ipv4'],
    ['198.18.0.0', 15, 'ipv4'],
    ['224.0.0.0', 3, 'ipv4'],
    ['::', 127, 'ipv6'],
    ['64:ff9b::', 96, 'ipv6'],
    ['2002::', 16, 'ipv6'],
    ['fc00::', 7, 'ipv6'],
    ['fe80::', 10, 'ipv6'],
    ['ff00::', 8, 'ipv6'],
  ];
  for (const [network, prefix, family] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
