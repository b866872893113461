import { patternRule, isProvision, SOURCES, type Rule } from './rule.js';

/** A word that is wrong where `before` and `after` hold (parts of a pattern), and the right one. */
interface Confused {
  readonly wrong: string;
  readonly right: string;
  readonly after?: string;
}

/** Only pairs of which one is wrong whatever the sentence means; 缴纳 and 交纳, 谋取 and 牟取 each have their own place. */
const CONFUSED: readonly Confused[] = [
  { wrong: '做出', right: '作出', after: '(?=[^。；，]{0,12}(?:决定|裁决|裁定|判决|规定|处理|批复|答复|结论|解释))' },
  { wrong: '帐', right: '账', after: '(?=[户簿目册单本])' },
  { wrong: '其它', right: '其他' },
  { wrong: '部份', right: '部分' },
  { wrong: '座落', right: '坐落' },
  { wrong: '按装', right: '安装' },
  { wrong: '既使', right: '即使' },
  { wrong: '截止', right: '截至', after: '(?=\\d{4}年)' },
];

const rightWord = (wrong: string): string => CONFUSED.find((pair) => pair.wrong === wrong)?.right ?? wrong;

/** Chinese characters that may stand before 或 when it is part of a word or means 或者 by itself. */
const ALONE_OR = /(?<![和及抑间容倘])或(?![者许是然多少]|缺|有(?=负债|事项))/gu;

const DIGIT = '一二三四五六七八九十百千万两零0-9０-９.';
/** 五万元以下的…；五万元以上: the same amount closes one band and opens the next. */
const OVERLAP = new RegExp(
  `(?<![${DIGIT}])([${DIGIT}]+(?:元|日|年|人|件|倍))以下[^。；]{0,20}[；，][^。；，]{0,16}?(?<![${DIGIT}])\\1以上`,
  'gu',
);

/** Rules about words (W). */
export const WORDING_RULES: readonly Rule[] = [
  patternRule(
    { id: 'W01', level: 'information', name: { zh: '义务用“应当”', en: 'Duties are 应当' }, source: SOURCES.norms1 },
    /必须(?!的|品)/gu,
    () => ({ zh: '表示义务用“应当”，一般不用“必须”', en: 'Duties use 应当, not 必须' }),
    () => '应当',
  ),
  patternRule(
    {
      id: 'W02',
      level: 'warning',
      name: { zh: '禁止用“不得”“禁止”', en: 'Prohibitions are 不得 or 禁止' },
      source: SOURCES.practice,
    },
    /严禁|不准(?!确|时|离婚|许)|不许(?!可)/gu,
    (match) => ({ zh: `“${match[0]}”应当改为“不得”或者“禁止”`, en: `${match[0]} should be 不得 or 禁止` }),
  ),
  patternRule(
    { id: 'W03', level: 'warning', name: { zh: '选择用“或者”', en: 'Alternatives are 或者' }, source: SOURCES.norms1 },
    ALONE_OR,
    () => ({ zh: '表示选择用“或者”', en: 'Alternatives use 或者' }),
    () => '或者',
  ),
  patternRule(
    { id: 'W05', level: 'warning', name: { zh: '“除……外”成对', en: '除 goes with 外' }, source: SOURCES.norms2 },
    /(?:^|[。；，：])(除(?![了去外名籍草尘害雪冰障险权夕此])(?:(?!外)[^。；])*)(?=[。；])/gu,
    () => ({ zh: '“除”没有与“外”“以外”配对', en: '除 has no 外' }),
    undefined,
  ),
  patternRule(
    { id: 'W06', level: 'warning', name: { zh: '依法律用“依照”', en: '依照 for law' }, source: SOURCES.norms1 },
    /按照(?=本(?:法|条例|办法|规定)第[^。，；]{1,20}(?:条|款|项)[^。；]{0,6}(?:处罚|处理|追究))/gu,
    () => ({ zh: '以法律、法规为依据用“依照”', en: 'What follows the law is 依照' }),
    () => '依照',
  ),
  patternRule(
    { id: 'W10', level: 'warning', name: { zh: '“的”字句', en: 'Conditions end in 的' }, source: SOURCES.practice },
    /(?<=有(?:下列|以下)(?:行为|情形|情况)之一)(?=，(?![^。；：]*的[，：]))/gu,
    () => ({ zh: '“有下列情形之一”之后应当有“的”', en: '有下列情形之一 needs 的' }),
    () => '的',
  ),
  patternRule(
    { id: 'W11', level: 'warning', name: { zh: '易混用语', en: 'Confused words' }, source: SOURCES.norms2 },
    new RegExp(CONFUSED.map(({ wrong, after = '' }) => `${wrong}${after}`).join('|'), 'gu'),
    (match) => ({ zh: `“${match[0]}”应当写作“${rightWord(match[0])}”`, en: `Write ${rightWord(match[0])}` }),
    (match) => rightWord(match[0]),
  ),
  patternRule(
    { id: 'W12', level: 'information', name: { zh: '不确定的用语', en: 'Vague words' }, source: SOURCES.practice },
    /等等|可以考虑|原则上|尽量|尽可能/gu,
    (match) => ({ zh: `“${match[0]}”含义不确定`, en: `${match[0]} is vague` }),
  ),
  {
    id: 'W08',
    level: 'warning',
    name: { zh: '“以上”“以下”含本数，相邻档次不重叠', en: 'Bands neither overlap nor leave a gap' },
    source: SOURCES.civilCode1259,
    check: {
      scope: 'line',
      of: (line, index) => {
        if (!isProvision(line)) return [];
        // 不足五万元的…；五万元以上的… is right, 五万元以下的…；五万元以上的… counts 五万元 twice.
        return [...line.text.matchAll(OVERLAP)].map((match) => ({
          index,
          from: match.index,
          to: match.index + match[0].length,
          message: {
            zh: `“${match[1] ?? ''}”同时属于两档：“以上”“以下”都含本数`,
            en: '以上 and 以下 both include the number: these bands overlap',
          },
        }));
      },
    },
  },
];
