import type { Certainty, Duty, Gate, Stage, TrackAction, TrackCondition } from './generated/schema.js';
import type { Sentence } from './sentence.js';

/** How the stages of a city's procedure are called. */
export const STAGE_NAMES: Readonly<Record<Stage, Sentence>> = {
  PLANNED: { 'zh-CN': '立项', en: 'Planned' },
  DRAFTING: { 'zh-CN': '起草', en: 'Drafting' },
  SUBMITTED: { 'zh-CN': '提出议案', en: 'Submitted' },
  ON_AGENDA: { 'zh-CN': '列入议程', en: 'On the agenda' },
  FIRST_READING: { 'zh-CN': '一审', en: 'First reading' },
  CONSULTATION: { 'zh-CN': '公开征求意见', en: 'Public consultation' },
  UNIFIED_DELIBERATION: { 'zh-CN': '统一审议', en: 'Unified deliberation' },
  PROVINCE_PREVIEW: { 'zh-CN': '省级征求意见', en: 'Preview by the province' },
  SECOND_READING: { 'zh-CN': '二审', en: 'Second reading' },
  FURTHER_READING: { 'zh-CN': '三审及再次审议', en: 'Further reading' },
  VOTE: { 'zh-CN': '表决', en: 'Vote' },
  SUBMITTED_FOR_APPROVAL: { 'zh-CN': '报请批准', en: 'Submitted for approval' },
  APPROVED: { 'zh-CN': '省批准', en: 'Approved' },
  PROMULGATED: { 'zh-CN': '公布', en: 'Promulgated' },
  FILED: { 'zh-CN': '备案', en: 'Filed' },
  IN_FORCE: { 'zh-CN': '施行', en: 'In force' },
};

/** Whether a procedure moves, stopped or ended. */
export const CONDITION_NAMES: Readonly<Record<TrackCondition, Sentence>> = {
  MOVING: { 'zh-CN': '推进中', en: 'Moving' },
  DEFERRED: { 'zh-CN': '暂不付表决', en: 'Vote deferred' },
  SHELVED: { 'zh-CN': '搁置审议', en: 'Shelved' },
  WITHDRAWN: { 'zh-CN': '已撤回', en: 'Withdrawn' },
  LAPSED: { 'zh-CN': '终止审议', en: 'Lapsed' },
  VOTED_DOWN: { 'zh-CN': '未获通过', en: 'Voted down' },
  APPROVAL_REFUSED: { 'zh-CN': '不予批准', en: 'Approval refused' },
};

/** What can be recorded of a procedure. */
export const TRACK_ACTION_NAMES: Readonly<Record<TrackAction, Sentence>> = {
  MOVE_ON: { 'zh-CN': '进入下一阶段', en: 'Move on' },
  DEFER: { 'zh-CN': '暂不付表决', en: 'Defer the vote' },
  SHELVE: { 'zh-CN': '搁置审议', en: 'Shelve' },
  RESUME: { 'zh-CN': '继续审议', en: 'Go on' },
  WITHDRAW: { 'zh-CN': '撤回', en: 'Withdraw' },
  LAPSE: { 'zh-CN': '终止审议', en: 'Lapse' },
  FAIL_VOTE: { 'zh-CN': '表决未获通过', en: 'Voted down' },
  REFUSE_APPROVAL: { 'zh-CN': '不予批准', en: 'Approval refused' },
  TAKE_BACK: { 'zh-CN': '更正最近的记录', en: 'Take the last record back' },
};

/** What has a day. */
export const DUTY_NAMES: Readonly<Record<Duty, Sentence>> = {
  SUBMIT_BILL: { 'zh-CN': '提出议案', en: 'Submit the bill' },
  SEND_TO_MEMBERS: { 'zh-CN': '草案分送组成人员', en: 'Send the draft to the members' },
  PREVIEW_BY_PROVINCE: { 'zh-CN': '征求省级意见', en: 'Ask the province' },
  KEEP_CONSULTATION_OPEN: { 'zh-CN': '公开征求意见期满', en: 'End of the consultation' },
  APPROVE: { 'zh-CN': '省人大常委会批准', en: 'Approval by the province' },
  PROMULGATE: { 'zh-CN': '公布', en: 'Promulgate' },
  FILE: { 'zh-CN': '备案', en: 'File' },
  GO_ON_OR_LAPSE: { 'zh-CN': '继续审议或者终止', en: 'Go on or lapse' },
};

/** How sure a rule is. */
export const CERTAINTY_NAMES: Readonly<Record<Certainty, Sentence>> = {
  READ: { 'zh-CN': '已核对原文', en: 'Read in full' },
  EXCERPT: { 'zh-CN': '仅见摘录', en: 'Only an excerpt seen' },
  ASSUMED: { 'zh-CN': '推定，待核实', en: 'Assumed, to be confirmed' },
};

/** What each gate asks, and what is said when it does not hold; `{because}` is what is in the way, or how many things are. */
export const GATE_TEXTS: Readonly<Record<Gate, { readonly asks: Sentence; readonly finding: Sentence }>> = {
  noStaleCommonClause: {
    asks: { 'zh-CN': '共同条款没有失效的会签。', en: 'No common clause has a stale signature.' },
    finding: {
      'zh-CN': '有 {count} 条共同条款在会签之后有改动。',
      en: 'Common clauses changed after they were signed: {count}.',
    },
  },
  noChangedCitation: {
    asks: { 'zh-CN': '共同条款所引用的条款没有改动。', en: 'No clause cited by a common clause changed.' },
    finding: {
      'zh-CN': '有 {count} 条共同条款所引用的条款在会签之后有改动。',
      en: 'Common clauses whose cited clauses changed after they were signed: {count}.',
    },
  },
  commonClausesSettled: {
    asks: { 'zh-CN': '共同条款全部定稿。', en: 'Every common clause is settled.' },
    finding: { 'zh-CN': '有 {count} 条共同条款尚未定稿。', en: 'Common clauses not settled yet: {count}.' },
  },
  noOpenObjection: {
    asks: { 'zh-CN': '没有城市持不同意见。', en: 'No city objects to a clause.' },
    finding: { 'zh-CN': '有 {count} 条被城市提出不同意见。', en: 'Clauses to which a city objects: {count}.' },
  },
  titleMarkFitsStage: {
    asks: { 'zh-CN': '题名中的稿次标记与阶段一致。', en: 'The mark at the title fits the stage.' },
    finding: {
      'zh-CN': '题名中的稿次标记与这个阶段不一致。',
      en: 'The mark at the title does not fit this stage.',
    },
  },
  noErrorFinding: {
    asks: { 'zh-CN': '立法技术检查没有错误。', en: 'The drafting rules find no error.' },
    finding: { 'zh-CN': '立法技术检查发现 {because} 处错误。', en: 'Errors found by the drafting rules: {because}.' },
  },
  versionNamed: {
    asks: { 'zh-CN': '写明所用的版本。', en: 'A named version goes with the step.' },
    finding: { 'zh-CN': '没有写明所用的版本。', en: 'No version is named.' },
  },
  submittedInTime: {
    asks: { 'zh-CN': '议案按期提出。', en: 'The bill was submitted in time.' },
    finding: {
      'zh-CN': '议案提出晚于规定的 {because}。',
      en: 'The bill was submitted after {because}, the last day for it.',
    },
  },
  consultationHeld: {
    asks: { 'zh-CN': '已经公开征求意见，或者决定不公布。', en: 'The public was consulted, or it was decided not to.' },
    finding: { 'zh-CN': '没有公开征求意见。', en: 'The public was not consulted.' },
  },
  consultationLongEnough: {
    asks: { 'zh-CN': '公开征求意见的期限届满。', en: 'The consultation stayed open long enough.' },
    finding: { 'zh-CN': '公开征求意见到 {because} 才期满。', en: 'The consultation has to stay open until {because}.' },
  },
};
