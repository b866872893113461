import { parseChineseNumeral, type Line } from '@colex/lawtext';
import { likeness, profileOf } from '../compare/likeness.js';
import { isProvision, patternRule, SOURCES, type Report, type Rule, type RuleContext } from './rule.js';

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

const rangeFaults = (line: Line, index: number): Report[] =>
  isProvision(line)
    ? [...line.text.matchAll(RANGE)].flatMap((match): Report[] => {
        const lower = valueOf(match[1] ?? '', match[2] ?? '');
        const upper = valueOf(match[3] ?? '', match[4] ?? '');
        if (lower === undefined || upper === undefined) return [];
        const place = { index, from: match.index, to: match.index + match[0].length };
        if (lower >= upper)
          return [{ ...place, message: { zh: '罚款下限不低于上限', en: 'The lower limit is not below the upper' } }];
        if (upper > lower * 10)
          return [
            {
              ...place,
              atMost: 'information',
              message: {
                zh: '罚款上限超过下限的十倍，幅度过大',
                en: 'The upper limit is more than ten times the lower',
              },
            },
          ];
        return [];
      })
    : [];

/** Alike enough, sums left out, to punish the same act. */
const SAME_ACT = 0.8;

/** The same act with another fine in another city's text. */
const otherFines = ({ lines, profile }: RuleContext): Report[] => {
  const editions = profile.joint?.editions ?? [];
  if (editions.length === 0) return [];
  const act = (text: string): ReturnType<typeof profileOf> => profileOf(text.replaceAll(RANGE, ''));
  const finesOf = (text: string): string[] =>
    [...text.matchAll(RANGE)].map((match) =>
      [valueOf(match[1] ?? '', match[2] ?? ''), valueOf(match[3] ?? '', match[4] ?? '')].join('-'),
    );
  return editions.flatMap((edition) => {
    const theirs = edition.lines.flatMap((line) => {
      const fines = isProvision(line) ? finesOf(line.text) : [];
      return fines.length === 0 ? [] : [{ fines, act: act(line.text) }];
    });
    return lines.flatMap((line, index): Report[] => {
      const own = isProvision(line) ? finesOf(line.text) : [];
      if (own.length === 0) return [];
      const mine = act(line.text);
      const same = theirs
        .map((their) => ({ ...their, alike: likeness(mine, their.act) }))
        .toSorted((a, b) => b.alike - a.alike)[0];
      if (same === undefined || same.alike < SAME_ACT || same.fines.join() === own.join()) return [];
      const from = line.text.search(RANGE);
      return [
        {
          index,
          from,
          to: from + (line.text.match(RANGE)?.[0].length ?? 0),
          atMost: 'information',
          message: {
            zh: `同一违法行为的罚款幅度与${edition.name}不同`,
            en: `The fine for the same act differs from that of ${edition.name}`,
          },
        },
      ];
    });
  });
};

const PUNISHER = /部门|机关|机构|政府|委员会|法院|海关|大队|总队|管理局|[省市县区]局|派出所|执法|单位主管/u;
/** Any sign of a duty, a ban or a limit; what has none of them defines or declares. */
const DUTY = /应|不|禁|须|需|未|负责|遵守|遵循|责任|义务|有权|可以|限|严|批准|许可|申请|按照|报|由/u;
/** A provision that says for the whole text who punishes. */
const GENERAL =
  /(?:行政)?处罚[^。]{0,30}由[^。]{2,60}(?:实施|决定|执行|行使|负责|给予)|由[^。]{2,60}(?:实施|给予|作出|行使)[^。]{0,20}处罚/u;
const UNMEASURED = /(?:^|[，；。、])(?:可以)?(?:并|单)?(?:处以?|科以?)罚款(?=[。；，]|$)/u;

/** The words of a provision with all that it holds, as one text. */
const provisionText = ({ lines, places }: RuleContext, index: number): string => {
  const { parents, articles } = places.hierarchy;
  const isInside = (at: number): boolean => {
    for (let up = at; up >= 0; up = parents[up] ?? -1) if (up === index) return true;
    return false;
  };
  const whole = articles[index] === index;
  return lines.flatMap((line, at) => ((whole ? articles[at] === index : isInside(at)) ? [line.text] : [])).join('');
};

/** An article line is also the first 款: cited as 第一款 it means that alone. */
const firstParagraphText = ({ lines, places }: RuleContext, index: number): string =>
  [index, ...places.itemsOf(index)].map((at) => lines[at]?.text ?? '').join('');

const penaltyFaults = (context: RuleContext): Report[] => {
  const general = context.lines.some((line) => isProvision(line) && GENERAL.test(line.text));
  const told = new Set<number>();
  return context.lines.flatMap((line, index): Report[] => {
    if (!isProvision(line) || !/罚款/u.test(line.text)) return [];
    const reports: Report[] = [];
    const unmeasured = UNMEASURED.exec(line.text);
    // The sum may follow for each case: 并处罚款。属于国家重点保护的，处十万元以上….
    if (unmeasured !== null && !/[元倍](?:以[上下]|的)/u.test(line.text.slice(unmeasured.index)))
      reports.push({
        index,
        from: unmeasured.index,
        to: unmeasured.index + unmeasured[0].length,
        message: { zh: '罚款没有规定数额或者幅度', en: 'The fine has no amount or range' },
      });
    const article = context.places.hierarchy.articles[index] ?? -1;
    const nobody = article >= 0 && !general && !told.has(article) && !PUNISHER.test(provisionText(context, article));
    if (nobody && /处(?:以)?[^。；]*罚款/u.test(line.text)) {
      told.add(article);
      reports.push({
        index,
        from: 0,
        to: line.text.length,
        // National laws leave it to other laws more often.
        ...(context.profile.genre === 'local-regulation' ? {} : { atMost: 'information' as const }),
        message: { zh: '没有写明由哪个部门处罚', en: 'Nobody is named who imposes the penalty' },
      });
    }
    for (const { citation, resolution } of context.referencesOf(index)) {
      if (resolution.state !== 'resolved' || resolution.until !== undefined) continue;
      // A citation that leaves its article unsaid is for the reader of the whole sentence to judge.
      if (citation.steps[0]?.unit !== '条') continue;
      if (!/违反(?:本(?:条例|法|办法|规定|规则|决定))?$/u.test(line.text.slice(0, citation.from))) continue;
      const paragraph = citation.steps.at(-1)?.unit === '款' && context.lines[resolution.target]?.kind === 'article';
      const text = paragraph
        ? firstParagraphText(context, resolution.target)
        : provisionText(context, resolution.target);
      if (DUTY.test(text)) continue;
      // A 项 takes its duty from the words that lead to the list.
      const holder = context.lines[context.places.hierarchy.parents[resolution.target] ?? -1]?.text ?? '';
      if (citation.steps.at(-1)?.unit === '项' && DUTY.test(holder)) continue;
      reports.push({
        index,
        from: citation.from,
        to: citation.to,
        message: {
          zh: `“${citation.text}”没有规定义务，罚则失去依据`,
          en: `${citation.text} sets no duty that could be broken`,
        },
      });
    }
    return reports;
  });
};

const isLocal = (line: Line, { profile }: RuleContext): boolean =>
  isProvision(line) && profile.genre === 'local-regulation';

const matches = (line: Line, index: number, pattern: RegExp, zh: string, en: string): Report[] =>
  [...line.text.matchAll(pattern)].map((match) => ({
    index,
    from: match.index,
    to: match.index + match[0].length,
    message: { zh: zh.replace('…', match[0]), en: en.replace('…', match[0]) },
  }));

/** Rules about legal liability (L). */
export const LIABILITY_RULES: readonly Rule[] = [
  {
    id: 'L01',
    level: 'warning',
    name: { zh: '罚则要素完整', en: 'A penalty is complete' },
    source: SOURCES.norms2,
    check: { scope: 'text', of: penaltyFaults },
  },
  {
    id: 'L02',
    level: 'warning',
    name: { zh: '罚款幅度', en: 'Range of a fine' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: (context) => [...context.lines.flatMap(rangeFaults), ...otherFines(context)],
    },
  },
  patternRule(
    {
      id: 'L03',
      level: 'information',
      name: { zh: '责任条款的固定写法', en: 'Standing forms of liability' },
      source: SOURCES.norms2,
    },
    /(?<!依法)追究(?:其)?刑事责任(?!的)|(?<=(?:已有|另有)(?:处罚)?规定的，)(?:依照|按照|适用)其规定(?:处罚|执行)?/gu,
    (match) =>
      match[0].endsWith('刑事责任')
        ? { zh: '一般写作“构成犯罪的，依法追究刑事责任”', en: 'The usual form is 构成犯罪的，依法追究刑事责任' }
        : { zh: '一般写作“从其规定”', en: 'The usual form is 从其规定' },
    (match) => (match[0].endsWith('刑事责任') ? undefined : '从其规定'),
    (line, context) => isProvision(line) && (isLocal(line, context) || !/有(?:处罚)?规定的，/u.test(line.text)),
  ),
  {
    id: 'L04',
    level: 'error',
    name: { zh: '地方性法规不得设定的处罚和强制', en: 'What a local regulation may not set' },
    source: SOURCES.penaltyLaw,
    check: {
      scope: 'line',
      of: (line, index, context) =>
        isLocal(line, context)
          ? [
              ...matches(
                line,
                index,
                /(?<!判)(?:处|给予|并处)[^。；，》]{0,12}(?:拘留|拘役|有期徒刑)|(?<!被|被依法)吊销(?:其)?营业执照|(?:可以|应当|予以|并处|处以?)限制(?:其)?人身自由/gu,
                '地方性法规不得设定“…”（行政处罚法第十二条）',
                'A local regulation may not set … (行政处罚法 art. 12)',
              ),
              ...matches(
                line,
                index,
                /(?:予以|可以|应当|有权|依法)冻结|冻结(?:其)?(?:存款|汇款|账户|资金)|(?:可以|应当|予以|有权|依法)强制(?:拘留|传唤|隔离(?!戒毒)|带离)/gu,
                '地方性法规只能设定查封、扣押，不得设定“…”（行政强制法第十条）',
                'Of coercive measures a local regulation may set sealing and seizing only, not … (行政强制法 art. 10)',
              ),
              ...matches(
                line,
                index,
                /未(?:经|取得)[^，。；]{2,20}(?:批准|许可(?:证)?)[^，。；]{0,6}，(?:任何单位和个人)?不得/gu,
                '“…”可能设定行政许可，请核对上位法依据',
                '… may set a licence: is there an upper law for it?',
              ).map((report): Report => ({ ...report, atMost: 'information' })),
            ]
          : [],
    },
  },
];
