import { ERRORS, type ErrorCode, type Language, TypedError } from '@colex/contract';
import { isDatabaseAway } from '@colex/store';
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql';
import type { Logger } from 'pino';
import { currentScope } from '../request/request-scope.js';
import { isLimitError } from './limits.js';

/** Codes of Apollo for requests that are wrong before anything is executed. They tell the caller what to correct. */
const REQUEST_FAULTS = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** The answer for an error of the current request; what is our fault is logged with the request's id. */
export function reportedAnswer(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const { language, requestId } = currentScope();
  const answer = answerError(formatted, error, language, requestId);
  if (answer.bug !== undefined) logger.error({ err: answer.bug, requestId, path: formatted.path }, 'a request failed');
  return answer.formatted;
}

/** What the caller is told, and the fault to log when it is ours. */
export interface ErrorAnswer {
  readonly formatted: GraphQLFormattedError;
  readonly bug?: unknown;
}

/** Turns whatever was thrown into a row of the error table. Nothing of a bug is shown: no message, stack, SQL or path. */
export function answerError(
  formatted: GraphQLFormattedError,
  error: unknown,
  language: Language,
  requestId: string,
): ErrorAnswer {
  const cause: unknown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const { path, locations } = formatted;
  const answer = (code: ErrorCode, message: string = ERRORS[code].sentence[language], more: object = {}) => ({
    message,
    path,
    locations,
    extensions: { code, requestId, ...more },
  });
  if (cause instanceof TypedError) {
    const more = cause.retryAfterMs === undefined ? {} : { retryAfterMs: cause.retryAfterMs };
    return { formatted: answer(cause.code, cause.detail?.[language], more) };
  }
  if (isDatabaseAway(cause)) return { formatted: answer('UPSTREAM_UNAVAILABLE'), bug: cause };
  const extensions = { ...(error instanceof GraphQLError ? error.extensions : {}), ...formatted.extensions };
  if (isLimitError(formatted.message, extensions))
    return { formatted: answer('QUERY_TOO_COSTLY', limitMessage(formatted)) };
  const isRequestFault = typeof extensions['code'] === 'string' && REQUEST_FAULTS.has(extensions['code']);
  if (isRequestFault || isVariableFault(error)) return { formatted: answer('BAD_USER_INPUT', formatted.message) };
  return { formatted: answer('INTERNAL'), bug: cause };
}

/** Whether a variable's value does not fit its type, wherever it was noticed: when an operation is weighed or when it is executed. */
const isVariableFault = (error: unknown): boolean =>
  error instanceof GraphQLError && error.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION;

const limitMessage = (formatted: GraphQLFormattedError): string => formatted.message.replace(/^Syntax Error: /, '');
