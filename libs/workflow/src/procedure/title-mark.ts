import type { Stage } from './stage.js';

/**
 * What the mark under or after a title says a text is (稿次标记): 征求意见稿, 送审稿, 草案, 修改稿 or 审议稿, 表决稿; NONE for a
 * text without one. The first words of a mark vary by place (草案修改稿, 草案建议修改稿, 二次审议稿), the last do not.
 */
export const TITLE_MARKS = [
  'CONSULTATION_DRAFT',
  'SUBMISSION_DRAFT',
  'BILL',
  'REVISED_BILL',
  'VOTING_TEXT',
  'NONE',
] as const;

/** One of {@link TITLE_MARKS}. */
export type TitleMark = (typeof TITLE_MARKS)[number];

const ENDINGS: readonly (readonly [RegExp, TitleMark])[] = [
  [/征求意见稿$/, 'CONSULTATION_DRAFT'],
  [/送审稿$/, 'SUBMISSION_DRAFT'],
  [/表决稿$/, 'VOTING_TEXT'],
  [/(?:修改|审议)(?:[一二三四五]?)稿$/, 'REVISED_BILL'],
  [/草案$/, 'BILL'],
];

/** The mark a title ends with, in brackets of either width; of several the last (（修订草案）（征求意见稿）). */
export const titleMarkOf = (title: string): TitleMark => {
  const words = /[（(]([^（()）]*)[)）]\s*$/.exec(title)?.[1]?.trim() ?? '';
  return ENDINGS.find(([ending]) => ending.test(words))?.[1] ?? 'NONE';
};

const BEFORE_SUBMISSION: readonly TitleMark[] = ['NONE', 'CONSULTATION_DRAFT', 'SUBMISSION_DRAFT', 'BILL'];
const FINAL: readonly TitleMark[] = ['NONE'];

/** The marks that fit a stage (drafting rule T04): what is voted on is marked as that, what was passed has none. */
export const MARKS_OF_STAGE: { readonly [S in Stage]: readonly TitleMark[] } = {
  PLANNED: BEFORE_SUBMISSION,
  DRAFTING: BEFORE_SUBMISSION,
  SUBMITTED: ['SUBMISSION_DRAFT', 'BILL'],
  ON_AGENDA: ['BILL'],
  FIRST_READING: ['BILL'],
  CONSULTATION: ['CONSULTATION_DRAFT', 'BILL', 'REVISED_BILL'],
  UNIFIED_DELIBERATION: ['BILL', 'REVISED_BILL'],
  PROVINCE_PREVIEW: ['BILL', 'REVISED_BILL'],
  SECOND_READING: ['REVISED_BILL'],
  FURTHER_READING: ['REVISED_BILL'],
  VOTE: ['VOTING_TEXT'],
  SUBMITTED_FOR_APPROVAL: FINAL,
  APPROVED: FINAL,
  PROMULGATED: FINAL,
  FILED: FINAL,
  IN_FORCE: FINAL,
};
