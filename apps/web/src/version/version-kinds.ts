import type { Stage, VersionKind } from '@colex/contract';

/** The kinds of versions in the order of the procedure. */
export const VERSION_KINDS = [
  'WORKING_TEXT',
  'CONSULTATION_DRAFT',
  'SUBMISSION_DRAFT',
  'BILL',
  'REVISED_BILL',
  'VOTING_TEXT',
  'APPROVAL_TEXT',
  'PROMULGATED_TEXT',
] as const satisfies readonly VersionKind[];

/** What a text usually is when it reaches a stage. */
export const KIND_AT_STAGE: Readonly<Record<Stage, VersionKind>> = {
  PLANNED: 'WORKING_TEXT',
  DRAFTING: 'WORKING_TEXT',
  SUBMITTED: 'SUBMISSION_DRAFT',
  ON_AGENDA: 'BILL',
  FIRST_READING: 'BILL',
  CONSULTATION: 'CONSULTATION_DRAFT',
  UNIFIED_DELIBERATION: 'REVISED_BILL',
  PROVINCE_PREVIEW: 'REVISED_BILL',
  SECOND_READING: 'REVISED_BILL',
  FURTHER_READING: 'REVISED_BILL',
  VOTE: 'VOTING_TEXT',
  SUBMITTED_FOR_APPROVAL: 'APPROVAL_TEXT',
  APPROVED: 'APPROVAL_TEXT',
  PROMULGATED: 'PROMULGATED_TEXT',
  FILED: 'PROMULGATED_TEXT',
  IN_FORCE: 'PROMULGATED_TEXT',
};
