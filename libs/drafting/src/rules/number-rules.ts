import { chineseNumeral, type Line } from '@colex/lawtext';
import { isProvision, patternRule, SOURCES, type Report, type Rule } from './rule.js';

const UNITS =
  '个?工作日|日内|日(?=以[上下内]|的)|天|个月|周岁|年(?=以[上下内])|元|万元|亿元|倍|人(?=以[上下])|平方米|公里|米';

const inChinese = (digits: string): string | undefined => {
  const number = Number(digits.normalize('NFKC').replaceAll(',', ''));
  if (!Number.isInteger(number) || number <= 0) return undefined;
  if (number <= 99_999) return chineseNumeral(number);
  return number % 10_000 === 0 && number / 10_000 <= 99_999 ? `${chineseNumeral(number / 10_000)}万` : undefined;
};

/** Whether numbers are written in Chinese: in laws and local regulations, not in those of the State Council. */
const writesChinese = (genre: string): boolean => genre !== 'state-council-regulation';

const placesOf = (lines: readonly Line[], pattern: RegExp): { index: number; from: number; text: string }[] =>
  lines.flatMap((line, index) =>
    isProvision(line)
      ? [...line.text.matchAll(pattern)].map((match) => ({ index, from: match.index, text: match[0] }))
      : [],
  );

const liang = (lines: readonly Line[]): Report[] =>
  placesOf(lines, /两(?=(?:十|百|千|万|亿)(?:[零一二三四五六七八九十百千万]*)元)|两(?=元)/gu).map(
    ({ index, from }) => ({
      index,
      from,
      to: from + 1,
      message: { zh: '数额中用“二”，不用“两”', en: 'Sums use 二' },
      fix: { replacement: '二' },
    }),
  );

/** Two ways of writing the same, of which a text keeps to one. */
const WAYS = [
  [/[0-9]+/gu, /[０-９]+/gu],
  [/(?<=[百千万])零(?=[一二三四五六七八九])/gu, /(?<=[百千万])〇(?=[一二三四五六七八九])/gu],
] as const;

const OTHER_WAY = '0123456789０１２３４５６７８９零〇';
const otherWay = (text: string): string =>
  Array.from(text, (character) => {
    const at = OTHER_WAY.indexOf(character);
    if (at < 0) return character;
    if (at >= 20) return OTHER_WAY.charAt(at === 20 ? 21 : 20);
    return OTHER_WAY.charAt((at + 10) % 20);
  }).join('');

const rarer = (lines: readonly Line[], [usual, other]: (typeof WAYS)[number]): Report[] => {
  const [a, b] = [placesOf(lines, usual), placesOf(lines, other)];
  if (a.length === 0 || b.length === 0) return [];
  return (a.length < b.length ? a : b).map(({ index, from, text }) => ({
    index,
    from,
    to: from + text.length,
    message: { zh: `“${text}”的写法与别处不一致`, en: `${text} is written otherwise elsewhere` },
    fix: { replacement: otherWay(text) },
  }));
};

/** Rules about numbers (N). */
export const NUMBER_RULES: readonly Rule[] = [
  patternRule(
    { id: 'N01', level: 'warning', name: { zh: '数字用汉字', en: 'Numbers in Chinese' }, source: SOURCES.norms1 },
    new RegExp(`(?<![0-9０-９.年月第号])([0-9０-９][0-9０-９,]*)(?=(?:${UNITS}))|([0-9０-９][0-9０-９.]*)[%％]`, 'gu'),
    (match) => ({ zh: `“${match[0]}”应当用汉字数字`, en: `Write ${match[0]} in Chinese numerals` }),
    (match) => {
      if (match[1] !== undefined) return inChinese(match[1]);
      const share = inChinese(match[2] ?? '');
      return share === undefined ? undefined : `百分之${share}`;
    },
    (line, { profile }) => isProvision(line) && writesChinese(profile.genre),
  ),
  {
    id: 'N02',
    level: 'warning',
    name: { zh: '数字写法一致，数额用“二”不用“两”', en: 'One way of writing digits; 二, not 两, in sums' },
    source: SOURCES.practice,
    check: { scope: 'text', of: ({ lines }) => [...liang(lines), ...WAYS.flatMap((way) => rarer(lines, way))] },
  },
];
