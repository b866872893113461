import { isProvision, SOURCES, titleOf, type Report, type Rule, type RuleContext } from './rule.js';

/** Levels of government with the exceptions in brackets: 市、县（市、区）. */
const LEVELS =
  /(?:省|设区的市|市|县|区|乡|镇)(?:、(?:省|市|县|区|乡|镇))*（(?:市|县|区|镇|街道)(?:、(?:市|县|区|镇|街道))*）/gu;
/** A name written so often is the usual one, and one so much rarer is the odd one out. */
const OFTEN = 5;

/** 本条例所称 before a term; 本编所称 and 前款所称 speak of a part of the text only. */
const THROUGHOUT = /本(?:法典|法|条例|办法|规定|决定|规则|细则|章程)所称的?[“"]?$/u;
/** Without chapters, a definition so near the beginning or the end stands among general or supplementary provisions. */
const FIRST_ARTICLES = 6;
const LAST_ARTICLES = 5;
/** 本条例所称的…: a term is taken for known. */
const TAKEN_FOR_KNOWN =
  /本(?:法典|法|条例|办法|规定|规则|细则)所称的?[“"]?([\p{Script=Han}]{2,12}?)[”"]?(?=应当|不得|可以|由|的(?!具体)|和|或者|，(?!是|指|系|包|不|均|按|以|其|参照|为)|。)/gu;

/** What follows a term when it is defined without 是: ，指…, 系指…. */
const SHORTENED = /^[”"]?(，?\s*(?:系)?指)(?=[^示导定派明])/u;

const definitionForms = ({ definitions, lines }: RuleContext): Report[] =>
  definitions().flatMap(({ kind, place }): Report[] => {
    const text = lines[place.index]?.text ?? '';
    const found = kind === 'meaning' ? SHORTENED.exec(text.slice(place.to)) : null;
    if (found === null) return [];
    const form = found[1] ?? '';
    const from = place.to + found[0].length - form.length;
    return [
      {
        index: place.index,
        from,
        to: from + form.length,
        message: { zh: '定义一般写作“本条例所称……，是指……”', en: 'A definition reads 本条例所称…，是指…' },
        fix: { replacement: '，是指' },
      },
    ];
  });

/** Whether a heading above a line is 总则 or 附则, where definitions for the whole text stand. */
const standsInGeneral = ({ places }: RuleContext, index: number): boolean =>
  places.hierarchy.pathOf(index).some((heading) => /(?:总则|总纲|附则|一般规定)$/u.test(heading));

/** A term used through the text, most of it before the place that defines it. */
const definedLate = (context: RuleContext): Report[] => {
  const { definitions, lines, places } = context;
  const orderOf = (index: number): number => places.articleOrder[places.hierarchy.articles[index] ?? -1] ?? -1;
  return definitions().flatMap(({ kind, term, place, uses }): Report[] => {
    const text = lines[place.index]?.text ?? '';
    if (kind !== 'meaning' || term.length < 4 || !THROUGHOUT.test(text.slice(0, place.from))) return [];
    const order = orderOf(place.index);
    if (order < FIRST_ARTICLES || order >= places.articles.length - LAST_ARTICLES) return [];
    if (standsInGeneral(context, place.index)) return [];
    const before = uses.filter(({ index }) => orderOf(index) >= 0 && orderOf(index) < order);
    const [first] = before;
    if (first === undefined || before.length * 2 <= uses.length) return [];
    const label = places.numbering.labels[places.hierarchy.articles[first.index] ?? -1] ?? '';
    return [
      {
        ...place,
        message: {
          zh: `“${term}”在${label}已经使用，定义应当放在总则、首次使用处或者附则`,
          en: `“${term}” is used in ${label} already: define it in 总则, where it is first used, or in 附则`,
        },
      },
    ];
  });
};

const undefinedTerms = ({ definitions, lines }: RuleContext): Report[] => {
  const terms = definitions().map(({ term }) => term);
  return lines.flatMap((line, index): Report[] =>
    isProvision(line)
      ? [...line.text.matchAll(TAKEN_FOR_KNOWN)].flatMap((match): Report[] => {
          const term = match[1] ?? '';
          const from = match.index + match[0].lastIndexOf(term);
          const sentence = line.text.slice(from).split('。')[0] ?? '';
          if (/指|包括|含|是|为/u.test(sentence) || terms.some((known) => known.includes(term) || term.includes(known)))
            return [];
          return [
            {
              index,
              from,
              to: from + term.length,
              message: { zh: `“${term}”没有定义`, en: `“${term}” is not defined` },
            },
          ];
        })
      : [],
  );
};

/** Rules about defined terms (D). */
export const DEFINITION_RULES: readonly Rule[] = [
  {
    id: 'D01',
    level: 'warning',
    name: { zh: '定义的写法和位置', en: 'Form and place of a definition' },
    source: SOURCES.norms1,
    check: { scope: 'text', of: (context) => [...definitionForms(context), ...definedLate(context)] },
  },
  {
    id: 'D02',
    level: 'error',
    name: { zh: '定义的用语前后一致', en: 'Defined terms are used as defined' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ definitions }) =>
        definitions().flatMap(({ term, variants }) =>
          variants.map(({ index, from, to, text }): Report => ({
            index,
            from,
            to,
            message: { zh: `“${text}”与定义的“${term}”不一致`, en: `“${text}” is not the defined term “${term}”` },
            fix: { replacement: term },
          })),
        ),
    },
  },
  {
    id: 'D03',
    level: 'warning',
    name: { zh: '定义的用语用到，所称的用语有定义', en: 'Defined terms are used, terms in use are defined' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: (context) => {
        const { definitions, lines } = context;
        const title = titleOf(lines);
        const known = definitions().flatMap(({ term, kind, place, uses, longForm }): Report[] => {
          // What a list of kinds names need not come again, and a title uses its term for the whole text.
          const local = /(?:前款|本款|本条)所称的?[“"]?$/u.test(lines[place.index]?.text.slice(0, place.from) ?? '');
          if (uses.length === 0 && kind !== 'listed' && !local && !title.includes(term)) {
            return [
              { ...place, message: { zh: `“${term}”定义后没有再使用`, en: `“${term}” is defined and not used` } },
            ];
          }
          if (kind !== 'short-form' || longForm === undefined || longForm.length < term.length + 2) return [];
          return lines.flatMap((line, index): Report[] => {
            if (line.kind === 'title' || line.kind === 'note' || index < place.index) return [];
            const start = index === place.index ? place.to : 0;
            const from = line.text.indexOf(longForm, start);
            // The long form inside a longer name is another name.
            if (from < 0 || /^[\p{Script=Han}]/u.test(line.text.slice(from - 1, from))) return [];
            if (/^[\p{Script=Han}]{1,15}[（(]以下/u.test(line.text.slice(from + longForm.length))) return [];
            return [
              {
                index,
                from,
                to: from + longForm.length,
                message: { zh: `已有简称“${term}”，应当使用简称`, en: `Use the short form “${term}”` },
                fix: { replacement: term },
              },
            ];
          });
        });
        return [...known, ...undefinedTerms(context)];
      },
    },
  },
  {
    id: 'D04',
    level: 'warning',
    name: { zh: '同一称谓前后一致', en: 'One name throughout' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: ({ lines }) => {
        const places = new Map<string, { index: number; from: number; list: string }[]>();
        lines.forEach((line, index) => {
          if (!isProvision(line)) return;
          for (const match of line.text.matchAll(LEVELS)) {
            const list = match[0];
            const head = list.slice(0, list.indexOf('（'));
            const known = places.get(head) ?? [];
            known.push({ index, from: match.index, list });
            places.set(head, known);
          }
        });
        return [...places.values()].flatMap((named): Report[] => {
          const counts = new Map<string, number>();
          for (const { list } of named) counts.set(list, (counts.get(list) ?? 0) + 1);
          const [usual, most] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
          if (most < OFTEN) return [];
          return named
            .filter(({ list }) => list !== usual && (counts.get(list) ?? 0) * OFTEN <= most)
            .map(({ index, from, list }) => ({
              index,
              from,
              to: from + list.length,
              message: {
                zh: `全文${most}处写作“${usual}”，此处写作“${list}”，请核对是否有意`,
                en: `Written “${usual}” ${most} times and “${list}” here: is it meant?`,
              },
            }));
        });
      },
    },
  },
];
