import {
  findReferencesOfLine,
  placesOf,
  selfNameOf,
  type FoundReference,
  type Line,
  type LineChange,
} from '@colex/lawtext';
import { definitionsOf, type Definition } from '../definitions/definitions.js';
import { DEFINITION_RULES } from './definition-rules.js';
import { EFFECT_RULES } from './effect-rules.js';
import { HEAD_RULES } from './head-rules.js';
import { JOINT_RULES } from './joint-rules.js';
import { LIABILITY_RULES } from './liability-rules.js';
import { NUMBER_RULES } from './number-rules.js';
import { PUNCTUATION_RULES } from './punctuation-rules.js';
import { REFERENCE_RULES } from './reference-rules.js';
import { STATUTE_RULES } from './statute-rules.js';
import { STRUCTURE_RULES } from './structure-rules.js';
import { WORDING_RULES } from './wording-rules.js';
import type { CheckProfile } from './profile.js';
import type { RuleLevel } from './level.js';
import type { Finding, Report, Rule, RuleContext } from './rule.js';

/** Every drafting rule, in the order of the table of rules. */
export const RULES: readonly Rule[] = [
  ...STRUCTURE_RULES,
  ...HEAD_RULES,
  ...DEFINITION_RULES,
  ...REFERENCE_RULES,
  ...STATUTE_RULES,
  ...WORDING_RULES,
  ...NUMBER_RULES,
  ...PUNCTUATION_RULES,
  ...LIABILITY_RULES,
  ...EFFECT_RULES,
  ...JOINT_RULES,
];

/** What checking a draft found; belongs to the lines it was made from. */
export interface DraftCheck {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly profile: CheckProfile;
}

/** The level a rule has in a profile; `off` when it is switched off. */
export const levelIn = (rule: Rule, profile: CheckProfile): RuleLevel | 'off' =>
  profile.levels[rule.id] ?? (rule.off === true ? 'off' : rule.level);

const contextOf = (lines: readonly Line[], profile: CheckProfile): RuleContext => {
  const places = placesOf(lines);
  const references = new Map<number, readonly FoundReference[]>();
  let definitions: readonly Definition[] | undefined;
  return {
    lines,
    places,
    profile,
    selfName: selfNameOf(lines) ?? '',
    referencesOf: (index) => {
      const known = references.get(index) ?? findReferencesOfLine(places, index);
      references.set(index, known);
      return known;
    },
    definitions: () => (definitions ??= definitionsOf(lines)),
  };
};

const GRAVITY: readonly RuleLevel[] = ['information', 'warning', 'error'];

const found = (rule: Rule, level: RuleLevel, reports: readonly Report[]): Finding[] =>
  reports.map(({ atMost = level, ...report }) => ({
    rule: rule.id,
    level: GRAVITY.indexOf(atMost) < GRAVITY.indexOf(level) ? atMost : level,
    ...report,
  }));

const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => a.index - b.index || a.from - b.from || a.rule.localeCompare(b.rule));

const run = (rules: readonly Rule[], context: RuleContext, indices: readonly number[]): Finding[] =>
  rules.flatMap((rule) => {
    const level = levelIn(rule, context.profile);
    if (level === 'off') return [];
    const { check } = rule;
    if (check.scope === 'text') return found(rule, level, check.of(context));
    return indices.flatMap((index) => {
      const line = context.lines[index];
      return line === undefined ? [] : found(rule, level, check.of(line, index, context));
    });
  });

/** Checks a whole draft. Nothing it finds blocks anything. */
export const checkDraft = (lines: readonly Line[], profile: CheckProfile): DraftCheck => ({
  findings: inOrder(run(RULES, contextOf(lines, profile), [...lines.keys()])),
  profile,
});

const LINE_RULES = RULES.filter((rule) => rule.check.scope === 'line');
const LINE_RULE_IDS = new Set(LINE_RULES.map((rule) => rule.id));

/**
 * Checks again after a keystroke: the rules that look at one line are run on the lines that changed; what the others
 * found stays where it stood, moved with the text, until {@link checkDraft} is run when the author rests.
 */
export const recheckLines = (previous: DraftCheck, lines: readonly Line[], change: LineChange): DraftCheck => {
  const { from, removed, added } = change;
  const kept = previous.findings.flatMap((finding): Finding[] => {
    if (finding.index < from) return [finding];
    if (finding.index >= from + removed) return [{ ...finding, index: finding.index + added - removed }];
    const still = !LINE_RULE_IDS.has(finding.rule) && finding.index < from + added;
    const length = lines[finding.index]?.text.length ?? 0;
    return still && finding.to <= length ? [finding] : [];
  });
  const changed = Array.from({ length: added }, (_, offset) => from + offset);
  // Rules of one line ask nothing of the rest: the context is laid out for these lines alone.
  const own: Line[] = changed.flatMap((index) => lines[index] ?? []);
  const fresh = run(LINE_RULES, contextOf(own, previous.profile), [...own.keys()]).map((finding) => ({
    ...finding,
    index: finding.index + from,
  }));
  return { findings: inOrder([...kept, ...fresh]), profile: previous.profile };
};

/** The text of a line after the fix of a finding. */
export const applyFix = (text: string, finding: Finding): string =>
  finding.fix === undefined ? text : text.slice(0, finding.from) + finding.fix.replacement + text.slice(finding.to);
