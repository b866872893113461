import type { DraftHeadQuery } from '@colex/contract';

/** What the workbench needs to know of a draft besides its text. */
export type DraftHead = NonNullable<DraftHeadQuery['draft']>;
