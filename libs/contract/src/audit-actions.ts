import type { Sentence } from './messages.js';

/**
 * What the audit chain records, by key, and how it is called. A key is never renamed or used for something else: rows
 * carry it for ever.
 */
export const AUDIT_ACTIONS = {
  'session.signIn': { 'zh-CN': '登录', en: 'Signed in' },
  'session.signOut': { 'zh-CN': '退出登录', en: 'Signed out' },
  'session.signOutEverywhere': { 'zh-CN': '退出所有设备', en: 'Signed out everywhere' },
  'session.throttle': { 'zh-CN': '登录失败过多，暂停尝试', en: 'Sign-in stopped after too many failures' },
  'token.create': { 'zh-CN': '创建访问令牌', en: 'Created an access token' },
  'token.revoke': { 'zh-CN': '撤销访问令牌', en: 'Revoked an access token' },
  'member.add': { 'zh-CN': '加入项目成员', en: 'Added a member' },
  'member.remove': { 'zh-CN': '移除项目成员', en: 'Removed a member' },
  'draft.create': { 'zh-CN': '创建文本', en: 'Created a draft' },
  'draft.massDeletion': { 'zh-CN': '短时间内大量删除', en: 'Much of a draft was deleted at once' },
  'sync.refuse': { 'zh-CN': '协同连接被拒绝', en: 'Refused a connection to a draft' },
  'thread.open': { 'zh-CN': '提出意见', en: 'Opened a thread' },
  'thread.comment': { 'zh-CN': '回复意见', en: 'Commented' },
  'thread.editComment': { 'zh-CN': '修改回复', en: 'Edited a comment' },
  'thread.deleteComment': { 'zh-CN': '删除回复', en: 'Deleted a comment' },
  'thread.assign': { 'zh-CN': '交办意见', en: 'Assigned a thread' },
  'thread.classify': { 'zh-CN': '归类意见', en: 'Classified a thread' },
  'thread.resolve': { 'zh-CN': '办结意见', en: 'Resolved a thread' },
  'thread.reopen': { 'zh-CN': '重新提出意见', en: 'Reopened a thread' },
  'thread.reattach': { 'zh-CN': '为意见重新指定原文', en: 'Attached a thread to other words' },
  'webhook.create': { 'zh-CN': '设置推送', en: 'Set up a webhook' },
  'webhook.disable': { 'zh-CN': '停用推送', en: 'Disabled a webhook' },
  'audit.export': { 'zh-CN': '导出审计记录', en: 'Exported audit records' },
} as const satisfies Record<string, Sentence>;

/** A key of {@link AUDIT_ACTIONS}. */
export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** How an action is called, in a language; a key this build does not know is shown as it is. */
export function auditActionLabel(action: string, language: keyof Sentence): string {
  return (AUDIT_ACTIONS as Record<string, Sentence>)[action]?.[language] ?? action;
}
