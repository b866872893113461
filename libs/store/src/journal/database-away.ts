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
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/;

/** Whether an error says that the database cannot be reached or cannot work just now, rather than that we asked for nonsense. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error)) return false;
  const code = (cause as { code?: unknown }).code;
  if (typeof code !== 'string') return WITHOUT_CODE.test(cause.message);
  return (
    NETWORK_CODES.has(code) ||
    PASSING_CODES.has(code) ||
    (code.length === 5 && PASSING_CLASSES.some((known) => code.startsWith(known)))
  );
}
