import type { Line, LineId, ReadResult } from '@colex/lawtext';
import type { RuleLevel } from './level.js';

/** What kind of act a text is; laws and local regulations write periods and sums in Chinese, State Council ones in Arabic. */
export type Genre = 'law' | 'local-regulation' | 'state-council-regulation';

/** Another text, by the name it is cited under or the city whose text it is. */
export interface NamedText {
  readonly name: string;
  readonly lines: readonly Line[];
}

/** What the cities of a joint project agreed, as far as it bears on one city's text. */
export interface JointText {
  /** The city whose text it is. */
  readonly city: string;
  /** The cities of the project in their standard order; the city itself may be among them. */
  readonly partners: readonly string[];
  /** The agreed common text (rules J01, A03); what is no part of `clauses` may differ freely. */
  readonly common?: {
    readonly lines: readonly Line[];
    /** The ids of the common clauses; every article when absent. */
    readonly clauses?: readonly LineId[];
    /** The ids of the common clauses from which the city departs with a recorded, approved reason. */
    readonly deviations?: readonly LineId[];
  };
  /** What organs are called here, by their name in the common text (教育体育部门: 教育部门). */
  readonly organs?: Readonly<Record<string, string>>;
  /** The texts of the other cities (rules A03, L02), by city. */
  readonly editions?: readonly NamedText[];
}

/**
 * How a text is to be checked. Every rule can be switched or re-levelled, per province or city. What a rule needs beyond
 * the text comes from here; a rule whose need is not met says nothing.
 */
export interface CheckProfile {
  readonly genre: Genre;
  /** Whether the text is about to be voted or published: 题注 is there, drafting captions and stage marks are not. */
  readonly final: boolean;
  /** Whether a province must approve it (设区的市): 题注 names the approval, and penalties are narrower. */
  readonly approved: boolean;
  /** Rules set otherwise than by default. */
  readonly levels: Readonly<Record<string, RuleLevel | 'off'>>;
  /** The city whose text it is, with the others of a joint project; `undefined` when it is no joint text. */
  readonly joint?: JointText;
  /** The mark that the stage of the procedure puts under the title (草案修改稿); the empty string for none (T04). */
  readonly stage?: string;
  /** The day the text is judged on, `2026-11-26` (F03, R08): this lib knows no clock. */
  readonly day?: string;
  /** What the reader told of the input the text was read from (S01, S03, S06). */
  readonly source?: Pick<ReadResult, 'contents' | 'losses'>;
  /** The texts of cited statutes by their names (L05, R08). */
  readonly cited?: readonly NamedText[];
}

/** The profiles a text starts from. */
export const PROFILES = {
  // A law amended many times may state no date of effect of its own (组织法 states none).
  law: { genre: 'law', final: false, approved: false, levels: { F01: 'information' } },
  localRegulation: { genre: 'local-regulation', final: false, approved: true, levels: {} },
  stateCouncilRegulation: { genre: 'state-council-regulation', final: false, approved: false, levels: {} },
} as const satisfies Readonly<Record<string, CheckProfile>>;

/** What a province, a city or a project sets otherwise than the profile it starts from. */
export type ProfileOverride = Partial<CheckProfile>;

/**
 * A profile with what a province, then a city, then a project sets otherwise: the later wins, and levels are set rule by
 * rule, so a city that switches one rule keeps what its province set for the others.
 */
export const profileWith = (base: CheckProfile, ...overrides: readonly ProfileOverride[]): CheckProfile =>
  overrides.reduce<CheckProfile>(
    (profile, override) => ({ ...profile, ...override, levels: { ...profile.levels, ...override.levels } }),
    base,
  );
