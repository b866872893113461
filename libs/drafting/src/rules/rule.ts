import type { FoundReference, Line, Places } from '@colex/lawtext';
import type { Definition } from '../definitions/definitions.js';
import type { RuleLevel } from './level.js';
import type { CheckProfile } from './profile.js';

/** A sentence in the two languages of the product. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** A change of one line that removes a finding without touching the meaning. */
export interface Fix {
  /** What stands at the range of the finding gives way to this. */
  readonly replacement: string;
}

/** Where a rule was broken. */
export interface Finding {
  readonly rule: string;
  readonly level: RuleLevel;
  /** Index of the line. */
  readonly index: number;
  /** The characters of `Line.text` concerned; both 0 when it is the line or its number as such. */
  readonly from: number;
  readonly to: number;
  readonly message: Said;
  readonly fix?: Fix;
}

/** What rules look at: one state of a text, laid out once for all of them. */
export interface RuleContext {
  readonly lines: readonly Line[];
  readonly places: Places;
  readonly profile: CheckProfile;
  /** Citations written out, by line. */
  readonly referencesOf: (index: number) => readonly FoundReference[];
  readonly definitions: () => readonly Definition[];
  /** 本条例, 本法 …; empty when the title says no kind. */
  readonly selfName: string;
}

/** A finding as a rule reports it: rule and level are added by the checker. */
export type Report = Omit<Finding, 'rule' | 'level'> & {
  /** Set where what was found is less grave than the rule is otherwise. */
  readonly atMost?: RuleLevel;
};

/**
 * A drafting rule. `line` rules look at one line and its kind only, so a keystroke checks one line again; `text` rules
 * look at what surrounds it.
 */
export interface Rule {
  /** The id of the table of rules: S01, W03. */
  readonly id: string;
  readonly level: RuleLevel;
  readonly name: Said;
  /** Where the rule comes from: a statute, 立法技术规范, or practice measured on promulgated texts. */
  readonly source: string;
  /** Off unless a profile switches it on: its precision on promulgated texts is below 80 %. */
  readonly off?: boolean;
  readonly check:
    | { readonly scope: 'line'; readonly of: (line: Line, index: number, context: RuleContext) => readonly Report[] }
    | { readonly scope: 'text'; readonly of: (context: RuleContext) => readonly Report[] };
}

const NORMS_1 = '立法技术规范（试行）（一）法工委发〔2009〕62号';
const NORMS_2 = '立法技术规范（试行）（二）法工委发〔2011〕5号';

/** The sources rules name. */
export const SOURCES = {
  norms1: NORMS_1,
  norms2: NORMS_2,
  legislationLaw65: '立法法（2023）第六十五条',
  legislationLaw81: '立法法（2023）第八十一条',
  legislationLaw82: '立法法（2023）第八十二条',
  penaltyLaw: '行政处罚法（2021）第十二条',
  civilCode1259: '民法典第一千二百五十九条',
  punctuation: 'GB/T 15834—2011 标点符号用法',
  practice: '公布文本的通行写法（提示）',
} as const;

/** A report about a line, or its number, as such. */
export const wholeLine = (index: number, zh: string, en: string): Report => ({
  index,
  from: 0,
  to: 0,
  message: { zh, en },
});

/** The title of a text, its lines joined. */
export const titleOf = (lines: readonly Line[]): string =>
  lines
    .filter((line) => line.kind === 'title')
    .map((line) => line.text)
    .join('');

/** A title without the marks in brackets behind it (草案, 试行). */
export const bareTitle = (title: string): string => title.replace(/(?:[（(][^（）()]*[）)])+$/u, '');

/** Kinds of line whose text is running legal text. */
export const isProvision = (line: Line): boolean =>
  line.kind === 'article' || line.kind === 'paragraph' || line.kind === 'item' || line.kind === 'subitem';

/** A line rule that reports every match of a pattern in running text. */
export const patternRule = (
  rule: Omit<Rule, 'check'>,
  pattern: RegExp,
  message: (match: RegExpExecArray) => Said,
  fix?: (match: RegExpExecArray, context: RuleContext) => string | undefined,
  applies: (line: Line, context: RuleContext) => boolean = isProvision,
): Rule => ({
  ...rule,
  check: {
    scope: 'line',
    of: (line, index, context) => {
      if (!applies(line, context)) return [];
      return [...line.text.matchAll(pattern)].map((match): Report => {
        const replacement = fix?.(match, context);
        return {
          index,
          from: match.index,
          to: match.index + match[0].length,
          message: message(match),
          ...(replacement === undefined ? {} : { fix: { replacement } }),
        };
      });
    },
  },
});
