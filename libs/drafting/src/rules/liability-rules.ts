import { parseChineseNumeral } from '@colex/lawtext';
import { isProvision, patternRule, SOURCES, type Report, type Rule } from './rule.js';

const AMOUNT = '([零一二三四五六七八九十百千万]+|[0-9０-９]+)';
const RANGE = new RegExp(`${AMOUNT}(万?)元以上${AMOUNT}(万?)元以下`, 'gu');

const valueOf = (written: string, tenThousand: string): number | undefined => {
  const digits = written.normalize('NFKC');
  const whole = /^\d+$/u.test(digits) ? Number(digits) : largeNumeral(digits);
  return whole === undefined ? undefined : whole * (tenThousand === '' ? 1 : 10_000);
};

/** 二十万, 一百五十万: the reader of numerals stops at 99,999, sums do not. */
const largeNumeral = (written: string): number | undefined => {
  const [high = '', low] = written.split('万');
  if (low === undefined) return parseChineseNumeral(high);
  const ten = parseChineseNumeral(high);
  const rest = low === '' ? 0 : parseChineseNumeral(low.replace(/^零/u, ''));
  return ten === undefined || rest === undefined ? undefined : ten * 10_000 + rest;
};

/** Rules about legal liability (L). */
export const LIABILITY_RULES: readonly Rule[] = [
  {
    id: 'L02',
    level: 'warning',
    name: { zh: '罚款幅度', en: 'Range of a fine' },
    source: SOURCES.practice,
    check: {
      scope: 'line',
      of: (line, index) =>
        isProvision(line)
          ? [...line.text.matchAll(RANGE)].flatMap((match): Report[] => {
              const lower = valueOf(match[1] ?? '', match[2] ?? '');
              const upper = valueOf(match[3] ?? '', match[4] ?? '');
              if (lower === undefined || upper === undefined) return [];
              const place = { index, from: match.index, to: match.index + match[0].length };
              if (lower >= upper)
                return [
                  { ...place, message: { zh: '罚款下限不低于上限', en: 'The lower limit is not below the upper' } },
                ];
              if (upper > lower * 10)
                return [
                  {
                    ...place,
                    message: {
                      zh: '罚款上限超过下限的十倍，幅度过大',
                      en: 'The upper limit is more than ten times the lower',
                    },
                  },
                ];
              return [];
            })
          : [],
    },
  },
  patternRule(
    {
      id: 'L03',
      level: 'information',
      name: { zh: '刑事责任的写法', en: 'Form of criminal liability' },
      source: SOURCES.norms2,
    },
    /(?<!依法)追究(?:其)?刑事责任/gu,
    () => ({ zh: '一般写作“构成犯罪的，依法追究刑事责任”', en: 'The usual form is 构成犯罪的，依法追究刑事责任' }),
  ),
  patternRule(
    {
      id: 'L04',
      level: 'error',
      name: { zh: '地方性法规不得设定的处罚', en: 'Penalties a local regulation may not set' },
      source: SOURCES.penaltyLaw,
    },
    /(?:处|给予|并处)[^。；，]{0,12}(?:拘留|拘役|有期徒刑)|吊销(?:其)?营业执照|限制(?:其)?人身自由/gu,
    (match) => ({ zh: `地方性法规不得设定“${match[0]}”`, en: `A local regulation may not set ${match[0]}` }),
    undefined,
    (line, { profile }) => isProvision(line) && profile.genre === 'local-regulation',
  ),
  {
    id: 'J02',
    level: 'error',
    name: { zh: '协同城市名单', en: 'List of partner cities' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: ({ lines, profile }) => {
        const { joint } = profile;
        if (joint === undefined) return [];
        return lines.flatMap((line, index): Report[] => {
          const list = isProvision(line)
            ? /本市(?:与|和|会同)((?:[\p{Script=Han}]{2,4}市[、和及与]?){2,})/u.exec(line.text)
            : null;
          if (list === null) return [];
          const named: readonly string[] = list[1]?.match(/[\p{Script=Han}]{2,4}?市/gu) ?? [];
          const from = line.text.indexOf(list[1] ?? '');
          const to = from + (list[1]?.length ?? 0);
          if (named.includes(joint.city))
            return [
              {
                index,
                from,
                to,
                message: { zh: `名单中不应有本市（${joint.city}）`, en: 'The city itself stands in the list' },
              },
            ];
          const missing = joint.partners.filter((partner) => partner !== joint.city && !named.includes(partner));
          return missing.length === 0
            ? []
            : [
                {
                  index,
                  from,
                  to,
                  message: { zh: `名单缺少${missing.join('、')}`, en: `Missing: ${missing.join(', ')}` },
                },
              ];
        });
      },
    },
  },
];
