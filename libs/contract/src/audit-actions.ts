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
  'signoff.approve': { 'zh-CN': '同意条款', en: 'Approved a clause' },
  'signoff.reserve': { 'zh-CN': '附保留同意条款', en: 'Approved a clause with a reservation' },
  'signoff.object': { 'zh-CN': '不同意条款', en: 'Objected to a clause' },
  'signoff.withdraw': { 'zh-CN': '撤回会签意见', en: 'Withdrew what was said of a clause' },
  'signoff.configure': { 'zh-CN': '设定会签规则', en: 'Set how the project signs off' },
  'clause.settle': { 'zh-CN': '条款定稿', en: 'A clause was settled' },
  'clause.reopen': { 'zh-CN': '重新开放条款', en: 'Reopened a clause' },
  'clause.give': { 'zh-CN': '分配条款起草', en: 'Gave a clause to a city to draft' },
  'clause.takeBack': { 'zh-CN': '收回条款起草', en: 'Took a clause back' },
  'clause.giveBack': { 'zh-CN': '交回条款起草', en: 'Gave a clause back' },
  'round.open': { 'zh-CN': '发起会签轮次', en: 'Opened a sign-off round' },
  'round.extend': { 'zh-CN': '延长会签期限', en: 'Extended a sign-off round' },
  'round.sign': { 'zh-CN': '签署全文', en: 'Signed the whole text' },
  'round.decline': { 'zh-CN': '不签署全文', en: 'Declined to sign the whole text' },
  'round.withdraw': { 'zh-CN': '撤回全文签署', en: 'Withdrew a signature of the whole text' },
  'round.close': { 'zh-CN': '结束会签轮次', en: 'Closed a sign-off round' },
  'round.cancel': { 'zh-CN': '取消会签轮次', en: 'Cancelled a sign-off round' },
  'person.suspend': { 'zh-CN': '停用账号', en: 'Suspended an account' },
  'person.reinstate': { 'zh-CN': '恢复账号', en: 'Reinstated an account' },
  'access.request': { 'zh-CN': '申请加入', en: 'Asked for access' },
  'access.answer': { 'zh-CN': '答复加入申请', en: 'Answered a request for access' },
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
