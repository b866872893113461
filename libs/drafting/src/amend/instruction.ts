import type { LineKind } from '@colex/lawtext';

/** A provision of the text before it is amended, by its numbers there: 第十条第二款第三项. */
export interface OldProvision {
  /** 第十条, 第七条之一. */
  readonly article: string;
  /** Which 款, from 1; absent when the article as a whole (or its only 款) is meant. */
  readonly paragraph?: number;
  /** Which 项 of it, from 1. */
  readonly item?: number;
  /** Which 目 of that. */
  readonly subitem?: number;
}

/** A line of new text that an instruction quotes. */
export interface QuotedLine {
  readonly kind: LineKind;
  /** The number as it is quoted (第三条, （二）); absent when none is. */
  readonly number?: string;
  readonly text: string;
}

/**
 * A change of words: `find` gives way to `words` (which may be empty), or `words` are added after or before it. Where `find`
 * stands in an enumeration (甲、乙、丙) what is added becomes a member of it, as decisions mean it.
 */
export interface WordChange {
  readonly how: 'replace' | 'after' | 'before';
  readonly find: string;
  readonly words: string;
}

/**
 * One thing an amending decision does. Old provisions are named by their old numbers, new ones by the numbers they get,
 * as decisions do (立法技术规范; the forms are those of the decisions in the corpus).
 */
export type Instruction =
  /** 将第七条改为第十条. */
  | { readonly does: 'renumber'; readonly article: string; readonly as: string }
  /** 将第三条改为两条，作为第三条、第四条，修改为…; 将第五条、第六条合并，作为第五条，修改为…; 第四条修改为…. */
  | {
      readonly does: 'rewrite';
      readonly articles: readonly string[];
      /** The new articles, in order; the first takes the place of the first old one. */
      readonly as: readonly { readonly number: string; readonly lines: readonly QuotedLine[] }[];
    }
  /** 增加一条，作为第八条…. `under`: the headings it is put under, innermost last, as they print in the new text. */
  | {
      readonly does: 'insert';
      readonly number: string;
      readonly lines: readonly QuotedLine[];
      readonly under?: readonly string[];
    }
  /**
   * 将第九十九条第一款、第二款改为第一百一十条: some 款 become an article of their own. Several with the same `as` make one
   * article together, in the order they are told.
   */
  | {
      readonly does: 'detach';
      readonly article: string;
      readonly paragraphs: readonly number[];
      readonly as: string;
      /** Their new words; absent when they keep theirs. */
      readonly lines?: readonly QuotedLine[];
    }
  /** 删去第五条, 删去第五条第二款第三项. */
  | { readonly does: 'remove'; readonly provision: OldProvision }
  /** 第一款修改为…, 第二项修改为…. */
  | { readonly does: 'revise'; readonly provision: OldProvision; readonly lines: readonly QuotedLine[] }
  /** 增加一款，作为第二款…: `position` is the number it gets. */
  | {
      readonly does: 'insert-paragraph';
      /** The article by its old number; absent when it is a new one, then by `newArticle`. */
      readonly article?: string;
      readonly newArticle?: string;
      readonly position: number;
      readonly lines: readonly QuotedLine[];
    }
  /** 增加一项，作为第三项…. */
  | {
      readonly does: 'insert-item';
      readonly provision: OldProvision;
      readonly position: number;
      readonly lines: readonly QuotedLine[];
    }
  /** 将第十条、第十二条第一款中的“甲”修改为“乙”. */
  | { readonly does: 'words'; readonly provisions: readonly OldProvision[]; readonly changes: readonly WordChange[] }
  /** 将第二章章名修改为“…”. */
  | { readonly does: 'rename-heading'; readonly path: readonly string[]; readonly name: string }
  /** 删去第二章章名. */
  | { readonly does: 'remove-heading'; readonly path: readonly string[] }
  /** 在第十条前增加一章，作为第二章，章名为“…”. `before`: the new number of the article after it. */
  | {
      readonly does: 'insert-heading';
      readonly kind: 'part' | 'subpart' | 'chapter' | 'section';
      readonly number: string;
      readonly name: string;
      readonly before: string;
    };

/** An instruction and the point of the decision it stands in. */
export interface DecisionStep {
  /** The number of the point as it prints: 一、, 四十、（二）. */
  readonly point: string;
  /** The words that say it, quotations left out. */
  readonly words: string;
  readonly instruction: Instruction;
}

/** Words of a decision that could not be read or done, and why. */
export interface DecisionProblem {
  readonly point: string;
  readonly words: string;
  readonly reason:
    /** The sentence is in no known form. */
    | 'not-understood'
    /** The text has no such provision. */
    | 'no-such-provision'
    /** The words to be changed do not stand there. */
    | 'words-not-found'
    /** Another instruction already put an article there. */
    | 'number-taken';
}
