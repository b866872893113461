/**
 * The stages of one city's regulation (城市立法阶段), in the order the board shows them:
 * 立项, 起草, 提出议案, 列入议程, 一审, 公开征求意见, 统一审议, 省级征求意见（合法性预审）, 二审, 三审及再次审议, 表决, 报请批准,
 * 省批准, 公布, 备案, 施行. Whether a bill passes each, and how often, is its city's rules and its own fate.
 */
export const STAGES = [
  'PLANNED',
  'DRAFTING',
  'SUBMITTED',
  'ON_AGENDA',
  'FIRST_READING',
  'CONSULTATION',
  'UNIFIED_DELIBERATION',
  'PROVINCE_PREVIEW',
  'SECOND_READING',
  'FURTHER_READING',
  'VOTE',
  'SUBMITTED_FOR_APPROVAL',
  'APPROVED',
  'PROMULGATED',
  'FILED',
  'IN_FORCE',
] as const;

/** One of {@link STAGES}. */
export type Stage = (typeof STAGES)[number];

/** The stages at which the standing committee reads the bill (审议). */
export const READINGS = ['FIRST_READING', 'SECOND_READING', 'FURTHER_READING'] as const;

/** One of {@link READINGS}. */
export type Reading = (typeof READINGS)[number];

/** Whether a stage is a reading. */
export const isReading = (stage: Stage): stage is Reading => (READINGS as readonly Stage[]).includes(stage);

/**
 * What can follow each stage. The chairpersons' meeting may send a bill back to its drafters before it is on the agenda
 * (济宁 art. 22); the vote follows any reading, because the committee's amendments are made within the session (art. 38);
 * filing and coming into force follow promulgation in either order. Readings are counted besides, see `nextStages`.
 */
export const NEXT_STAGES: { readonly [S in Stage]: readonly Stage[] } = {
  PLANNED: ['DRAFTING'],
  DRAFTING: ['SUBMITTED'],
  SUBMITTED: ['DRAFTING', 'ON_AGENDA'],
  ON_AGENDA: ['FIRST_READING', 'PROVINCE_PREVIEW'],
  FIRST_READING: ['CONSULTATION', 'UNIFIED_DELIBERATION', 'VOTE'],
  CONSULTATION: ['UNIFIED_DELIBERATION'],
  UNIFIED_DELIBERATION: ['CONSULTATION', 'PROVINCE_PREVIEW', 'SECOND_READING', 'FURTHER_READING', 'VOTE'],
  PROVINCE_PREVIEW: ['UNIFIED_DELIBERATION', 'FIRST_READING', 'SECOND_READING', 'FURTHER_READING', 'VOTE'],
  SECOND_READING: ['CONSULTATION', 'UNIFIED_DELIBERATION', 'VOTE'],
  FURTHER_READING: ['CONSULTATION', 'UNIFIED_DELIBERATION', 'VOTE'],
  VOTE: ['SUBMITTED_FOR_APPROVAL'],
  SUBMITTED_FOR_APPROVAL: ['APPROVED'],
  APPROVED: ['PROMULGATED'],
  PROMULGATED: ['FILED', 'IN_FORCE'],
  FILED: ['IN_FORCE'],
  IN_FORCE: ['FILED'],
};

/** Every stage that can still come after a stage, however far. */
export const stagesAhead = (stage: Stage): ReadonlySet<Stage> => {
  const ahead = new Set<Stage>();
  const visit = (from: Stage): void => {
    for (const next of NEXT_STAGES[from]) {
      if (ahead.has(next)) continue;
      ahead.add(next);
      visit(next);
    }
  };
  visit(stage);
  return ahead;
};

/** Where a bill is between the agenda and the vote: only there it can be put off, shelved, withdrawn or lapse. */
export const UNDER_DELIBERATION: readonly Stage[] = [
  'ON_AGENDA',
  'FIRST_READING',
  'CONSULTATION',
  'UNIFIED_DELIBERATION',
  'PROVINCE_PREVIEW',
  'SECOND_READING',
  'FURTHER_READING',
  'VOTE',
];
