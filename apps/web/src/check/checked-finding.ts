import {
  checkDraft,
  draftProfile,
  findingKey,
  identifyFindings,
  RULES,
  type RuleLevel,
  type Said,
} from '@colex/drafting';
import { clauseStarts, numberLines, type Line, type LineId } from '@colex/lawtext';

/** A finding of the drafting rules as the page shows it; everything in it can go from one thread to another. */
export interface CheckedFinding {
  /** What it is ignored by; two of the same words in one clause have the same. */
  readonly key: string;
  readonly rule: string;
  readonly level: RuleLevel;
  readonly message: Said;
  /** What the rule asks for, and where it comes from. */
  readonly name: Said;
  readonly source: string;
  /** The line, its text as it was checked, and the characters concerned; both 0 when it is the line as such. */
  readonly line: LineId;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** The words found. */
  readonly words: string;
  /** First line of its clause, and what that prints before its text; empty for none. */
  readonly clause: LineId;
  readonly label: string;
  /** What would stand there after the fix of the rule; null when it has none. */
  readonly replacement: string | null;
}

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));
const UNNAMED: Said = { zh: '', en: '' };

/** Checks a whole text by the rules of a draft. */
export function checkLines(lines: readonly Line[]): readonly CheckedFinding[] {
  const { findings } = checkDraft(lines, draftProfile(false));
  const { labels } = numberLines(lines);
  const labelOf = new Map(clauseStarts(lines).map((start) => [lines[start]?.id ?? '', labels[start] ?? '']));
  return identifyFindings(lines, findings).flatMap(({ finding, identity }): CheckedFinding[] => {
    const line = lines[finding.index];
    if (!line) return [];
    const rule = RULE_BY_ID.get(finding.rule);
    return [
      {
        key: findingKey(identity),
        rule: finding.rule,
        level: finding.level,
        message: finding.message,
        name: rule?.name ?? UNNAMED,
        source: rule?.source ?? '',
        line: line.id,
        text: line.text,
        from: finding.from,
        to: finding.to,
        words: identity.words,
        clause: identity.clauseId,
        label: labelOf.get(identity.clauseId) ?? '',
        replacement: finding.fix?.replacement ?? null,
      },
    ];
  });
}
