import {
  AlignmentType,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  type ILevelsOptions,
  type IParagraphStylePropertiesOptions,
  type IRunStylePropertiesOptions,
} from 'docx';
import type { LineKind } from '@colex/lawtext';
import { FONTS, PAGE } from '../paper/page.js';
import type { ListPlace, ParagraphStyle } from '../paper/paper.js';

const face = (eastAsia: string): IRunStylePropertiesOptions['font'] => ({
  ascii: FONTS.latin,
  hAnsi: FONTS.latin,
  cs: FONTS.latin,
  eastAsia,
});

/** Half-points, the unit of font sizes in WordprocessingML. */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Two characters, in twips. */
const TWO_CHARACTERS = PAGE.bodyPt * 2 * 20;

/** One fixed line of the norm's grid. */
export const FIXED_LINE = { line: PAGE.linePitchPt * 20, lineRule: LineRuleType.EXACT } as const;

const BODY: IRunStylePropertiesOptions = { font: face(FONTS.body), size: halfPoints(PAGE.bodyPt) };
const HEADING: IRunStylePropertiesOptions = { font: face(FONTS.heading), size: halfPoints(PAGE.bodyPt) };
const CELL: IRunStylePropertiesOptions = { font: face(FONTS.body), size: halfPoints(PAGE.tablePt) };

/** The characters of each style of paragraph. */
export const RUN_LOOK: Readonly<Record<ParagraphStyle, IRunStylePropertiesOptions>> = {
  title: { font: face(FONTS.title), size: halfPoints(PAGE.titlePt) },
  note: { font: face(FONTS.note), size: halfPoints(PAGE.bodyPt) },
  part: HEADING,
  subpart: HEADING,
  chapter: HEADING,
  section: { ...HEADING, font: face(FONTS.note) },
  preamble: BODY,
  article: BODY,
  paragraph: BODY,
  item: BODY,
  subitem: BODY,
  annex: HEADING,
  plain: BODY,
  cell: CELL,
  cellHead: { ...CELL, font: face(FONTS.heading) },
  caption: { font: face(FONTS.title), size: halfPoints(PAGE.titlePt) },
  remark: { font: face(FONTS.note), size: halfPoints(14) },
};

const INDENTED: IParagraphStylePropertiesOptions = {
  spacing: FIXED_LINE,
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: TWO_CHARACTERS, firstLineChars: 200 },
};
const CENTRED: IParagraphStylePropertiesOptions = {
  spacing: { ...FIXED_LINE, before: 290, after: 145 },
  alignment: AlignmentType.CENTER,
  indent: { firstLine: 0, firstLineChars: 0 },
  keepNext: true,
};

/** The shape of each style of paragraph. */
export const PARAGRAPH_LOOK: Readonly<Record<ParagraphStyle, IParagraphStylePropertiesOptions>> = {
  title: { ...CENTRED, spacing: { line: 700, lineRule: LineRuleType.EXACT, after: 290 } },
  note: { ...CENTRED, keepNext: false, spacing: { ...FIXED_LINE, after: 290 }, contextualSpacing: true },
  part: CENTRED,
  subpart: CENTRED,
  chapter: CENTRED,
  section: CENTRED,
  preamble: INDENTED,
  article: INDENTED,
  paragraph: INDENTED,
  item: INDENTED,
  subitem: INDENTED,
  annex: { ...INDENTED, indent: { firstLine: 0, firstLineChars: 0 }, keepNext: true },
  plain: INDENTED,
  cell: { spacing: { line: 300 }, alignment: AlignmentType.LEFT },
  cellHead: { spacing: { line: 300 }, alignment: AlignmentType.CENTER },
  caption: { ...CENTRED, spacing: { line: 700, lineRule: LineRuleType.EXACT, after: 200 } },
  remark: { spacing: { line: 360, after: 120 }, alignment: AlignmentType.LEFT },
};

/** What the list of each kind prints; `%1` is the count. */
const LIST_TEXT: Readonly<Partial<Record<LineKind, string>>> = {
  part: '第%1编\u3000',
  subpart: '第%1分编\u3000',
  chapter: '第%1章\u3000',
  section: '第%1节\u3000',
  article: '第%1条\u3000',
  item: '（%1）',
  subitem: '%1.',
};

/** The name of the list of a kind. */
export const listName = (kind: LineKind): string => `colex-${kind}`;

/** The word processor's own lists, one for each kind that is counted; an instance of one begins with 1. */
export const NUMBERING_CONFIG = Object.entries(LIST_TEXT).map(([kind, text]) => ({
  reference: listName(kind as LineKind),
  levels: [
    {
      level: 0,
      format: kind === 'subitem' ? LevelFormat.DECIMAL : LevelFormat.CHINESE_COUNTING_THOUSAND,
      text,
      suffix: LevelSuffix.NOTHING,
      alignment: AlignmentType.LEFT,
      style: {
        run: kind === 'article' ? { font: face(FONTS.heading) } : {},
        // A list's own indent goes before that of the paragraph's style.
        paragraph: { indent: PARAGRAPH_LOOK[kind as LineKind].indent },
      },
    } satisfies ILevelsOptions,
  ],
}));

/** How a paragraph is put into its list. */
export const listPlacing = ({
  kind,
  instance,
}: ListPlace): { reference: string; level: 0; instance: number; custom: true } => ({
  reference: listName(kind),
  level: 0,
  instance,
  custom: true,
});

/** The font of bold runs: the norm marks by 黑体; the weight is for readers that lack it. */
export const BOLD_FACE = face(FONTS.heading);
