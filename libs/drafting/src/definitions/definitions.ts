import type { Line } from '@colex/lawtext';

/** A place in the text of a line. */
export interface TextRange {
  /** Index of the line. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** A term a text gives a meaning, or a short form. */
export interface Definition {
  readonly term: string;
  /**
   * `meaning`: 本条例所称…，是指…; `listed`: an entry of 下列用语的含义, or a kind that a defining list names (…资源，包括…);
   * `short-form`: （以下简称…）.
   */
  readonly kind: 'meaning' | 'listed' | 'short-form';
  /** Where the term stands when it is defined. */
  readonly place: TextRange;
  /** For a short form what it is short for, as far as the sentence tells. */
  readonly longForm?: string;
  /** Where the term is used elsewhere. */
  readonly uses: readonly TextRange[];
  /** Words of the same characters in another order: 非物质红色资源 for 红色非物质资源. */
  readonly variants: readonly (TextRange & { readonly text: string })[];
}

/** 本条例所称红色资源，是指…; quotation marks and 的 may stand around the term. */
const MEANING =
  /(?:本(?:法典|法|条例|办法|规定|决定|规则|细则|章程|编|章|节)|民法|前款|本款|本条)所称的?[“"]?([^“”"，。；：、（(]{1,30}?)[”"]?(?=(?:[（(][^）)]*[）)])?(?:[，,]\s*(?:是|系)?指|[是系]指|[，,]\s*包括))/gu;
const SHORT_FORM = /[（(]以下(?:简称|统称|称)(?:为)?[：:]?[“"]?([^“”"（）()，。；]{1,30}?)[”"]?[）)]/gu;
/** An entry of 下列用语的含义. */
const ENTRY = /^[“"]?([^“”"，。；：、]{2,20}?)[”"]?(?:[，,：:]\s*(?:是|系)?指|是指)/u;
/** A kind named by the list of a definition: 不可移动红色物质资源，包括…. */
const KIND = /^([^“”，。；：、]{4,20})，(?:包括|是指|指)/u;

interface Found {
  readonly term: string;
  readonly kind: Definition['kind'];
  readonly place: TextRange;
  readonly longForm?: string;
}

/** What a short form is short for: the name in 《》 before it, or the words from the last stop on. */
const longFormBefore = (before: string): string | undefined => {
  const book = /《[^《》]*》$/u.exec(before);
  if (book !== null) return book[0];
  // Behind 、 stands the last member of a list: what is short for the whole list is short for no member of it.
  return /(?<![^，。；：“”（）《》])[^，。；：、“”（）《》]{2,}$/u.exec(before)?.[0];
};

const found = (lines: readonly Line[]): Found[] => {
  const result: Found[] = [];
  let listKind: 'entries' | 'kinds' | undefined;
  lines.forEach((line, index) => {
    const place = (from: number, term: string): TextRange => ({ index, from, to: from + term.length });
    if (line.kind !== 'item' && line.kind !== 'subitem') {
      if (/(?:下列|以下)用语.{0,6}含义/u.test(line.text)) listKind = 'entries';
      else listKind = /所称[^。]*(?:是指|指)[^。]*：$/u.test(line.text) ? 'kinds' : undefined;
    } else if (listKind !== undefined) {
      const term = (listKind === 'entries' ? ENTRY : KIND).exec(line.text)?.[1];
      if (term !== undefined) result.push({ term, kind: 'listed', place: place(line.text.indexOf(term), term) });
    }
    for (const match of line.text.matchAll(MEANING)) {
      const term = match[1] ?? '';
      result.push({ term, kind: 'meaning', place: place(match.index + match[0].lastIndexOf(term), term) });
    }
    for (const match of line.text.matchAll(SHORT_FORM)) {
      const term = match[1] ?? '';
      const longForm = longFormBefore(line.text.slice(0, match.index));
      const from = match.index + match[0].lastIndexOf(term);
      result.push({
        term,
        kind: 'short-form',
        place: place(from, term),
        ...(longForm === undefined ? {} : { longForm }),
      });
    }
  });
  return result;
};

/** Every place of `term` in the text except where it is defined. */
const usesOf = (lines: readonly Line[], term: string, defined: TextRange): TextRange[] =>
  lines.flatMap((line, index) => {
    if (line.kind === 'title' || line.kind === 'note') return [];
    const uses: TextRange[] = [];
    for (let from = line.text.indexOf(term); from >= 0; from = line.text.indexOf(term, from + term.length)) {
      if (index !== defined.index || from !== defined.from) uses.push({ index, from, to: from + term.length });
    }
    return uses;
  });

/** A rearrangement is only telling in a term of several words. */
const VARIANT_LENGTH = 5;

const sortedCharacters = (text: string): string => Array.from(text).toSorted().join('');

/**
 * Whether `b` is `a` with two neighbouring words (of two characters and more) exchanged, its first or last word in place:
 * 非物质红色资源, 院前急救医疗. The whole turned round is a sentence made of the term (户外广告设置, 设置户外广告), no other term.
 */
const isReordered = (a: string, b: string): boolean => {
  for (let cut = 2; cut <= a.length - 2; cut += 1) {
    for (let second = cut + 2; second <= a.length - 2; second += 1) {
      const [x, y, z] = [a.slice(0, cut), a.slice(cut, second), a.slice(second)];
      if (y + x + z === b || x + z + y === b) return true;
    }
  }
  return false;
};

const variantsOf = (
  lines: readonly Line[],
  term: string,
  known: readonly TextRange[],
): (TextRange & { readonly text: string })[] => {
  if (term.length < VARIANT_LENGTH) return [];
  const characters = sortedCharacters(term);
  return lines.flatMap((line, index) => {
    const variants: (TextRange & { readonly text: string })[] = [];
    if (line.kind === 'title' || line.kind === 'note') return variants;
    for (let from = 0; from + term.length <= line.text.length; from += 1) {
      const text = line.text.slice(from, from + term.length);
      if (!term.includes(text.charAt(0)) || text === term || sortedCharacters(text) !== characters) continue;
      const to = from + term.length;
      // Inside or beside the term itself the same characters stand by chance.
      if (known.some((use) => use.index === index && use.from < to && from < use.to)) continue;
      if (line.text.lastIndexOf('《', from) > line.text.lastIndexOf('》', from)) continue;
      if (isReordered(term, text)) variants.push({ index, from, to, text });
    }
    return variants;
  });
};

/** The terms a text defines, where each is used, and where its words stand in another order. */
export const definitionsOf = (lines: readonly Line[]): readonly Definition[] =>
  found(lines).map((definition): Definition => {
    const uses = usesOf(lines, definition.term, definition.place);
    return { ...definition, uses, variants: variantsOf(lines, definition.term, [...uses, definition.place]) };
  });
