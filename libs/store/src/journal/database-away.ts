import { QueryFailedError } from 'typeorm';

/**
 * SQLSTATE classes after which the same statement may well succeed later: connection exception, operator intervention
 * (shutdown, recovery), insufficient resources (disk full, too many connections), system error, transaction rollback
 * (PostgreSQL manual, appendix A).
 */
const PASSING_CLASSES = ['08', '57', '53', '58', '40'];
const PASSING_CODES = new Set(['25006', '55P03']);
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENOENT',
]);
/** pg reports these without a code. */
const WITHOUT_CODE =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout|Client has encountered a connection error/;

/** Whether an error says that the database cannot be reached or cannot work just now, rather than that we asked for nonsense. */
export function isDatabaseAway(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  // By shape, not by class: errors of Node's network code need not be instances of this module's Error.
  if (typeof cause !== 'object' || cause === null) return false;
  const { code, message, errors } = cause as { code?: unknown; message?: unknown; errors?: unknown };
  // A host name with several addresses fails once for each of them.
  if (Array.isArray(errors)) return errors.some(isDatabaseAway);
  if (typeof code !== 'string') return WITHOUT_CODE.test(String(message));
  const isPassing = code.length === 5 && PASSING_CLASSES.some((known) => code.startsWith(known));
  return isPassing || NETWORK_CODES.has(code) || PASSING_CODES.has(code);
}
