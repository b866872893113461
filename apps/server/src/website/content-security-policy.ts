import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** What stands in `index.html` wherever a nonce must be. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Gives each answer a nonce of its own, to be found by {@link nonceOf}. */
export const giveNonce: RequestHandler = (_request, response, next) => {
  response.locals['cspNonce'] = randomBytes(16).toString('base64');
  next();
};

/** The nonce of this answer. */
export function nonceOf(response: { readonly locals: Record<string, unknown> }): string {
  return String(response.locals['cspNonce']);
}

const nonceSource = (_request: unknown, response: unknown): string => `'nonce-${nonceOf(response as Response)}'`;

/**
 * The headers that limit what a page of ours can be made to do. Everything comes from our own origin; scripts and styles in
 * the page need the nonce of the answer, so an injected one does nothing (CSP level 3). No `unsafe-inline`, no CDN.
 */
export function securityHeaders(isSecure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonceSource],
        styleSrc: ["'self'", nonceSource],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Told only where the installation itself is reached over https.
    strictTransportSecurity: isSecure,
  });
}
