import type { Sentence } from './sentence.js';

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
  'track.moveOn': { 'zh-CN': '记录进入阶段', en: 'Recorded a stage' },
  'track.planStage': { 'zh-CN': '排定阶段日期', en: 'Set the day of a stage' },
  'track.waiveConsultation': { 'zh-CN': '记录不公开征求意见', en: 'Recorded that there is no consultation' },
  'track.sendToMembers': { 'zh-CN': '记录草案分送', en: 'Recorded that a draft was sent' },
  'track.deferVote': { 'zh-CN': '记录暂不付表决', en: 'Recorded a deferred vote' },
  'track.shelve': { 'zh-CN': '记录搁置审议', en: 'Recorded a shelved bill' },
  'track.resume': { 'zh-CN': '记录继续审议', en: 'Recorded that deliberation went on' },
  'track.withdrawBill': { 'zh-CN': '记录撤回', en: 'Recorded a withdrawal' },
  'track.lapse': { 'zh-CN': '记录终止审议', en: 'Recorded a lapse' },
  'track.failVote': { 'zh-CN': '记录表决未获通过', en: 'Recorded a failed vote' },
  'track.refuseApproval': { 'zh-CN': '记录不予批准', en: 'Recorded a refused approval' },
  'track.takeStepBack': { 'zh-CN': '更正程序记录', en: 'Corrected a record of a procedure' },
  'track.changeRules': { 'zh-CN': '修改程序规则', en: 'Changed the rules of a procedure' },
  'procedure.changeGates': { 'zh-CN': '修改关口设置', en: 'Changed the gates' },
  'file.add': { 'zh-CN': '添加附件', en: 'Added a file' },
  'meeting.planMeeting': { 'zh-CN': '召集会议', en: 'Called a meeting' },
  'meeting.changeMeeting': { 'zh-CN': '变更会议', en: 'Changed a meeting' },
  'meeting.holdMeeting': { 'zh-CN': '记录会议召开', en: 'Recorded that a meeting was held' },
  'meeting.resolve': { 'zh-CN': '记录议定事项', en: 'Recorded a resolution' },
  'meeting.recordMinutes': { 'zh-CN': '记录会议纪要', en: 'Recorded minutes' },
  'meeting.followUp': { 'zh-CN': '报告落实情况', en: 'Reported on a resolution' },
  'meeting.cancelMeeting': { 'zh-CN': '取消会议', en: 'Cancelled a meeting' },
  'paper.preparePaper': { 'zh-CN': '准备签署文件', en: 'Prepared a paper' },
  'paper.signPaper': { 'zh-CN': '签署文件', en: 'Signed a paper' },
  'paper.withdrawPaperSignature': { 'zh-CN': '撤回签署', en: 'Took a signature back' },
  'paper.voidPaper': { 'zh-CN': '作废文件', en: 'Voided a paper' },
  'chair.setTerm': { 'zh-CN': '确定轮值任期', en: 'Set a turn in the chair' },
  'chair.endTerm': { 'zh-CN': '提前结束轮值', en: 'Ended a turn in the chair' },
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
