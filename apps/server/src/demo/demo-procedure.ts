import type { Stage, TrackCommand } from '@colex/workflow';

/** Something that happened in a demo city's procedure, so many days before the day the demo is seeded. */
export interface DemoEvent {
  /** Days before the seeding; negative lies ahead. */
  readonly ago: number;
  readonly command: (on: string) => TrackCommand;
}

const reach =
  (stage: Stage, note: string | null = null) =>
  (on: string): TrackCommand => ({
    type: 'moveOn',
    stage,
    on,
    versionId: null,
    note: note === null ? null : `${note}（示例数据）`,
    attachmentIds: [],
    opinionsAgree: false,
    mergedWith: [],
    separateClauseIds: [],
  });

const at = (ago: number, stage: Stage, note: string | null = null): DemoEvent => ({ ago, command: reach(stage, note) });
const planned = (ahead: number, stage: Stage): DemoEvent => ({
  ago: -ahead,
  command: (on) => ({ type: 'planStage', stage, on }),
});
const sent = (ago: number, reading: 'FIRST_READING' | 'SECOND_READING'): DemoEvent => ({
  ago,
  command: (on) => ({ type: 'sendToMembers', reading, on }),
});

/** The usual way as far as the second reading, its last day `ago` days before the seeding; in 安徽 the province is asked before each. */
const untilSecondReading = (ago: number, previewed = false): readonly DemoEvent[] => [
  at(ago + 420, 'PLANNED', '列入年度立法计划'),
  at(ago + 380, 'DRAFTING'),
  at(ago + 190, 'SUBMITTED'),
  at(ago + 170, 'ON_AGENDA'),
  ...(previewed ? [at(ago + 169, 'PROVINCE_PREVIEW', '报省人大常委会法工委征求意见')] : []),
  sent(ago + 158, 'FIRST_READING'),
  at(ago + 148, 'FIRST_READING', '提案人作说明，分组审议'),
  at(ago + 140, 'CONSULTATION'),
  at(ago + 70, 'UNIFIED_DELIBERATION', '法制委员会统一审议，提出草案修改稿'),
  ...(previewed ? [at(ago + 21, 'PROVINCE_PREVIEW', '草案修改稿报省征求意见')] : []),
  sent(ago + 9, 'SECOND_READING'),
  at(ago, 'SECOND_READING'),
];

/**
 * Where each of the ten cities stands in the demo. As in the real project four cities are well ahead and six follow
 * (practice.md §1); the days are made up, and counted from the day of the seeding so that some deadlines are always near.
 */
export const DEMO_TRACKS: Readonly<Record<string, readonly DemoEvent[]>> = {
  xuzhou: [
    ...untilSecondReading(120),
    at(119, 'VOTE', '全体组成人员过半数通过'),
    at(110, 'SUBMITTED_FOR_APPROVAL'),
    at(20, 'APPROVED', '省人大常委会批准'),
    planned(12, 'PROMULGATED'),
  ],
  shangqiu: [
    ...untilSecondReading(75),
    at(74, 'VOTE', '全体组成人员过半数通过'),
    at(60, 'SUBMITTED_FOR_APPROVAL'),
    planned(45, 'APPROVED'),
  ],
  huaibei: [...untilSecondReading(40, true), at(39, 'VOTE'), at(30, 'SUBMITTED_FOR_APPROVAL')],
  suzhou: [...untilSecondReading(6, true), planned(20, 'VOTE')],
  linyi: [
    at(260, 'PLANNED', '列入年度立法计划'),
    at(220, 'DRAFTING'),
    at(95, 'SUBMITTED'),
    at(60, 'ON_AGENDA'),
    sent(55, 'FIRST_READING'),
    at(45, 'FIRST_READING'),
    at(18, 'CONSULTATION'),
    planned(30, 'UNIFIED_DELIBERATION'),
  ],
  jining: [
    at(240, 'PLANNED', '列入年度立法计划'),
    at(200, 'DRAFTING'),
    at(70, 'SUBMITTED'),
    at(40, 'ON_AGENDA'),
    sent(36, 'FIRST_READING'),
    at(25, 'FIRST_READING'),
    planned(6, 'CONSULTATION'),
  ],
  zaozhuang: [
    at(210, 'PLANNED', '列入年度立法计划'),
    at(150, 'DRAFTING'),
    at(12, 'SUBMITTED'),
    planned(5, 'FIRST_READING'),
  ],
  heze: [at(180, 'PLANNED', '列入五年立法规划'), at(90, 'DRAFTING')],
  lianyungang: [
    at(330, 'PLANNED', '列入年度立法计划'),
    at(300, 'DRAFTING'),
    at(210, 'SUBMITTED'),
    at(180, 'ON_AGENDA'),
    sent(178, 'FIRST_READING'),
    at(170, 'FIRST_READING'),
    { ago: 140, command: (on) => ({ type: 'shelve', on, reason: '对管理体制意见分歧较大，搁置审议（示例数据）' }) },
  ],
  suqian: [at(60, 'PLANNED', '列入年度立法计划')],
};

/** The minutes that the demo cities have signed. */
export const DEMO_MINUTES = `淮海经济区立法协作联席会议纪要（示例）

会议听取了各市法规起草、审议进展情况的通报，讨论了共同条款，议定事项如下：

一、共同条款以共同文本为准，各市不作文字改动；确需改动的，由该市提出修改建议，经各市会签后统一修改。
二、各市统一于2027年7月1日施行。
三、下一次联席会议由商丘市承办。

本纪要为演示数据，不代表任何机关的意见。
`;
