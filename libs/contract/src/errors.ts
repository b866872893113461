import type { Sentence } from './messages.js';

interface ErrorRow {
  /** Status with `Accept: application/graphql-response+json`, and of plain HTTP answers (RFC 9110). */
  readonly status: number;
  readonly sentence: Sentence;
}

/**
 * The closed list of `extensions.code` (api.md §13). Whatever is thrown as a {@link TypedError} is one of these; anything
 * else is a bug, is logged with its request id, and is shown as INTERNAL and nothing more.
 */
export const ERRORS = {
  UNAUTHENTICATED: { status: 401, sentence: { 'zh-CN': '请先登录。', en: 'Please sign in first.' } },
  FORBIDDEN: { status: 403, sentence: { 'zh-CN': '您无权这样做。', en: 'You may not do this.' } },
  NOT_FOUND: {
    status: 404,
    sentence: { 'zh-CN': '没有找到，或者您无权查看。', en: 'It does not exist, or you may not see it.' },
  },
  BAD_USER_INPUT: {
    status: 400,
    sentence: { 'zh-CN': '请求的内容不符合要求。', en: 'The request is not of the expected form.' },
  },
  CONFLICT: {
    status: 409,
    sentence: { 'zh-CN': '内容已被他人修改，请重新读取。', en: 'It was changed meanwhile; please read it again.' },
  },
  STALE_APPROVAL: {
    status: 409,
    sentence: { 'zh-CN': '会签所依据的文字已经改变。', en: 'The words that were approved have changed.' },
  },
  LOCKED: {
    status: 423,
    sentence: { 'zh-CN': '此条已经定稿，不能修改。', en: 'This clause is settled and cannot be changed.' },
  },
  RATE_LIMITED: {
    status: 429,
    sentence: { 'zh-CN': '请求过于频繁，请稍后再试。', en: 'Too many requests; please try again later.' },
  },
  QUERY_TOO_COSTLY: {
    status: 400,
    sentence: { 'zh-CN': '查询超出了复杂度限制。', en: 'The query exceeds the limits on its size.' },
  },
  BAD_CURSOR: { status: 400, sentence: { 'zh-CN': '分页游标无效。', en: 'The cursor is not one of this list.' } },
  PAYLOAD_TOO_LARGE: { status: 413, sentence: { 'zh-CN': '请求内容过大。', en: 'The request is too large.' } },
  UPSTREAM_UNAVAILABLE: {
    status: 503,
    sentence: {
      'zh-CN': '数据库暂时不可用，请稍后再试。',
      en: 'The database is not available just now; please try again.',
    },
  },
  INTERNAL: {
    status: 500,
    sentence: {
      'zh-CN': '服务器内部错误。请把请求编号告诉管理员。',
      en: 'Something went wrong here. Please tell the administrator the request id.',
    },
  },
} as const satisfies Record<string, ErrorRow>;

/** A code of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS;

/** An error that is meant for whoever asked. `message` says more than the table only where it gives nothing away. */
export class TypedError extends Error {
  override readonly name = 'TypedError';

  /**
   * @param code which row of {@link ERRORS}
   * @param detail a sentence in place of the table's; never SQL, a stack or a path
   * @param retryAfterMs when trying again makes sense, in milliseconds
   */
  constructor(
    readonly code: ErrorCode,
    readonly detail?: Sentence,
    readonly retryAfterMs?: number,
  ) {
    super(detail?.en ?? ERRORS[code].sentence.en);
  }
}
