import { isProvision, SOURCES, type Report, type Rule } from './rule.js';

/** Levels of government with the exceptions in brackets: 市、县（市、区）. */
const LEVELS =
  /(?:省|设区的市|市|县|区|乡|镇)(?:、(?:省|市|县|区|乡|镇))*（(?:市|县|区|镇|街道)(?:、(?:市|县|区|镇|街道))*）/gu;
/** A name written so often is the usual one, and one so much rarer is the odd one out. */
const OFTEN = 5;

/** Rules about defined terms (D). */
export const DEFINITION_RULES: readonly Rule[] = [
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
    name: { zh: '定义的用语用到', en: 'Defined terms are used' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ definitions, lines }) => {
        const title = lines
          .filter((line) => line.kind === 'title')
          .map((line) => line.text)
          .join('');
        return definitions().flatMap(({ term, kind, place, uses, longForm }): Report[] => {
          // What a list of kinds names need not come again, and a title uses its term for the whole text.
          if (uses.length === 0 && kind !== 'listed' && !title.includes(term)) {
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
