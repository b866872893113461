import { isProvision, SOURCES, wholeLine, type Report, type Rule, type RuleContext } from './rule.js';

const DATE = /(\d{4})年(\d{1,2})月(\d{1,2})日/u;
const DATES = new RegExp(DATE, 'gu');
const EFFECT = new RegExp(`自(${DATE.source})起(?:施行|生效|实施)`, 'u');
/** The province has so long to approve (立法法 art. 81). */
const APPROVAL_MONTHS = 4;

/** A date as it sorts: 2025-07-01. */
const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const datesIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(DATES)].map((match) => iso(match[1] ?? '', match[2] ?? '', match[3] ?? ''));

/** The latest day a 题注 names: when the text got the form it has; `undefined` when it names none. */
export const dateOfText = ({ lines }: Pick<RuleContext, 'lines'>): string | undefined =>
  lines
    .filter((line) => line.kind === 'note')
    .flatMap((line) => datesIn(line.text))
    .toSorted()
    .at(-1);

/** The day so many months after another; the end of a month stays in its month. */
const monthsAfter = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  return iso(String(Math.floor(at / 12)), String((at % 12) + 1), String(day));
};

const effectTooSoon = (context: RuleContext): Report[] => {
  const { lines, profile } = context;
  const index = lines.findLastIndex((line) => isProvision(line) && EFFECT.test(line.text.normalize('NFKC')));
  const found = index < 0 ? null : EFFECT.exec(lines[index]?.text.normalize('NFKC') ?? '');
  if (found === null) return [];
  const effect = iso(found[2] ?? '', found[3] ?? '', found[4] ?? '');
  const note = lines
    .filter((line) => line.kind === 'note')
    .map((line) => line.text)
    .join('');
  // A text amended later keeps the date it first took effect on.
  if (/修正|修订|修改/u.test(note)) return [];
  const passed = dateOfText(context) ?? profile.day;
  if (passed === undefined) return [];
  const place = {
    index,
    from: found.index,
    to: Math.min(found.index + found[0].length, lines[index]?.text.length ?? 0),
  };
  if (effect < passed)
    return [
      {
        ...place,
        message: { zh: `施行日期早于${passed}`, en: `The date of effect lies before ${passed}` },
      },
    ];
  if (profile.approved && !/批准/u.test(note) && effect < monthsAfter(passed, APPROVAL_MONTHS))
    return [
      {
        ...place,
        message: {
          zh: `距${passed}不足四个月，省人大常委会批准的期限为四个月`,
          en: `Less than four months after ${passed}: the province has four months to approve`,
        },
      },
    ];
  return [];
};

/** Rules about the date of effect and what ends with it (F). */
export const EFFECT_RULES: readonly Rule[] = [
  {
    id: 'F01',
    level: 'error',
    name: { zh: '施行日期', en: 'Date of effect' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ lines, profile, places }) => {
        const stated = lines.findLastIndex(
          (line) =>
            isProvision(line) && /自.{2,20}起(?:施行|生效|实施)|公布之日起施行|施行(?:日期|办法)由/u.test(line.text),
        );
        const last = places.articles.at(-1);
        if (last === undefined) return [];
        if (stated < 0) return [wholeLine(last, '没有规定施行日期', 'No date of effect is set')];
        const text = lines[stated]?.text ?? '';
        const at = text.indexOf('公布之日起');
        if (profile.joint !== undefined && at >= 0) {
          return [
            {
              index: stated,
              from: at,
              to: at + 5,
              message: {
                zh: '协同立法应当规定各市相同的施行日期',
                en: 'A joint text needs the same calendar date in every city',
              },
            },
          ];
        }
        return [];
      },
    },
  },
  {
    id: 'F02',
    level: 'warning',
    name: { zh: '废止与施行同条', en: 'Repeal stands with the date of effect' },
    source: SOURCES.norms2,
    check: {
      scope: 'text',
      of: ({ lines, places }) => {
        const effect = lines.findLastIndex((line) => isProvision(line) && /起施行/u.test(line.text));
        return lines.flatMap((line, index) => {
          const at = isProvision(line) ? line.text.search(/》[^。]{0,12}同时废止/u) : -1;
          if (at < 0 || effect < 0 || places.hierarchy.articles[index] === places.hierarchy.articles[effect]) return [];
          return [
            {
              index,
              from: at + 1,
              to: line.text.length,
              message: {
                zh: '废止的规定应当与施行日期写在同一条',
                en: 'Repeal belongs into the article on the date of effect',
              },
            },
          ];
        });
      },
    },
  },
  {
    id: 'F03',
    level: 'warning',
    name: { zh: '施行日期留有余地', en: 'The date of effect leaves time' },
    source: SOURCES.legislationLaw81,
    check: { scope: 'text', of: effectTooSoon },
  },
];
