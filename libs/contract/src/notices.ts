import type { Sentence } from './messages.js';

/**
 * What the inbox, the digest and the robots say, by key. `{actor}` is who did it, `{draft}` the title of the text, `{clause}` the
 * clause as it prints (第十条, or the draft's title); the reader fills those three in, whoever emits gives the rest.
 */
export const NOTICES = {
  threadOpened: { 'zh-CN': '{actor}对{clause}提出意见：{words}', en: '{actor} opened a thread on {clause}: {words}' },
  threadMention: {
    'zh-CN': '{actor}在{clause}的意见中提到了您：{words}',
    en: '{actor} mentioned you on {clause}: {words}',
  },
  threadReply: { 'zh-CN': '{actor}回复了{clause}的意见：{words}', en: '{actor} replied on {clause}: {words}' },
  threadAssigned: {
    'zh-CN': '{actor}请您办理{clause}的意见：{words}',
    en: '{actor} asked you to see to a thread on {clause}: {words}',
  },
  threadAccepted: {
    'zh-CN': '{actor}采纳了{clause}的意见：{words}',
    en: '{actor} accepted an opinion on {clause}: {words}',
  },
  threadPartlyAccepted: {
    'zh-CN': '{actor}部分采纳了{clause}的意见：{words}',
    en: '{actor} accepted an opinion on {clause} in part: {words}',
  },
  threadNotAccepted: {
    'zh-CN': '{actor}未采纳{clause}的意见：{words}',
    en: '{actor} did not accept an opinion on {clause}: {words}',
  },
  threadAnswered: {
    'zh-CN': '{actor}答复了{clause}的意见：{words}',
    en: '{actor} answered a thread on {clause}: {words}',
  },
  threadReopened: {
    'zh-CN': '{actor}重新提出{clause}的意见：{words}',
    en: '{actor} reopened a thread on {clause}: {words}',
  },
  proposalOpened: { 'zh-CN': '{actor}对{clause}提出修改建议。', en: '{actor} proposed a change to {clause}.' },
  proposalAccepted: { 'zh-CN': '{actor}采纳了对{clause}的修改建议。', en: '{actor} accepted a proposal on {clause}.' },
  proposalDeclined: {
    'zh-CN': '{actor}未采纳对{clause}的修改建议：{reason}',
    en: '{actor} declined a proposal on {clause}: {reason}',
  },
  signoffStale: {
    'zh-CN': '{clause}在贵市会签之后有了改动，请再次会签。',
    en: '{clause} changed after your city signed it; please look again.',
  },
  citationChanged: {
    'zh-CN': '贵市会签过的{clause}，其引用的条款已变，请核对。',
    en: 'A clause cited by {clause}, which your city signed, has changed; please check.',
  },
  clauseSettled: { 'zh-CN': '{clause}已定稿。', en: '{clause} is settled.' },
  clauseReopened: { 'zh-CN': '{actor}重新讨论{clause}：{reason}', en: '{actor} reopened {clause}: {reason}' },
  clauseObjected: { 'zh-CN': '{actor}对{clause}提出异议：{reason}', en: '{actor} objected to {clause}: {reason}' },
  roundOpened: {
    'zh-CN': '{actor}发起会签，请于{dueOn}前答复。',
    en: '{actor} opened a sign-off round; please answer by {dueOn}.',
  },
  roundExtended: { 'zh-CN': '{actor}将会签期限延至{dueOn}。', en: '{actor} extended the sign-off round to {dueOn}.' },
  roundReminder: {
    'zh-CN': '会签将于{dueOn}截止，贵市尚未答复。',
    en: 'The sign-off round ends on {dueOn}; your city has not answered.',
  },
  roundSigned: { 'zh-CN': '{city}签署了全文。', en: '{city} signed the whole text.' },
  roundDeclined: {
    'zh-CN': '{city}不予签署全文：{reason}',
    en: '{city} declined to sign the whole text: {reason}',
  },
  roundClosed: { 'zh-CN': '{actor}结束了会签。', en: '{actor} closed the sign-off round.' },
  roundCancelled: { 'zh-CN': '{actor}取消了会签：{reason}', en: '{actor} cancelled the sign-off round: {reason}' },
  stageMoved: { 'zh-CN': '{city}的立法程序进入“{stage}”。', en: 'The procedure of {city} moved on to {stage}.' },
  deadlineNear: { 'zh-CN': '{city}的“{stage}”将于{dueOn}到期。', en: '{stage} of {city} is due on {dueOn}.' },
  accessRequested: { 'zh-CN': '{person}申请权限：{words}', en: '{person} asks for access: {words}' },
  massDeletion: {
    'zh-CN': '{actor}在短时间内删除了{draft}的大量文字，可在版本中恢复。',
    en: '{actor} deleted much of {draft} at once; it can be restored from its versions.',
  },
} satisfies Record<string, Sentence>;

/** A key of {@link NOTICES}. */
export type NoticeKey = keyof typeof NOTICES;
