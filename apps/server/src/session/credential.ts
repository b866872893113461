import type { IncomingMessage } from 'node:http';
import { type Credential, tokenCredential } from '@colex/access';
import type { Request } from 'express';
import { isWellFormedToken } from '../token/token-text.js';

const BEARER = /^Bearer +(\S+)$/i;

/** A credential that is certainly nobody's, so that a malformed token is refused like an unknown one. */
const NOBODYS = tokenCredential('');

/** What an HTTP request shows: a token in `Authorization`, which then counts alone, or the session cookie. */
export function credentialOfRequest(request: Request): Credential | null {
  const header = request.headers.authorization;
  if (header !== undefined) return credentialOfToken(BEARER.exec(header)?.[1] ?? '');
  return request.session?.personId ? { kind: 'session', sid: request.sessionID } : null;
}

/** What an upgrade request shows: a token in `Authorization` or, for browsers' sake, in `?token=`; or the session cookie. */
export async function credentialOfUpgrade(
  request: IncomingMessage,
  parameters: URLSearchParams,
  sessionOf: (request: IncomingMessage) => Promise<string | null>,
): Promise<Credential | null> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1] ?? parameters.get('token');
  if (token !== null) return credentialOfToken(token);
  const sid = await sessionOf(request);
  return sid === null ? null : { kind: 'session', sid };
}

function credentialOfToken(token: string): Credential {
  return isWellFormedToken(token) ? tokenCredential(token) : NOBODYS;
}
