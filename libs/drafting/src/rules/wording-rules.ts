import { CONFUSED_WORDS_RULE } from './confused-words.js';
import { isProvision, patternRule, SOURCES, type Report, type Rule, type RuleContext } from './rule.js';

/** Chinese characters that may stand before 或 when it is part of a word or means 或者 by itself. */
const ALONE_OR = /(?<![和及抑间容倘])或(?![者许是然多少]|缺|有(?=负债|事项))/gu;

const DIGIT = '一二三四五六七八九十百千万两零0-9０-９.';
/** 五万元以下的…；五万元以上: the same amount closes one band and opens the next. */
const OVERLAP = new RegExp(
  // Fines of two subjects may meet (对个人处…一千元以下罚款，对单位处一千元以上…): they are no bands of one amount.
  `(?<![${DIGIT}])([${DIGIT}]+(?:元|日|年|人|件|倍))以下(?!的?罚款)[^。；]{0,20}[；，][^。；，]{0,16}?(?<![${DIGIT}])\\1以上(?![^。；，]{1,12}以下的?罚款)`,
  'gu',
);

/** 不满五万元的…；超过五万元的…: five times ten thousand itself falls between the bands. */
const GAP = new RegExp(
  `不(?:满|足)([${DIGIT}]+(?:元|日|年|人|件|倍|周岁))[^。；]{0,20}[；，][^。；，]{0,16}?超过\\1`,
  'gu',
);

const bandFaults = (text: string, index: number, pattern: RegExp, zh: string, en: string): Report[] =>
  [...text.matchAll(pattern)].map((match) => ({
    index,
    from: match.index,
    to: match.index + match[0].length,
    message: { zh: zh.replace('…', match[1] ?? ''), en: en.replace('…', match[1] ?? '') },
  }));

const WORKING_DAYS = /[零一二三四五六七八九十百\d]+个?工作日/gu;
const CALENDAR_DAYS = /[零一二三四五六七八九十百\d]+日(?=内|前|以内|以前|以上|以下)/gu;

/** Periods in 日 and in 工作日 side by side in one article: one procedure counts one way. */
const mixedDays = ({ lines, places }: RuleContext): Report[] => {
  const periods = new Map<number, { index: number; from: number; to: number; working: boolean }[]>();
  lines.forEach((line, index) => {
    if (!isProvision(line)) return;
    const article = places.hierarchy.articles[index] ?? -1;
    const found = [WORKING_DAYS, CALENDAR_DAYS].flatMap((pattern, kind) =>
      [...line.text.matchAll(pattern)].map((match) => ({
        index,
        from: match.index,
        to: match.index + match[0].length,
        working: kind === 0,
      })),
    );
    periods.set(article, [...(periods.get(article) ?? []), ...found]);
  });
  return [...periods].flatMap(([article, found]): Report[] => {
    const working = found.filter((period) => period.working);
    if (article < 0 || working.length === 0 || working.length === found.length) return [];
    const odd = working.length * 2 > found.length ? found.filter((period) => !period.working) : working;
    return odd.map(({ index, from, to }) => ({
      index,
      from,
      to,
      message: {
        zh: '本条既有“日”又有“工作日”，同一程序的期限应当一致',
        en: 'The article counts in 日 and in 工作日: one procedure counts one way',
      },
    }));
  });
};

/** Rules about words (W). */
export const WORDING_RULES: readonly Rule[] = [
  patternRule(
    { id: 'W01', level: 'information', name: { zh: '义务用“应当”', en: 'Duties are 应当' }, source: SOURCES.norms1 },
    // 因…必须…的，应当…: what cannot be avoided is a condition, no duty.
    /(?<!认为|[道管线行]等|因[^，。；]{0,15})必须(?!的|品|[^。；，]{1,30}的，)/gu,
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
    { id: 'W12', level: 'information', name: { zh: '不确定的用语', en: 'Vague words' }, source: SOURCES.practice },
    /等等|可以考虑|原则上|尽量|尽可能|适当(?=提高|增加|放宽|延长|给予|补助|奖励)|(?<=^|[。；，])(?:有关|相关)部门(?=应当|负责|可以|不得)/gu,
    (match) =>
      match[0].endsWith('部门')
        ? { zh: `“${match[0]}”没有写明是哪个部门`, en: `${match[0]}: which one?` }
        : { zh: `“${match[0]}”含义不确定`, en: `${match[0]} is vague` },
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
        return [
          ...bandFaults(
            line.text,
            index,
            OVERLAP,
            '“…”同时属于两档：“以上”“以下”都含本数',
            '以上 and 以下 both include …: these bands overlap',
          ),
          ...bandFaults(
            line.text,
            index,
            GAP,
            '“…”不属于任何一档：“不满”“超过”都不含本数',
            '不满 and 超过 both leave … out: these bands leave a gap',
          ),
        ];
      },
    },
  },
  patternRule(
    {
      id: 'W04',
      level: 'information',
      name: { zh: '但书用“但是，”', en: 'A proviso is 但是，' },
      source: SOURCES.norms1,
    },
    /(?<=[，；。])但(?!是|书|凡|愿|若)，?/gu,
    () => ({ zh: '但书一般写作“但是，”', en: 'A proviso reads 但是，' }),
    () => '但是，',
  ),
  patternRule(
    {
      id: 'W07',
      level: 'information',
      name: { zh: '制定与规定、会同与商', en: '制定 and 规定, 会同 and 商' },
      source: SOURCES.norms1,
    },
    /(?<=应当|可以|负责|另行)规定(?=(?:[^，。；的]{0,8})(?:实施细则|实施办法|管理办法|具体办法|规章|条例)[，。；])|另订|(?<=[门关府会])商(?=[^，。；]{2,30}(?:共同|联合)(?:制定|发布|公布|印发))/gu,
    (match) =>
      match[0] === '商'
        ? { zh: '共同制定、发布的用“会同”', en: 'What is made together is made 会同' }
        : { zh: '对规范性文件用“制定”', en: 'A norm is 制定' },
    (match) => (match[0] === '商' ? '会同' : match[0] === '另订' ? '另行制定' : '制定'),
  ),
  {
    id: 'W09',
    level: 'information',
    name: { zh: '同一程序的期限统一用“日”或者“工作日”', en: 'One kind of day in one procedure' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: (context) => [
        ...mixedDays(context),
        ...context.lines.flatMap((line, index): Report[] =>
          isProvision(line)
            ? [...line.text.matchAll(/(?:拘留|扣留|留置|禁闭)[^，。；]{0,10}工作日/gu)].map((match) => ({
                index,
                from: match.index,
                to: match.index + match[0].length,
                message: {
                  zh: '限制人身自由、权利的期限用“日”，不用“工作日”',
                  en: 'Limits of liberty are counted in 日, not 工作日',
                },
              }))
            : [],
        ),
      ],
    },
  },
  CONFUSED_WORDS_RULE,
];
