import type { IncomingMessage } from 'node:http';

/** Whether an address belongs to a proxy whose forwarding headers are believed. */
export type TrustsAddress = (address: string) => boolean;

/**
 * Whether a browser that sent this request did so from a page of ours: `Origin` (RFC 6454) names the host the request went
 * to. Programs that are no browsers send none, and carry no cookies by themselves either.
 */
export function isSameOrigin(request: IncomingMessage, trusts: TrustsAddress): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  const forwarded = trusts(request.socket.remoteAddress ?? '') ? request.headers['x-forwarded-host'] : undefined;
  const [host] = String(forwarded ?? request.headers.host ?? '').split(',');
  return URL.canParse(origin) && new URL(origin).host === host?.trim();
}
