import { parseChineseNumeral } from '../numeral.js';

/** The units of a statute a citation can name, from the outermost in. */
export const CITED_UNITS = ['编', '分编', '章', '节', '条', '款', '项', '目'] as const;

export type CitedUnit = (typeof CITED_UNITS)[number];

/** One step of a citation: 第十条, 本条, 前款, 前两款. */
export interface CitationStep {
  readonly unit: CitedUnit;
  readonly which:
    | { readonly by: 'number'; readonly number: number; /** 之一, or empty. */ readonly suffix: string }
    | { readonly by: 'this' }
    /** The `count` units before this one; 前款 is 1, 前两款 is 2. */
    | { readonly by: 'previous'; readonly count: number };
}

/** Whose provision is cited. */
export type Instrument =
  /** 本法, 本条例 …, or nothing said: the text the citation stands in. */
  | { readonly of: 'self'; /** 本条例, or empty when nothing is said. */ readonly name: string }
  /** Another statute, by the name it is cited under. */
  | { readonly of: 'other'; readonly name: string };

/** A place in a text that cites a provision. Each member of a list (第三条、第五条和第七条) is a citation of its own. */
export interface Citation {
  /** Where it begins in the text, the name of the instrument not included. */
  readonly from: number;
  /** Where it ends. */
  readonly to: number;
  /** The words from `from` to `to`. */
  readonly text: string;
  readonly instrument: Instrument;
  /** The provision; what a member of a list takes over from the one before it is written out. */
  readonly steps: readonly CitationStep[];
  /** For a range (第三条至第五条): the last provision. */
  readonly until?: readonly CitationStep[];
}

const NUMERAL = '[零〇一二三四五六七八九十百千]+|[0-9]+';
const UNIT = '分编|[编章节条款项目]';
/** Words that begin like a unit and are none: 条例, 条件, 项目, 章程, 款项 … */
const NOT_A_UNIT =
  '(?!(?<=条)[例件约]|(?<=章)程|(?<=节)[目约能日]|(?<=项)目(?!的规定)|(?<=款)项|(?<=编)制|(?<=目)[标录])';
const NUMBERED = `第\\s*(?:[（(](${NUMERAL})[）)]|(${NUMERAL}))(${UNIT})((?:之(?:${NUMERAL}))*)${NOT_A_UNIT}`;
/** Not 本 of 资本项下, 样本条款, 成本节约 …, but that of 构成本节, 造成本条. */
const THIS = `(?<![资样文版基日根标范剧教课]|(?<![构造])成)本(分编|[编章节条款项])${NOT_A_UNIT}`;
/** 从事前款, 发生前款, 以前项手段: 前 ends a word of its own (以前, 事前, 生前) only before what is no 款, 条 or 项. */
const PREVIOUS = `(?<![此之提目先年月日])(?:前([一二两三四五六七八九十]*)([条款项])|(?<![以事生])前([一二两三四五六七八九十]*)([编章节目]))${NOT_A_UNIT}`;
/** 第一、二、三项 and 第三至五条: one 第 and one unit for several numbers. */
const SHORT = `第((?:${NUMERAL})(?:(?:、|和|至)(?:${NUMERAL}))+)(${UNIT})${NOT_A_UNIT}`;

const STEP = new RegExp(`${NUMBERED}|${THIS}|${PREVIOUS}`, 'uy');
const SHORTENED = new RegExp(SHORT, 'uy');
const CONNECTOR = /(?:以及|或者|[、和或及与至到])/uy;
const RANGE = /^[至到]$/u;

const OWN_NAME = /本(?:法典|法|条例|办法|规定|决定|规则|细则|章程|解释|决议|通则|修正案|准则)(?:的)?$/u;
const BOOK_NAME = /《([^《》]*(?:〈[^〉]*〉[^《》]*)*)》(?:（[^（）]*）|\([^()]*\))?(?:的)?$/u;
const BARE_NAME =
  /[\u4E00-\u9FFF]{0,12}(?:宪法|法典|(?<![依违合非执司守方办无])法|条例|细则|宪章|公约|议定书|[该同](?:办法|规定|决定))$/u;
/** What stands before a name without being part of it. */
const GOVERNING = /^.*(?:依照|依据|根据|按照|违反|适用|参照|符合|以及|或者|[和与及])/u;

const rank = (unit: CitedUnit): number => CITED_UNITS.indexOf(unit);

const parseNumber = (written: string): number | undefined => {
  if (/^\d+$/u.test(written)) return Number(written);
  return written === '两' ? 2 : parseChineseNumeral(written);
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

interface ReadStep {
  readonly step: CitationStep;
  readonly to: number;
}

const readStep = (text: string, at: number): ReadStep | undefined => {
  const found = matchAt(STEP, text, at);
  if (found === null) return undefined;
  const [whole, bracketed, plain, unit, suffix = '', thisUnit, near, nearUnit, far, farUnit] = found;
  const [count, previousUnit] = [near ?? far, nearUnit ?? farUnit];
  const to = at + whole.length;
  if (thisUnit !== undefined) return { step: { unit: thisUnit as CitedUnit, which: { by: 'this' } }, to };
  if (previousUnit !== undefined) {
    const many = count === undefined || count === '' ? 1 : parseNumber(count);
    if (many === undefined || many < 1) return undefined;
    return { step: { unit: previousUnit as CitedUnit, which: { by: 'previous', count: many } }, to };
  }
  const number = parseNumber(bracketed ?? plain ?? '');
  if (number === undefined || (suffix !== '' && unit !== '条')) return undefined;
  return { step: { unit: unit as CitedUnit, which: { by: 'number', number, suffix } }, to };
};

/** The steps each below the one before, without a gap or with a 的 before the last: 第十条第二款第三项, 第十条的第二款. */
const readChain = (text: string, at: number): { steps: CitationStep[]; to: number } | undefined => {
  const steps: CitationStep[] = [];
  let to = at;
  const nextStep = (): ReadStep | undefined =>
    readStep(text, to) ?? (steps.length > 0 && text.startsWith('的第', to) ? readStep(text, to + 1) : undefined);
  for (let next = nextStep(); next !== undefined; next = nextStep()) {
    const last = steps.at(-1);
    if (last !== undefined && rank(next.step.unit) <= rank(last.unit)) break;
    steps.push(next.step);
    to = next.to;
  }
  return steps.length === 0 ? undefined : { steps, to };
};

const instrumentBefore = (before: string): Instrument => {
  const own = OWN_NAME.exec(before);
  if (own !== null) return { of: 'self', name: own[0].replace(/的$/u, '') };
  const book = BOOK_NAME.exec(before);
  if (book !== null) return { of: 'other', name: book[1] ?? '' };
  const bare = BARE_NAME.exec(before);
  if (bare !== null) return { of: 'other', name: bare[0].replace(GOVERNING, '') };
  return { of: 'self', name: '' };
};

/** A later member of a list takes over what it leaves unsaid: in 第十条第二款、第三款 the last is 第十条第三款. */
const inherit = (
  steps: readonly CitationStep[],
  from: readonly CitationStep[] | undefined,
): readonly CitationStep[] => {
  const first = steps[0];
  if (first === undefined || from === undefined || first.which.by !== 'number') return steps;
  return [...from.filter((step) => rank(step.unit) < rank(first.unit)), ...steps];
};

/** 第一、二项 as the citations it stands for; the first begins at 第, the last ends after the unit. */
const readShortened = (
  text: string,
  at: number,
):
  | { numbers: { number: number; range: boolean; from: number; to: number }[]; unit: CitedUnit; to: number }
  | undefined => {
  const found = matchAt(SHORTENED, text, at);
  if (found === null) return undefined;
  const [whole, list = '', unit] = found;
  const numbers: { number: number; range: boolean; from: number; to: number }[] = [];
  let place = at + 1;
  for (const part of list.split(/([、和至])/u)) {
    if (/^[、和至]$/u.test(part)) {
      place += part.length;
      continue;
    }
    const number = parseNumber(part);
    if (number === undefined) return undefined;
    numbers.push({ number, range: text.charAt(place - 1) === '至', from: place, to: place + part.length });
    place += part.length;
  }
  return { numbers, unit: unit as CitedUnit, to: at + whole.length };
};

interface Draft {
  from: number;
  to: number;
  steps: readonly CitationStep[];
  until?: readonly CitationStep[];
}

/** Reads the list of citations that begins at `at`. */
const readList = (text: string, at: number): Draft[] => {
  const list: Draft[] = [];
  let place = at;
  let connector = '';
  for (;;) {
    const last = list.at(-1);
    const context = last?.until ?? last?.steps;
    const chain = readChain(text, place);
    const shortened = readShortened(text, chain?.to ?? place) ?? undefined;
    if (chain === undefined && shortened === undefined) break;
    const steps = chain === undefined ? [] : inherit(chain.steps, context);
    if (
      shortened !== undefined &&
      (chain === undefined || rank(shortened.unit) > rank((chain.steps.at(-1) as CitationStep).unit))
    ) {
      const above =
        chain === undefined ? (context ?? []).filter((step) => rank(step.unit) < rank(shortened.unit)) : steps;
      shortened.numbers.forEach(({ number, range, from, to }, index) => {
        const step: CitationStep = { unit: shortened.unit, which: { by: 'number', number, suffix: '' } };
        const previous = list.at(-1);
        const end = index === shortened.numbers.length - 1 ? shortened.to : to;
        if (range && index > 0 && previous !== undefined) {
          previous.until = [...above, step];
          previous.to = end;
        } else list.push({ from: index === 0 ? place : from, to: end, steps: [...above, step] });
      });
      place = shortened.to;
    } else if (chain !== undefined) {
      if (RANGE.test(connector) && last !== undefined && last.until === undefined) {
        last.until = steps;
        last.to = chain.to;
      } else list.push({ from: place, to: chain.to, steps });
      place = chain.to;
    }
    const between = matchAt(CONNECTOR, text, place);
    if (between === null) break;
    connector = between[0];
    place += connector.length;
  }
  return list;
};

/**
 * Finds every citation of a provision in a text (立法技术规范: order 条 款 项 目; 项 without brackets, though bracketed
 * ones are read too). What the citation points at is not asked here; see `resolveCitation`.
 */
export const citationsIn = (text: string): readonly Citation[] => {
  const citations: Citation[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    const list = character === '第' || character === '本' || character === '前' ? readList(text, at) : [];
    const first = list[0];
    if (first === undefined) {
      at += 1;
      continue;
    }
    const instrument = instrumentBefore(text.slice(Math.max(0, at - 120), at));
    for (const { from, to, steps, until } of list) {
      citations.push({
        from,
        to,
        text: text.slice(from, to),
        instrument,
        steps,
        ...(until === undefined ? {} : { until }),
      });
    }
    at = list.at(-1)?.to ?? at + 1;
  }
  return citations;
};
