import { isProvision, patternRule, SOURCES, type Report, type Rule } from './rule.js';

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
        const pair = unbalanced(text);
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
          text === '' || /[。；：，”）;:,.]$/u.test(text)
            ? []
            : [
                {
                  index,
                  from: Math.max(0, text.length - 1),
                  to: text.length,
                  message: { zh: '句末缺少标点', en: 'The sentence has no stop' },
                },
              ];
        return [...half, ...doubled, ...brackets, ...unstopped];
      },
    },
  },
  patternRule(
    {
      id: 'P03',
      level: 'error',
      name: { zh: '修改决定中分段引文的引号', en: 'Quotation marks of quoted paragraphs' },
      source: SOURCES.practice,
    },
    /^“(?:[^“”]|‘[^’]*’)*”[^。，；]*“[^”]*$/gu,
    () => ({
      zh: '分段引文每段开头用前引号，最后一段末尾用后引号',
      en: 'Each quoted paragraph opens with “, only the last closes',
    }),
  ),
];
