import { chineseNumeral } from '@colex/lawtext';
import { isProvision, patternRule, SOURCES, type Rule } from './rule.js';

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
  patternRule(
    {
      id: 'N02',
      level: 'warning',
      name: { zh: '数额用“二”不用“两”', en: '二, not 两, in sums' },
      source: SOURCES.practice,
    },
    /两(?=(?:十|百|千|万|亿)(?:[零一二三四五六七八九十百千万]*)元)|两(?=元)/gu,
    () => ({ zh: '数额中用“二”，不用“两”', en: 'Sums use 二' }),
    () => '二',
  ),
];
