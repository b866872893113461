import type { RuleLevel } from './level.js';

/** What kind of act a text is; laws and local regulations write periods and sums in Chinese, State Council ones in Arabic. */
export type Genre = 'law' | 'local-regulation' | 'state-council-regulation';

/** How a text is to be checked. Every rule can be switched or re-levelled, per province or city. */
export interface CheckProfile {
  readonly genre: Genre;
  /** Whether the text is about to be voted or published: 题注 is there, drafting captions and stage marks are not. */
  readonly final: boolean;
  /** Whether a province must approve it (设区的市): 题注 names the approval, and penalties are narrower. */
  readonly approved: boolean;
  /** Rules set otherwise than by default. */
  readonly levels: Readonly<Record<string, RuleLevel | 'off'>>;
  /** The city whose text it is, with the others of a joint project; `undefined` when it is no joint text. */
  readonly joint?: { readonly city: string; readonly partners: readonly string[] };
}

/** The profiles a text starts from. */
export const PROFILES = {
  // A law amended many times may state no date of effect of its own (组织法 states none).
  law: { genre: 'law', final: false, approved: false, levels: { F01: 'information' } },
  localRegulation: { genre: 'local-regulation', final: false, approved: true, levels: {} },
  stateCouncilRegulation: { genre: 'state-council-regulation', final: false, approved: false, levels: {} },
} as const satisfies Readonly<Record<string, CheckProfile>>;
