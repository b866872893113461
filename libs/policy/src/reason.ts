/**
 * Why something is not allowed, as a key. `libs/contract` holds the sentence for each in zh-CN and en; a test there
 * compares the two lists.
 */
export const REASONS = [
  'signInFirst',
  'suspended',
  'tokenOnlyReads',
  'notAMember',
  'notTheOwner',
  'noSharedProject',
  'roleMayNotWrite',
  'roleMayNotPropose',
  'roleMayNotNameVersions',
  'roleMayNotIgnoreFindings',
  'cityNotInProject',
  'editionOfAnotherCity',
  'editionNeedsACity',
  'administratorReadsOnly',
  'roleMayNotResolve',
  'roleMayNotConnect',
  'administratorsOnly',
  'roleMayNotAudit',
  'notInChargeOfTheTrack',
  'resolutionOfOthers',
  'roleMayNotAddFiles',
  'notAReviewer',
  'decidesForOwnCityOnly',
  'onlyChairOrLead',
  'onlyTheOwnerGivesBack',
  'mayNotChangeMembers',
  'membersOfOwnCityOnly',
  'onlyAdministratorAppoints',
  'notOneself',
] as const;

/** One of {@link REASONS}. */
export type Reason = (typeof REASONS)[number];

/** The answer to "may I?". */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: Reason };
