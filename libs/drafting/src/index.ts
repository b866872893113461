export { compareWords, shortestEdit, wordsOf } from './compare/words.js';
export type { TextRun } from './compare/words.js';
export { containedIn, likeness, profileOf, sharedPairs, sizeOf } from './compare/likeness.js';
export type { Profile } from './compare/likeness.js';
export { alignClauses } from './compare/align.js';
export type { Pair } from './compare/pairing.js';
export { compareLines } from './compare/compare-lines.js';
export type { LineComparison } from './compare/compare-lines.js';
export { compareTexts } from './compare/compare-texts.js';
export type { ClauseChange, ClauseChangeKind, Comparison } from './compare/compare-texts.js';
export { redlineOf } from './compare/redline.js';
export type { RedlineEntry } from './compare/redline.js';
export type {
  DecisionProblem,
  DecisionStep,
  Instruction,
  OldProvision,
  QuotedLine,
  WordChange,
} from './amend/instruction.js';
export { readDecision } from './amend/read-decision.js';
export type { ReadDecision } from './amend/read-decision.js';
export { applyDecision } from './amend/apply-decision.js';
export type { AmendedText, ApplyOptions, Assumption } from './amend/apply-decision.js';
export { generateDecision } from './amend/generate-decision.js';
export type { GeneratedDecision } from './amend/generate-decision.js';
export { printDecision } from './amend/print-decision.js';
export type { DecisionForm } from './amend/print-decision.js';
export { definitionsOf } from './definitions/definitions.js';
export type { Definition, TextRange } from './definitions/definitions.js';
export { RULES, applyFix, checkDraft, levelIn, recheckLines } from './rules/check-draft.js';
export type { DraftCheck } from './rules/check-draft.js';
export { draftProfile, errorsLeft, findingKey, identifyFindings } from './rules/finding-identity.js';
export type { FindingIdentity, KnownFinding } from './rules/finding-identity.js';
export { PROFILES, profileWith } from './rules/profile.js';
export type { CheckProfile, Genre, JointText, NamedText, ProfileOverride } from './rules/profile.js';
export type { RuleLevel } from './rules/level.js';
export type { Finding, Fix, Rule, Said } from './rules/rule.js';
export { STATUTES, statuteNamed } from './rules/statutes.js';
export type { Statute } from './rules/statutes.js';
