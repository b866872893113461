import { citationsIn, numberInLabel, numberLabel, type Citation } from '@colex/lawtext';
import { quotationAt, quotedLines, unnest, type QuotedText } from './quotation.js';
import type { Instruction, OldProvision, QuotedLine, WordChange } from './instruction.js';

const MARK = '(⟦\\d+⟧)';
const ARTICLE = '第[零〇一二三四五六七八九十百千万]+条(?:之[一二三四五六七八九十]+)*';
const COUNT = '[一两二三四五六七八九十]+';

const provisionOf = (citation: Pick<Citation, 'steps'>, article: string | undefined): OldProvision | undefined => {
  let provision: { article: string; paragraph?: number; item?: number; subitem?: number } | undefined =
    article === undefined ? undefined : { article };
  for (const { unit, which } of citation.steps) {
    if (which.by !== 'number') return undefined;
    if (unit === '条') provision = { article: `${numberLabel('article', which.number)}${which.suffix}` };
    else if (provision === undefined) return undefined;
    else if (unit === '款') provision = { ...provision, paragraph: which.number };
    else if (unit === '项') provision = { ...provision, item: which.number };
    else if (unit === '目') provision = { ...provision, subitem: which.number };
    else return undefined;
  }
  return provision;
};

/** The provisions a list names; `undefined` when it is no list of provisions. A range stands for each article of it. */
const provisionsIn = (text: string, article?: string): OldProvision[] | undefined => {
  const citations = citationsIn(text);
  if (citations.length === 0) return undefined;
  const rest = citations.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
  if (/[^、和及至]/u.test(rest)) return undefined;
  const provisions: OldProvision[] = [];
  for (const citation of citations) {
    const first = provisionOf(citation, article);
    if (first === undefined) return undefined;
    provisions.push(first);
    if (citation.until === undefined) continue;
    const last = provisionOf({ steps: citation.until }, article);
    const [from, to] = [numberInLabel(first.article), numberInLabel(last?.article ?? '')];
    if (from === undefined || to === undefined || first.paragraph !== undefined || first.item !== undefined)
      return undefined;
    for (let number = from + 1; number <= to; number += 1) provisions.push({ article: numberLabel('article', number) });
  }
  return provisions;
};

const labelsIn = (text: string): string[] => text.match(new RegExp(ARTICLE, 'gu')) ?? [];

/** The numbers of the 款 or 项 a list names, also 第三、四、五款. */
const positionsIn = (text: string): number[] =>
  citationsIn(text).flatMap(({ steps }) => {
    const last = steps.at(-1);
    return last?.which.by === 'number' ? [last.which.number] : [];
  });

/** The lines of one new article: its first line is the article whether or not the quotation says its number. */
const asArticle = (lines: readonly QuotedLine[], number: string): QuotedLine[] =>
  lines.map((line, index) => (index === 0 ? { kind: 'article', number, text: line.text } : line));

/** Cuts quoted lines where a quoted article opens. */
const byArticle = (
  lines: readonly QuotedLine[],
  numbers: readonly string[],
): { number: string; lines: QuotedLine[] }[] => {
  const groups: QuotedLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last === undefined || line.kind === 'article') groups.push([line]);
    else last.push(line);
  }
  return groups.map((group, index) => {
    const number = group[0]?.kind === 'article' ? (group[0].number ?? '') : (numbers[index] ?? '');
    return { number, lines: asArticle(group, number) };
  });
};

/** Cuts quoted lines where a 款 opens. */
const byParagraph = (lines: readonly QuotedLine[]): QuotedLine[][] => {
  const groups: QuotedLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last === undefined || line.kind === 'paragraph') groups.push([line]);
    else last.push(line);
  }
  return groups;
};

/** What the sentences of one point have said so far. */
export interface PointContext {
  /** The article the point is about, by its old number. */
  article: string | undefined;
  /** The article a point added, by its new number. */
  added: string | undefined;
  /** Whether the article is being taken apart by 款. */
  splitting: boolean;
}

type Sentence = (match: RegExpExecArray, quoted: QuotedText, context: PointContext) => Instruction[] | undefined;

/** The forms of sentences, tried in order; each must take the whole sentence. */
const FORMS: readonly (readonly [RegExp, Sentence])[] = [
  [
    new RegExp(`^将?(${ARTICLE})改为${COUNT}条，作为(.+?)，修改为：${MARK}$`, 'u'),
    ([, article = '', numbers = '', mark = ''], quoted, context) => {
      context.article = article;
      return [
        {
          does: 'rewrite',
          articles: [article],
          as: byArticle(quotedLines(quotationAt(quoted, mark)), labelsIn(numbers)),
        },
      ];
    },
  ],
  [
    new RegExp(`^将?(${ARTICLE})改为${COUNT}条$`, 'u'),
    ([, article = ''], _quoted, context) => {
      context.article = article;
      context.splitting = true;
      return [];
    },
  ],
  [
    new RegExp(`^(第[一二三四五六七八九十]+款)作为(${ARTICLE})(第一款)?(?:，修改为：${MARK})?$`, 'u'),
    ([, paragraph = '', as = '', , mark], quoted, context) => {
      if (!context.splitting || context.article === undefined) return undefined;
      const lines = mark === undefined ? undefined : asArticle(quotedLines(quotationAt(quoted, mark)), as);
      return [
        {
          does: 'detach',
          article: context.article,
          paragraphs: positionsIn(paragraph),
          as,
          ...(lines === undefined ? {} : { lines }),
        },
      ];
    },
  ],
  [
    new RegExp(`^(第[一二三四五六七八九十、]+款)(?:分别)?作为(${ARTICLE})第[一二三四五六七八九十、]+款$`, 'u'),
    ([, paragraphs = '', as = ''], _quoted, context) => {
      if (!context.splitting || context.article === undefined) return undefined;
      return [{ does: 'detach', article: context.article, paragraphs: positionsIn(paragraphs), as }];
    },
  ],
  [
    new RegExp(`^将(.+?)合并，作为(${ARTICLE})，修改为：${MARK}$`, 'u'),
    ([, list = '', as = '', mark = ''], quoted) => {
      const articles = provisionsIn(list)?.map((provision) => provision.article);
      if (articles === undefined) return undefined;
      return [{ does: 'rewrite', articles, as: byArticle(quotedLines(quotationAt(quoted, mark)), [as]).slice(0, 1) }];
    },
  ],
  [
    new RegExp(`^将(${ARTICLE})((?:[、和]?第[一二三四五六七八九十]+款)+)改为(${ARTICLE})(?:，修改为：${MARK})?$`, 'u'),
    ([, article = '', paragraphs = '', as = '', mark], quoted, context) => {
      context.article = article;
      const lines = mark === undefined ? undefined : asArticle(quotedLines(quotationAt(quoted, mark)), as);
      return [
        { does: 'detach', article, paragraphs: positionsIn(paragraphs), as, ...(lines === undefined ? {} : { lines }) },
      ];
    },
  ],
  [
    new RegExp(`^将?(${ARTICLE})改为(${ARTICLE})，修改为：${MARK}$`, 'u'),
    ([, article = '', as = '', mark = ''], quoted, context) => {
      context.article = article;
      return [{ does: 'rewrite', articles: [article], as: byArticle(quotedLines(quotationAt(quoted, mark)), [as]) }];
    },
  ],
  [
    new RegExp(`^将?(${ARTICLE})改为(${ARTICLE})$`, 'u'),
    ([, article = '', as = ''], _quoted, context) => {
      context.article = article;
      return [{ does: 'renumber', article, as }];
    },
  ],
  [
    new RegExp(`^增加一条，作为(${ARTICLE})，将(.+?)修改后作为本条第一款：${MARK}$`, 'u'),
    ([, as = '', from = '', mark = ''], quoted, context) => {
      const provision = provisionsIn(from)?.[0];
      if (provision?.paragraph === undefined) return undefined;
      context.added = as;
      return [
        {
          does: 'detach',
          article: provision.article,
          paragraphs: [provision.paragraph],
          as,
          lines: asArticle(quotedLines(quotationAt(quoted, mark)), as),
        },
      ];
    },
  ],
  [
    new RegExp(`^(?:在(第.+?))?增加${COUNT}条，作为(.+?)：(⟦\\d+⟧(?:⟦\\d+⟧)*)$`, 'u'),
    ([, under, numbers = '', marks = ''], quoted, context) => {
      const labels = labelsIn(numbers);
      const lines = (marks.match(/⟦\d+⟧/gu) ?? []).flatMap((mark) => quotedLines(quotationAt(quoted, mark)));
      const articles = byArticle(lines, labels);
      if (articles.length !== labels.length) return undefined;
      context.added = labels.at(-1);
      const headings = under?.match(/第[零〇一二三四五六七八九十百]+(?:编|分编|章|节)|附则/gu) ?? undefined;
      return articles.map(({ number, lines: own }) => ({
        does: 'insert' as const,
        number,
        lines: own,
        ...(headings === undefined ? {} : { under: headings }),
      }));
    },
  ],
  [
    new RegExp(`^(${ARTICLE})?增加${COUNT}款，作为(.+?)：(⟦\\d+⟧(?:⟦\\d+⟧)*)$`, 'u'),
    ([, article, list = '', marks = ''], quoted, context) => {
      if (article !== undefined) context.article = article;
      const groups = (marks.match(/⟦\d+⟧/gu) ?? []).flatMap((mark) =>
        byParagraph(quotedLines(quotationAt(quoted, mark))),
      );
      const positions = positionsIn(list);
      const newArticle = labelsIn(list)[0];
      if (positions.length !== groups.length || (newArticle === undefined && context.article === undefined))
        return undefined;
      return groups.map((lines, index) => ({
        does: 'insert-paragraph' as const,
        ...(newArticle === undefined ? { article: context.article ?? '' } : { newArticle }),
        position: positions[index] ?? 0,
        lines,
      }));
    },
  ],
  [
    new RegExp(`^(第.+?)?增加${COUNT}项，作为(.+?)：${MARK}$`, 'u'),
    ([, place, list = '', mark = ''], quoted, context) => {
      const provision =
        provisionsIn(place ?? '', context.article)?.[0] ??
        (context.article === undefined ? undefined : { article: context.article });
      if (provision === undefined) return undefined;
      context.article = provision.article;
      const positions = positionsIn(list);
      const lines = quotedLines(quotationAt(quoted, mark)).map((line): QuotedLine =>
        line.kind === 'paragraph' ? { ...line, kind: 'item' } : line,
      );
      const groups: QuotedLine[][] = [];
      for (const line of lines) {
        if (line.kind === 'item') groups.push([line]);
        else groups.at(-1)?.push(line);
      }
      if (groups.length !== positions.length) return undefined;
      return groups.map((group, index) => ({
        does: 'insert-item' as const,
        provision,
        position: positions[index] ?? 0,
        lines: group,
      }));
    },
  ],
  [
    /^将第(.+?)([编章节])(?:[编章节]名|名称)修改为：?(⟦\d+⟧)$/u,
    ([, path = '', unit = '', mark = ''], quoted) => [
      {
        does: 'rename-heading',
        path: headingPath(`第${path}${unit}`),
        name: unnest(quotationAt(quoted, mark).join('')),
      },
    ],
  ],
  [/^删去(第.+?[编章节]|附则)[编章节]名$/u, ([, path = '']) => [{ does: 'remove-heading', path: headingPath(path) }]],
  [
    new RegExp(`^在(${ARTICLE})前增加一(分编|[编章节])，(?:作为(第.+?(?:分编|[编章节]))，)?[编章节]名为${MARK}$`, 'u'),
    ([, before = '', unit = '', number = '', mark = ''], quoted) => [
      {
        does: 'insert-heading',
        kind: ({ 编: 'part', 分编: 'subpart', 章: 'chapter', 节: 'section' } as const)[unit as '编'],
        number,
        name: unnest(quotationAt(quoted, mark).join('')),
        before,
      },
    ],
  ],
  [
    new RegExp(`^(?:将|在)(第.+?)中的((?:${MARK}(?:修改为⟦\\d+⟧|后增加⟦\\d+⟧|前增加⟦\\d+⟧)[，、和]?)+)$`, 'u'),
    ([, list = '', changes = ''], quoted) => {
      const provisions = provisionsIn(list);
      if (provisions === undefined) return undefined;
      const words = (mark: string | undefined): string => unnest(quotationAt(quoted, mark ?? '').join('\n'));
      const found = [...changes.matchAll(/(⟦\d+⟧)(修改为|后增加|前增加)(⟦\d+⟧)/gu)].map(
        ([, from, how, to]): WordChange => ({
          how: how === '修改为' ? 'replace' : how === '后增加' ? 'after' : 'before',
          find: words(from),
          words: words(to),
        }),
      );
      return [{ does: 'words', provisions, changes: found }];
    },
  ],
  [
    new RegExp(`^删去(第.+?)中的${MARK}$`, 'u'),
    ([, list = '', mark = ''], quoted) => {
      const provisions = provisionsIn(list);
      if (provisions === undefined) return undefined;
      const find = unnest(quotationAt(quoted, mark).join('\n'));
      return [{ does: 'words', provisions, changes: [{ how: 'replace', find, words: '' }] }];
    },
  ],
  [
    /^删去(第.+)$/u,
    ([, list = ''], _quoted, context) => {
      const provisions = provisionsIn(list, context.article);
      if (provisions?.[0] !== undefined) context.article = provisions[0].article;
      return provisions?.map((provision) => ({ does: 'remove' as const, provision }));
    },
  ],
  [
    new RegExp(`^将?(第.+?)修改为：?${MARK}$`, 'u'),
    ([, list = '', mark = ''], quoted, context) => {
      const provisions = provisionsIn(list, context.article);
      const [provision] = provisions ?? [];
      if (provision === undefined || provisions?.length !== 1) return undefined;
      context.article = provision.article;
      const lines = quotedLines(quotationAt(quoted, mark));
      if (provision.paragraph === undefined && provision.item === undefined) {
        return [{ does: 'rewrite', articles: [provision.article], as: byArticle(lines, [provision.article]) }];
      }
      return [{ does: 'revise', provision, lines }];
    },
  ],
];

const headingPath = (text: string): string[] =>
  text.match(/第[零〇一二三四五六七八九十百]+(?:分编|[编章节])|附则/gu) ?? [];

/**
 * Reads one sentence of a point, its quotations taken out; `undefined` when it is in no known form. What it says of the
 * article the point is about is kept in `context`.
 */
export const readSentence = (
  sentence: string,
  quoted: QuotedText,
  context: PointContext,
): Instruction[] | undefined => {
  for (const [form, read] of FORMS) {
    const match = form.exec(sentence);
    if (match === null) continue;
    const instructions = read(match, quoted, context);
    if (instructions !== undefined) return instructions;
  }
  // 将第七条改为第十条，第一款修改为：… says two things.
  const comma = sentence.indexOf('，');
  if (comma < 0) return undefined;
  for (let at = comma; at >= 0; at = sentence.indexOf('，', at + 1)) {
    const trial = { ...context };
    const first = FORMS.flatMap(([form, read]) => {
      const match = form.exec(sentence.slice(0, at));
      return match === null ? [] : [read(match, quoted, trial)];
    }).find((instructions) => instructions !== undefined);
    if (first === undefined) continue;
    const rest = readSentence(sentence.slice(at + 1).replace(/^并/u, ''), quoted, trial);
    if (rest === undefined) continue;
    Object.assign(context, trial);
    return [...first, ...rest];
  }
  return undefined;
};
