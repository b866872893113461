import { preferredLanguage } from '@colex/contract';
import type { RequestHandler } from 'express';
import { nanoid } from 'nanoid';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { inScope } from './request-scope.js';

const REQUEST_ID = 'x-request-id';

/**
 * Gives every request an id, says it in the answer, and logs the request under it. Addresses are logged without their
 * query (it may hold a token), headers not at all (they hold cookies).
 */
export function requestLogging(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = nanoid();
      response.setHeader(REQUEST_ID, id);
      return id;
    },
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'warn' : 'debug',
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  }) as RequestHandler;
}

/** Everything that answers the request runs within its scope. */
export const requestScope: RequestHandler = (request, _response, next) => {
  const scope = { requestId: String(request.id), language: preferredLanguage(request.headers['accept-language']) };
  inScope(scope, next);
};
