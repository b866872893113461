import { ERRORS, type ErrorCode, preferredLanguage } from '@colex/contract';
import type { Request, RequestHandler, Response } from 'express';
import { type TrustsAddress, isSameOrigin } from './origin.js';

const LARGEST_ANONYMOUS_BODY = 1_048_576;

/** The largest body of somebody who shows a credential: 4,000,000 Chinese characters of a draft, and the JSON around them. */
export const LARGEST_BODY = '14mb';

/** Refuses requests that change something when a page of another site made them (cross-site request forgery). */
export function sameOriginOnly(trusts: TrustsAddress): RequestHandler {
  return (request, response, next) => {
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (reads || isSameOrigin(request, trusts)) next();
    else refuse(request, response, 'FORBIDDEN');
  };
}

/** Nobody fills the server's memory before it is known who they are. Needs the session to be read before. */
export const smallUnlessKnown: RequestHandler = (request, response, next) => {
  const known = request.session.personId !== undefined || request.headers.authorization !== undefined;
  const length = Number(request.headers['content-length'] ?? 0);
  const lengthUntold = request.headers['transfer-encoding'] !== undefined;
  if (known || (!lengthUntold && length <= LARGEST_ANONYMOUS_BODY)) next();
  else refuse(request, response, 'PAYLOAD_TOO_LARGE');
};

/** Answers with a row of the error table, in the shape of a GraphQL answer. */
export function refuse(request: Request, response: Response, code: ErrorCode): void {
  const { status, sentence } = ERRORS[code];
  const message = sentence[preferredLanguage(request.headers['accept-language'])];
  response.status(status).json({ errors: [{ message, extensions: { code, requestId: String(request.id) } }] });
}
