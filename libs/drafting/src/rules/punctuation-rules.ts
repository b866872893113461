import { isProvision, patternRule, SOURCES, type Report, type Rule, type RuleContext } from './rule.js';
import type { Line } from '@colex/lawtext';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['（', '）'],
  ['《', '》'],
  ['“', '”'],
  ['〈', '〉'],
];

const unbalanced = (text: string): { from: number; mark: string } | undefined => {
  const stack: { mark: string; from: number }[] = [];
  for (const [from, character] of Array.from(text).entries()) {
    if (PAIRS.some(([open]) => open === character)) stack.push({ mark: character, from });
    const pair = PAIRS.find(([, close]) => close === character);
    if (pair === undefined) continue;
    if (stack.at(-1)?.mark !== pair[0]) return { from, mark: character };
    stack.pop();
  }
  return stack.at(-1);
};

/** Penalties set apart by ，: (…的，处…罚款，…的，处…). */
const PENALTIES = /(?<=的，[^。；]{0,40}处[^。；，]{0,20}罚款)，(?=[^。；，]{2,30}的，[^。；，]{0,10}处)/gu;

/** 、 behind the 和 that ends a list: 甲、乙和丙、丁 mixes two levels. */
const TWO_LEVELS = /[\p{Script=Han}]{2,8}、[\p{Script=Han}]{2,8}[和与][\p{Script=Han}]{2,8}、[\p{Script=Han}]{2,8}/gu;

/** The points of a decision, each with its paragraphs by index. */
const pointsOf = (lines: readonly Line[]): number[][] => {
  const points: number[][] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'paragraph' && line.number !== undefined && line.number !== '') points.push([index]);
    else if (line.kind !== 'paragraph' && line.kind !== 'item' && line.kind !== 'subitem') points.push([]);
    else points.at(-1)?.push(index);
  });
  return points.filter(([first]) => lines[first ?? -1]?.kind === 'paragraph');
};

const quotationFaults = ({ lines }: RuleContext): Report[] =>
  pointsOf(lines).flatMap((point): Report[] => {
    const reports: Report[] = [];
    let opened: { index: number; from: number } | undefined;
    for (const index of point) {
      const text = lines[index]?.text ?? '';
      if (opened !== undefined && !text.startsWith('“'))
        reports.push({
          index,
          from: 0,
          to: Math.min(1, text.length),
          message: { zh: '分段引文每段开头用前引号', en: 'Each quoted paragraph opens with “' },
        });
      for (const [from, character] of Array.from(text).entries()) {
        if (character === '“') opened = { index, from };
        else if (character === '”') opened = undefined;
      }
    }
    if (opened !== undefined)
      reports.push({
        index: opened.index,
        from: opened.from,
        to: opened.from + 1,
        message: {
          zh: '引文没有结束：最后一段末尾用后引号',
          en: 'The quotation is not closed: the last paragraph ends in ”',
        },
      });
    return reports;
  });

/** Rules about punctuation (P). */
export const PUNCTUATION_RULES: readonly Rule[] = [
  {
    id: 'P01',
    level: 'error',
    name: { zh: '标点', en: 'Punctuation' },
    source: SOURCES.punctuation,
    check: {
      scope: 'line',
      of: (line, index) => {
        if (!isProvision(line)) return [];
        const { text } = line;
        const half = [
          ...text.matchAll(
            /(?<=[\p{Script=Han}》”）])[,;:?!](?!\d)|(?<=\p{Script=Han})\((?=\p{Script=Han})|(?<=\p{Script=Han})\)/gu,
          ),
        ].map((match): Report => ({
          index,
          from: match.index,
          to: match.index + 1,
          message: { zh: `“${match[0]}”应当用全角标点`, en: `Use the full-width form of ${match[0]}` },
          fix: { replacement: FULL[match[0]] ?? match[0] },
        }));
        const doubled = [...text.matchAll(/([，。；：、])[，。；：、]/gu)].map((match): Report => ({
          index,
          from: match.index,
          to: match.index + 2,
          message: { zh: '标点重复', en: 'Two stops in a row' },
        }));
        const straight = [...text.matchAll(/"/gu)].map((match, at): Report => ({
          index,
          from: match.index,
          to: match.index + 1,
          message: { zh: '应当用弯引号“”', en: 'Use curved quotation marks' },
          fix: { replacement: at % 2 === 0 ? '“' : '”' },
        }));
        // Inside a decision a quotation goes on over several paragraphs: that is asked by P03.
        const pair =
          line.kind === 'paragraph' && /^“|：“/u.test(text) && !text.includes('”') ? undefined : unbalanced(text);
        const brackets: Report[] =
          pair === undefined
            ? []
            : [
                {
                  index,
                  from: pair.from,
                  to: pair.from + 1,
                  message: { zh: `“${pair.mark}”没有配对`, en: `${pair.mark} has no partner` },
                },
              ];
        const unstopped: Report[] =
          text === '' || /[。；：，”）;:,."]$/u.test(text)
            ? []
            : [
                {
                  index,
                  from: Math.max(0, text.length - 1),
                  to: text.length,
                  message: { zh: '句末缺少标点', en: 'The sentence has no stop' },
                },
              ];
        return [...half, ...straight, ...doubled, ...brackets, ...unstopped];
      },
    },
  },
  patternRule(
    {
      id: 'P02',
      level: 'information',
      name: { zh: '分句之间的标点', en: 'Marks between clauses' },
      source: SOURCES.punctuation,
    },
    PENALTIES,
    () => ({ zh: '分句内已有逗号，分句之间应当用分号', en: 'Clauses that hold a comma are set apart by ；' }),
    () => '；',
  ),
  patternRule(
    {
      id: 'P04',
      level: 'information',
      name: { zh: '并列层次的标点', en: 'Marks between levels of a list' },
      source: SOURCES.punctuation,
      // 法律、行政法规和本省、自治区的地方性法规 is how promulgated texts write: none of 142 findings was a defect.
      off: true,
    },
    TWO_LEVELS,
    () => ({
      zh: '两层并列，上一层之间用逗号或者“以及”',
      en: 'Two levels of a list: between the upper ones ， or 以及',
    }),
  ),
  {
    id: 'P03',
    level: 'error',
    name: { zh: '修改决定中分段引文的引号', en: 'Quotation marks of quoted paragraphs' },
    source: SOURCES.practice,
    check: { scope: 'text', of: quotationFaults },
  },
];
