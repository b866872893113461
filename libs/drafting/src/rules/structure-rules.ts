import { contentsOf, isHeading, numberInLabel, numberLabel, type Line } from '@colex/lawtext';
import { SOURCES, wholeLine as whole, type Report, type Rule, type RuleContext } from './rule.js';

/** A quoted number that does not follow from the one before it; 之一 and an unnumbered 附则 are in order. */
const outOfOrder = ({ lines, places }: RuleContext, kinds: (line: Line) => boolean): Report[] =>
  lines.flatMap((line, index) => {
    if (!kinds(line) || line.number === undefined || line.number === '' || /之/u.test(line.number)) return [];
    const number = numberInLabel(line.number);
    if (number === undefined) return [];
    // 章 may begin anew under a 编 (民法典, 刑法).
    const parent = places.lines[places.hierarchy.parents[index] ?? -1];
    if (line.kind === 'chapter' && number === 1 && (parent?.kind === 'part' || parent?.kind === 'subpart')) return [];
    return [whole(index, `${line.number}与前面的序号不连续`, `${line.number} does not follow the number before it`)];
  });

/** （1） where （一） should stand: a 项 in the wrong numerals. */
const BRACKETED = /^[（(]\d+[）)]$/u;
const IRREGULAR_OPENING = /^(?:\d{1,2}[、.．](?!\d)|[①-⑳]|[（(]\d{1,2}[）)])/u;

const lastLineOf = (lines: readonly Line[], from: number): number => {
  let last = from;
  while (lines[last + 1]?.kind === 'subitem') last += 1;
  return last;
};

/** Ends of 项: each ； and the last 。, unless every one is a sentence of its own. */
const itemEnds = ({ lines, places }: RuleContext): Report[] =>
  lines.flatMap((line, index) => {
    if (line.kind === 'item' || line.kind === 'subitem') return [];
    const items = places.itemsOf(index).filter((item) => lines[item]?.kind === 'item');
    if (items.length === 0) return [];
    const reports: Report[] = [];
    if (!/[：:]$/u.test(line.text)) {
      reports.push({
        index,
        from: Math.max(0, line.text.length - 1),
        to: line.text.length,
        message: { zh: '列举各项之前应当用冒号', en: 'What leads to a list of items ends with a colon' },
      });
    }
    const ends = items.map((item) => lines[lastLineOf(lines, item)]?.text.at(-1) ?? '');
    const sentences = ends.every((end) => end === '。');
    items.forEach((item, position) => {
      const end = ends[position] ?? '';
      const last = position === items.length - 1;
      if (last ? end === '。' : end === '；' || sentences) return;
      const at = lastLineOf(lines, item);
      const text = lines[at]?.text ?? '';
      const wanted = last ? '。' : '；';
      reports.push({
        index: at,
        from: Math.max(0, text.length - 1),
        to: text.length,
        message: {
          zh: last ? '最后一项应当以句号结尾' : '各项之间应当用分号',
          en: last ? 'The last item ends with 。' : 'Items end with ；',
        },
        ...(/[。；，、]$/u.test(text) ? { fix: { replacement: wanted } } : {}),
      });
    });
    return reports;
  });

/** What a heading of each kind must stand under, when the text has headings of that kind. */
const UNDER = { part: undefined, subpart: 'part', chapter: 'part', section: 'chapter' } as const;

const outsideHierarchy = ({ lines, places }: RuleContext, index: number): Report | undefined => {
  const line = lines[index];
  if (line === undefined || !isHeading(line.kind) || line.number === '') return undefined;
  const under = UNDER[line.kind];
  if (under === undefined || !lines.some((other) => other.kind === under && other.number !== '')) return undefined;
  if (lines.some((other, at) => other.kind === under && holds(places.hierarchy.parents, at, index))) return undefined;
  const label = places.numbering.labels[index] ?? '';
  return whole(index, `${label}不在任何${NAMES[under]}之下`, `${label} stands under no ${NAMES[under]}`);
};

const NAMES = { part: '编', chapter: '章' } as const;

/** What the reader said of the input: articles numbered in Arabic numerals, printed in Chinese since. */
const arabicArticles = ({ lines, places, profile }: RuleContext): Report[] =>
  (profile.source?.losses ?? []).flatMap(({ reason, text }): Report[] => {
    const number = reason === 'arabic-number' ? numberInLabel(text) : undefined;
    const label = number === undefined ? '' : numberLabel('article', number);
    const index = places.byLabel.get(label)?.find((at) => lines[at]?.kind === 'article');
    return index === undefined
      ? []
      : [whole(index, `条的序号应当写作“${label}”，不用阿拉伯数字`, `Articles are numbered in Chinese: ${label}`)];
  });

/** The 目录 of the input against the headings: a text always prints a 目录 of its own, so only an input can be wrong. */
const contentsFaults = ({ lines, places, profile }: RuleContext): Report[] => {
  const { source } = profile;
  const first = lines.findIndex((line) => isHeading(line.kind));
  if (source === undefined || !lines.some((line) => line.kind === 'chapter' && line.number !== '')) return [];
  if (source.contents === undefined)
    return [
      {
        ...whole(first, '设章的法规应当有目录；打印时自动生成', 'A text of chapters has a 目录; printing makes it'),
        atMost: 'information',
      },
    ];
  const headings = contentsOf(lines, places.numbering).map((entry) => entry.text);
  const extra = source.contents.filter((entry) => !headings.includes(entry));
  const missing = headings.filter((heading) => !source.contents?.includes(heading));
  return [
    ...extra.map((entry) => whole(first, `目录中的“${entry}”不是正文的标题`, `“${entry}” of the 目录 is no heading`)),
    ...missing.map((entry) => whole(first, `目录缺少“${entry}”`, `The 目录 lacks “${entry}”`)),
  ];
};

const lonelyHeadings = (context: RuleContext): Report[] => {
  const { lines, places } = context;
  return lines.flatMap((line, index) => {
    if (!isHeading(line.kind)) return [];
    const misplaced = outsideHierarchy(context, index);
    if (misplaced !== undefined) return [misplaced];
    const name = line.text.replace(/\s/gu, '');
    const label = places.numbering.labels[index] ?? '';
    if (name === '') return [whole(index, `${label}没有名称`, `${label} has no name`)];
    // A preamble stands under 序言 instead of articles.
    if (lines.some((other, at) => other.kind === 'preamble' && places.hierarchy.parents[at] === index)) return [];
    const held = places.articles.filter((article) => holds(places.hierarchy.parents, index, article)).length;
    if (held === 0) return [whole(index, `“${name}”下没有条文`, `No article stands under “${name}”`)];
    if (held === 1 && line.kind === 'chapter' && name !== '附则')
      return [whole(index, `“${name}”只有一条`, `“${name}” holds a single article`)];
    return [];
  });
};

const holds = (parents: readonly number[], heading: number, index: number): boolean => {
  for (let at = index; at >= 0; at = parents[at] ?? -1) if (at === heading) return true;
  return false;
};

const supplementary = ({ lines }: RuleContext): Report[] => {
  const topHasParts = lines.some((line) => line.kind === 'part' && line.number !== '');
  return lines.flatMap((line, index) => {
    if (!isHeading(line.kind) || line.text.replace(/\s/gu, '') !== '附则') return [];
    const numbered = line.number !== '';
    if (topHasParts && numbered)
      return [whole(index, '设编的法，附则不编序号，也不作为编或者章', 'Under 编, 附则 is neither a 编 nor a 章')];
    if (!topHasParts && !numbered)
      return [whole(index, '设章的法规，附则应当作为最后一章', 'In a text of chapters 附则 is the last chapter')];
    return [];
  });
};

/** Rules about 编 章 节 条 款 项 目 (S01-S10). */
export const STRUCTURE_RULES: readonly Rule[] = [
  {
    id: 'S01',
    level: 'error',
    name: { zh: '条的序号连续', en: 'Articles are numbered without a gap' },
    source: SOURCES.legislationLaw65,
    check: {
      scope: 'text',
      of: (context) => [...outOfOrder(context, (line) => line.kind === 'article'), ...arabicArticles(context)],
    },
  },
  {
    id: 'S02',
    level: 'error',
    name: { zh: '编、章、节的序号连续', en: 'Headings are numbered without a gap' },
    source: SOURCES.norms1,
    check: { scope: 'text', of: (context) => outOfOrder(context, (line) => isHeading(line.kind)) },
  },
  {
    id: 'S03',
    level: 'error',
    name: { zh: '目录与章节一致', en: 'The 目录 is that of the headings' },
    source: SOURCES.norms1,
    check: { scope: 'text', of: contentsFaults },
  },
  {
    id: 'S04',
    level: 'warning',
    name: { zh: '附则的位置', en: 'Place of the supplementary provisions' },
    source: SOURCES.norms1,
    check: { scope: 'text', of: supplementary },
  },
  {
    id: 'S05',
    level: 'error',
    name: { zh: '款不编序号', en: 'Paragraphs carry no number' },
    source: SOURCES.legislationLaw65,
    check: {
      scope: 'text',
      of: ({ lines, places }) =>
        lines.flatMap((line, index) => {
          const underParagraph =
            line.kind === 'subitem' &&
            lines[places.hierarchy.parents[index] ?? -1]?.kind !== 'item' &&
            !BRACKETED.test(line.number ?? '');
          const opening = line.kind === 'paragraph' ? IRREGULAR_OPENING.exec(line.text)?.[0] : undefined;
          if (!underParagraph && opening === undefined) return [];
          return [
            {
              index,
              from: 0,
              to: opening?.length ?? 0,
              message: {
                zh: '款前不加序号；列举应当用（一）（二）',
                en: 'A paragraph has no number; lists use （一）（二）',
              },
            },
          ];
        }),
    },
  },
  {
    id: 'S06',
    level: 'error',
    name: { zh: '项用（一）（二），至少两项', en: 'Items are （一）（二）, at least two' },
    source: SOURCES.legislationLaw65,
    check: {
      scope: 'text',
      of: (context) => {
        const { lines, places } = context;
        const irregular = lines.flatMap((line, index) =>
          (line.kind === 'item' &&
            line.number !== undefined &&
            !/^（[零一二三四五六七八九十百]+）$/u.test(line.number)) ||
          (line.kind === 'subitem' &&
            BRACKETED.test(line.number ?? '') &&
            lines[places.hierarchy.parents[index] ?? -1]?.kind !== 'item')
            ? [
                whole(
                  index,
                  `项的序号应当写作${numberLabel('item', places.numbering.ordinals[index] ?? 1)}的形式`,
                  'Items are numbered （一）',
                ),
              ]
            : [],
        );
        const lonely = lines.flatMap((line, index) => {
          if (line.kind !== 'item') return [];
          const siblings = places
            .itemsOf(places.hierarchy.parents[index] ?? -1)
            .filter((item) => lines[item]?.kind === 'item');
          return siblings.length === 1 ? [whole(index, '只有一项，不必分项', 'A list of one item is no list')] : [];
        });
        return [...irregular, ...outOfOrder(context, (line) => line.kind === 'item'), ...lonely];
      },
    },
  },
  {
    id: 'S07',
    level: 'error',
    name: { zh: '目用“1.”', en: 'Sub-items are numbered 1.' },
    source: SOURCES.legislationLaw65,
    check: {
      scope: 'line',
      of: (line, index) =>
        line.kind === 'subitem' && line.number !== undefined && !/^\d+\.$/u.test(line.number)
          ? [whole(index, '目的序号应当写作“1.”的形式', 'Sub-items are numbered 1.')]
          : [],
    },
  },
  {
    id: 'S08',
    level: 'error',
    name: { zh: '项的标点', en: 'Punctuation of items' },
    source: SOURCES.practice,
    check: { scope: 'text', of: itemEnds },
  },
  {
    id: 'S09',
    level: 'warning',
    name: { zh: '章不空、不只一条', en: 'No empty or single-article chapter' },
    source: SOURCES.practice,
    check: { scope: 'text', of: lonelyHeadings },
  },
  {
    id: 'S10',
    level: 'information',
    name: { zh: '条文过长', en: 'Long articles' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: ({ lines, places }) =>
        places.articles.flatMap((article) => {
          const paragraphs = places.paragraphsOf(article);
          const items = Math.max(
            0,
            ...paragraphs.map(
              (paragraph) => places.itemsOf(paragraph).filter((item) => lines[item]?.kind === 'item').length,
            ),
          );
          if (paragraphs.length > 4)
            return [
              whole(
                article,
                `本条有${paragraphs.length}款，可以考虑分条`,
                `${paragraphs.length} paragraphs: consider splitting`,
              ),
            ];
          if (items > 12)
            return [whole(article, `本条有${items}项，可以考虑分条`, `${items} items: consider splitting`)];
          return [];
        }),
    },
  },
];
