import { patternRule, SOURCES } from './rule.js';

/** A word that is wrong where `after` follows (part of a pattern), and the right one. */
interface Confused {
  readonly wrong: string;
  readonly right: string;
  readonly after?: string;
}

/**
 * Words that are wrong whatever the sentence means, or wrong where these words stand around them (立法技术规范). 缴纳 and 交纳,
 * 公布 and 公告, 批准 and 核准, 注销 and 吊销, 执业 and 从业 have each a place of their own that no pattern knows: they are left alone
 * elsewhere.
 */
const CONFUSED: readonly Confused[] = [
  { wrong: '做出', right: '作出', after: '(?=[^。；，]{0,12}(?:决定|裁决|裁定|判决|规定|处理|批复|答复|结论|解释))' },
  { wrong: '帐', right: '账', after: '(?=[户簿目册单本])' },
  { wrong: '交纳', right: '缴纳', after: '(?=(?:的)?(?:罚款|罚金|滞纳金|税款|社会保险费))' },
  { wrong: '抵消', right: '抵销', after: '(?=[^。；，]{0,6}(?:债务|债权))' },
  { wrong: '非法所得', right: '违法所得' },
  { wrong: '牟取', right: '谋取', after: '(?=合法|正当)' },
  { wrong: '设定', right: '设立', after: '(?=(?:专门|管理|办事|常设)?机构)' },
  { wrong: '设立', right: '设定', after: '(?=行政(?:处罚|许可|强制))' },
  { wrong: '依据', right: '根据', after: '(?=《[^》]+》[^。]*制定本(?:条例|办法|规定|法|规则))' },
  { wrong: '其它', right: '其他' },
  { wrong: '部份', right: '部分' },
  { wrong: '座落', right: '坐落' },
  { wrong: '按装', right: '安装' },
  { wrong: '既使', right: '即使' },
  { wrong: '截止', right: '截至', after: '(?=\\d{4}年)' },
];

const rightWord = (wrong: string): string => CONFUSED.find((pair) => pair.wrong === wrong)?.right ?? wrong;

/** W11: words that are mistaken for one another. */
export const CONFUSED_WORDS_RULE = patternRule(
  { id: 'W11', level: 'warning', name: { zh: '易混用语', en: 'Confused words' }, source: SOURCES.norms2 },
  new RegExp(CONFUSED.map(({ wrong, after = '' }) => `${wrong}${after}`).join('|'), 'gu'),
  (match) => ({ zh: `“${match[0]}”应当写作“${rightWord(match[0])}”`, en: `Write ${rightWord(match[0])}` }),
  (match) => rightWord(match[0]),
);
