import type { Sentence } from './messages.js';

interface CloseRow {
  readonly code: number;
  /** Whether the client should connect again by itself; y-websocket 3.1 does not for codes 4400 to 4499. */
  readonly comeBack: boolean;
  readonly sentence: Sentence;
}

/**
 * Why the server closes a sync socket (`/collab/<draft>`) or, where it applies, a GraphQL one. Codes of 4000 and above
 * are ours (RFC 6455 §7.4.2) and follow graphql-transport-ws where that has one.
 */
export const CLOSES = {
  restart: {
    code: 1012,
    comeBack: true,
    sentence: { 'zh-CN': '服务器正在重启，请稍后自动重连。', en: 'The server restarts; come back shortly.' },
  },
  rightsChanged: {
    code: 1012,
    comeBack: true,
    sentence: { 'zh-CN': '您的权限已变化，请重新连接。', en: 'Your rights changed; connect again.' },
  },
  reload: {
    code: 1012,
    comeBack: true,
    sentence: { 'zh-CN': '文本需要重新载入，请重新连接。', en: 'The draft is loaded anew; connect again.' },
  },
  overload: {
    code: 1013,
    comeBack: true,
    sentence: { 'zh-CN': '接收过慢，请重新连接以同步。', en: 'You received too slowly; connect again to catch up.' },
  },
  frameTooLarge: {
    code: 1009,
    comeBack: true,
    sentence: { 'zh-CN': '一次发送的内容超过 1 MB。', en: 'A frame was larger than 1 MB.' },
  },
  badFrame: {
    code: 4400,
    comeBack: false,
    sentence: { 'zh-CN': '收到无法识别的数据。', en: 'A frame could not be understood.' },
  },
  unauthenticated: {
    code: 4401,
    comeBack: false,
    sentence: { 'zh-CN': '登录已失效，请重新登录。', en: 'You are not signed in, or no longer.' },
  },
  forbidden: {
    code: 4403,
    comeBack: false,
    sentence: {
      'zh-CN': '没有这个文本，或者您无权这样做。',
      en: 'There is no such draft, or you may not do this to it.',
    },
  },
  refusedUpdate: {
    code: 4409,
    comeBack: false,
    sentence: { 'zh-CN': '修改未被接受，文本没有改变。', en: 'The change was refused; the draft is as it was.' },
  },
  tooManyConnections: {
    code: 4429,
    comeBack: false,
    sentence: { 'zh-CN': '您同时打开的连接过多。', en: 'You have too many connections open at once.' },
  },
  damaged: {
    code: 4500,
    comeBack: true,
    sentence: {
      'zh-CN': '文本的日志校验失败，已暂停打开，请联系管理员。',
      en: 'The journal of this draft does not verify; it is not opened until the administrator looked at it.',
    },
  },
} as const satisfies Record<string, CloseRow>;

/** A key of {@link CLOSES}. */
export type CloseReason = keyof typeof CLOSES;
