import type { RefusalReason } from '@colex/workflow';
import type { Sentence } from './sentence.js';

/** Why a step of sign-off, settlement, ownership, a round, a procedure or a meeting is refused. */
export const WORKFLOW_REFUSALS = {
  notAReviewerOfTheCity: { 'zh-CN': '只有本市的审核人可以会签。', en: 'Only a reviewer of the city decides for it.' },
  cityNotInProject: { 'zh-CN': '该市没有参加本项目。', en: 'The city takes no part in this project.' },
  onlyChairOrLead: {
    'zh-CN': '只有轮值主席或者牵头市的牵头起草人可以这样做。',
    en: 'Only the rotating chair or the lead drafter of the lead city may do this.',
  },
  onlyTheOwnerGivesBack: {
    'zh-CN': '只有负责起草这一条的城市可以交回。',
    en: 'Only the city that drafts this clause can give it back.',
  },
  notInChargeOfTheTrack: {
    'zh-CN': '只有轮值主席或者该市的牵头起草人、审核人可以记录该市的程序。',
    en: "Only the chair, or the city's own lead drafter or reviewer, keeps its procedure.",
  },
  notForTheSignatory: { 'zh-CN': '只有签署方自己可以签署。', en: 'Only the signatory itself signs.' },
  lastEditorDecidesAlone: {
    'zh-CN': '您是最后修改这一条的人，须由本市另一位审核人先同意。',
    en: 'You were the last to change this clause; another reviewer of your city has to approve it first.',
  },
  clauseChangedSinceRead: {
    'zh-CN': '这一条在您阅读之后有了改动，请看过新的文字再表态。',
    en: 'This clause changed after you read it; please read the new words first.',
  },
  citedClauseChangedSinceRead: {
    'zh-CN': '这一条引用的条款在您阅读之后有了改动，请看过再表态。',
    en: 'A clause cited here changed after you read it; please read it first.',
  },
  versionChangedSinceRead: {
    'zh-CN': '会签的版本与您看到的不同，请重新打开。',
    en: 'The version is not the one you saw; please open it again.',
  },
  paperChangedSinceRead: {
    'zh-CN': '文件在您阅读之后有了改动，请重新阅读。',
    en: 'The paper changed after you read it; please read it again.',
  },
  clauseGone: { 'zh-CN': '这一条已被删去。', en: 'This clause is no longer in the text.' },
  itemUnknown: { 'zh-CN': '没有这一项。', en: 'There is no such item.' },
  clauseSettled: {
    'zh-CN': '这一条已经定稿，重新开放之后才能改变。',
    en: 'This clause is settled; it has to be reopened first.',
  },
  reasonMissing: { 'zh-CN': '请写明理由。', en: 'Please give a reason.' },
  textMissing: { 'zh-CN': '请填写内容。', en: 'Please fill in the text.' },
  nothingToWithdraw: { 'zh-CN': '没有可以撤回的意见。', en: 'There is nothing to withdraw.' },
  clauseNotSettled: { 'zh-CN': '这一条没有定稿。', en: 'This clause is not settled.' },
  clauseNotOwned: { 'zh-CN': '这一条没有分给任何城市起草。', en: 'This clause was not given to any city.' },
  onlyJointTextIsShared: {
    'zh-CN': '只有共同文本的条款可以分给城市起草。',
    en: 'Only clauses of the joint text are given to cities.',
  },
  ruleNamesAnotherCity: {
    'zh-CN': '规则中有未参加的城市。',
    en: 'The rule names a city that takes no part.',
  },
  citiesMissing: { 'zh-CN': '请至少指定一个城市。', en: 'Please name at least one city.' },
  clausesMissing: { 'zh-CN': '该版本没有任何条款。', en: 'The version has no clauses.' },
  dateInvalid: { 'zh-CN': '日期不正确。', en: 'This is not a date.' },
  dateInPast: { 'zh-CN': '日期不能早于今天。', en: 'The date must not lie in the past.' },
  dateInFuture: { 'zh-CN': '日期不能晚于今天。', en: 'The date must not lie in the future.' },
  dateNotLater: { 'zh-CN': '新的日期必须晚于原来的日期。', en: 'The new date must be later than the present one.' },
  dateBeforePreviousStep: {
    'zh-CN': '日期不能早于上一个步骤。',
    en: 'The date must not lie before the previous step.',
  },
  alreadyOpen: { 'zh-CN': '已经开始了。', en: 'It is open already.' },
  notOpened: { 'zh-CN': '还没有开始。', en: 'It was not opened.' },
  alreadyEnded: { 'zh-CN': '已经结束了。', en: 'It has ended already.' },
  clausesUndecided: {
    'zh-CN': '还有条款没有表态，不能签署全文。',
    en: 'Some clauses are still undecided; the whole cannot be signed.',
  },
  objectionStands: {
    'zh-CN': '贵市对其中的条款持不同意见，不能签署全文。',
    en: 'Your city objects to a clause; the whole cannot be signed.',
  },
  stageNotNext: { 'zh-CN': '这不是下一个阶段。', en: 'This is not a stage that can follow.' },
  tooFewReadings: { 'zh-CN': '审次还不够。', en: 'There were too few readings.' },
  gateClosed: { 'zh-CN': '条件尚未满足，不能进入这个阶段。', en: 'What this stage requires is not met.' },
  notUnderDeliberation: { 'zh-CN': '法规案不在审议之中。', en: 'The bill is not under deliberation.' },
  notHalted: { 'zh-CN': '审议没有中止。', en: 'The procedure is not halted.' },
  trackEnded: { 'zh-CN': '该市的程序已经终结。', en: 'The procedure of this city has ended.' },
  twoYearsNotOver: { 'zh-CN': '搁置尚未满两年。', en: 'The two years are not over.' },
  notBeforeTheProvince: { 'zh-CN': '尚未报请省人大常委会批准。', en: 'It is not before the province.' },
  notAtTheVote: { 'zh-CN': '尚未进入表决。', en: 'It is not at the vote.' },
  mergedVoteNotForeseen: {
    'zh-CN': '该市的规则没有规定合并表决。',
    en: "The city's rules do not foresee a merged vote.",
  },
  separateVoteNotForeseen: {
    'zh-CN': '该市的规则没有规定单独表决。',
    en: "The city's rules do not foresee a separate vote.",
  },
  nothingToTakeBack: { 'zh-CN': '没有可以撤回的步骤。', en: 'There is no step to take back.' },
  meetingNotPlanned: { 'zh-CN': '会议不在筹备之中。', en: 'The meeting is not planned.' },
  meetingNotHeld: { 'zh-CN': '会议尚未召开。', en: 'The meeting was not held.' },
  termsOverlap: { 'zh-CN': '轮值任期重叠。', en: 'The terms overlap.' },
} satisfies Partial<Record<RefusalReason, Sentence>>;
