import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { refuse } from './request-guards.js';

/** Answers for what goes wrong before a controller or GraphQL is reached: bodies that are too large or no JSON, and bugs. */
export function bodyErrors(logger: Logger): ErrorRequestHandler {
  return (error: { readonly status?: unknown }, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status } = error;
    if (status === 413) return refuse(request, response, 'PAYLOAD_TOO_LARGE');
    if (typeof status === 'number' && status >= 400 && status < 500) return refuse(request, response, 'BAD_USER_INPUT');
    logger.error({ err: error, requestId: String(request.id) }, 'a request failed');
    return refuse(request, response, 'INTERNAL');
  };
}
