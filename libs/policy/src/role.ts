/**
 * What somebody can be in a project (product.md "Who uses it"; the same list as `enum Role` of the API and the check
 * constraint of the `membership` table).
 *
 * `ADMINISTRATOR` is also what a person flagged as administrator is in every project.
 */
export const ROLES = ['LEAD_DRAFTER', 'DRAFTER', 'REVIEWER', 'OBSERVER', 'CHAIR', 'ADMINISTRATOR'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Kinds of draft: 共同文本 and 城市文本. */
export const DRAFT_KINDS = ['JOINT', 'EDITION'] as const;

/** One of {@link DRAFT_KINDS}. */
export type DraftKind = (typeof DRAFT_KINDS)[number];
