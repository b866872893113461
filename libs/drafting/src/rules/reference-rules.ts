import { referenceProblems } from '@colex/lawtext';
import { statuteNamed } from './statutes.js';
import { SOURCES, isProvision, type Report, type Rule, type RuleContext } from './rule.js';

const everyReference = (context: RuleContext, of: (index: number) => readonly Report[]): Report[] =>
  context.lines.flatMap((line, index) => (isProvision(line) ? of(index) : []));

const isRelative = (label: string): boolean => label.startsWith('前');

/** Rules about references (R). */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    id: 'R01',
    level: 'warning',
    name: { zh: '自称用“本条例”“本法”', en: 'A text calls itself 本条例, 本法' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ lines, selfName }) => {
        const title = lines
          .filter((line) => line.kind === 'title')
          .map((line) => line.text)
          .join('')
          .replace(/(?:[（(][^（）()]*[）)])+$/u, '');
        if (title === '' || selfName === '' || selfName === '本决定') return [];
        return lines.flatMap((line, index) => {
          const at = isProvision(line) ? line.text.indexOf(`《${title}》`) : -1;
          // The former text of the same name is cited when it is repealed.
          if (at < 0 || /废止/u.test(line.text.slice(at))) return [];
          return [
            {
              index,
              from: at,
              to: at + title.length + 2,
              message: { zh: `本文本应当自称“${selfName}”`, en: `Inside itself the text is ${selfName}` },
              fix: { replacement: selfName },
            },
          ];
        });
      },
    },
  },
  {
    id: 'R02',
    level: 'error',
    name: { zh: '引用的条款存在', en: 'What is cited exists' },
    source: SOURCES.norms1,
    check: {
      scope: 'text',
      of: ({ lines, places }) =>
        referenceProblems(lines, places)
          .filter(({ fault, label }) => fault !== 'self' && !isRelative(label))
          .map(({ index, from, to, label, fault }) => ({
            index,
            from,
            to,
            message: {
              zh: fault === 'ambiguous' ? `“${label}”指向不唯一` : `找不到“${label}”`,
              en: fault === 'ambiguous' ? `“${label}” is ambiguous` : `There is no “${label}”`,
            },
          })),
    },
  },
  {
    id: 'R03',
    level: 'warning',
    name: { zh: '引用项不加括号', en: 'Items are cited without brackets' },
    source: SOURCES.practice,
    check: {
      scope: 'line',
      of: (line, index) =>
        isProvision(line)
          ? [...line.text.matchAll(/第[（(]([零一二三四五六七八九十百]+)[）)]项/gu)].map((match) => ({
              index,
              from: match.index,
              to: match.index + match[0].length,
              message: { zh: `“${match[0]}”应当写作“第${match[1] ?? ''}项”`, en: 'Items are cited without brackets' },
              fix: { replacement: `第${match[1] ?? ''}项` },
            }))
          : [],
    },
  },
  {
    id: 'R04',
    level: 'warning',
    name: { zh: '只有一款的条不写“第一款”', en: 'No 第一款 for an article of one paragraph' },
    source: '最高人民法院1956年关于引用法律条文的通知',
    check: {
      scope: 'text',
      of: (context) =>
        everyReference(context, (index) =>
          context.referencesOf(index).flatMap(({ citation, resolution }): Report[] => {
            if (resolution.state !== 'resolved' || !citation.text.includes('第一款')) return [];
            const article = context.places.hierarchy.articles[resolution.target] ?? -1;
            if (article < 0 || context.places.paragraphsOf(article).length !== 1) return [];
            const at = citation.from + citation.text.indexOf('第一款');
            const alone = citation.text === '第一款';
            return [
              {
                index,
                from: at,
                to: at + 3,
                message: {
                  zh: '所引的条只有一款，不写“第一款”',
                  en: 'The article has one paragraph: leave 第一款 out',
                },
                ...(alone ? {} : { fix: { replacement: '' } }),
              },
            ];
          }),
        ),
    },
  },
  {
    id: 'R05',
    level: 'error',
    name: { zh: '“前款”“前条”之前有款有条', en: 'There is something before 前款, 前条' },
    source: SOURCES.practice,
    check: {
      scope: 'text',
      of: ({ lines, places }) =>
        referenceProblems(lines, places)
          .filter(({ fault, label }) => fault === 'out-of-range' && isRelative(label))
          .map(({ index, from, to, label }) => ({
            index,
            from,
            to,
            message: { zh: `“${label}”之前没有可指的款或者条`, en: `Nothing stands before for “${label}” to mean` },
          })),
    },
  },
  {
    id: 'R06',
    level: 'information',
    name: { zh: '连续三条以上用“至”', en: 'Three articles in a row are a range' },
    source: SOURCES.norms2,
    check: {
      scope: 'text',
      of: (context) =>
        everyReference(context, (index) => {
          const found = context
            .referencesOf(index)
            .filter(
              ({ citation, resolution }) =>
                resolution.state === 'resolved' && citation.until === undefined && citation.text.endsWith('条'),
            );
          const reports: Report[] = [];
          for (let at = 0; at + 2 < found.length; at += 1) {
            const run = found.slice(at, at + 3);
            const orders = run.map(({ resolution }) =>
              resolution.state === 'resolved' ? (context.places.articleOrder[resolution.target] ?? -9) : -9,
            );
            const joined = run.every(
              ({ citation }, step) => step === 0 || citation.from - (run[step - 1]?.citation.to ?? 0) <= 1,
            );
            if (joined && orders[1] === (orders[0] ?? 0) + 1 && orders[2] === (orders[1] ?? 0) + 1) {
              const [first, , last] = run;
              reports.push({
                index,
                from: first?.citation.from ?? 0,
                to: last?.citation.to ?? 0,
                message: { zh: '连续三条以上可以写作“第×条至第×条”', en: 'Three or more in a row read 第×条至第×条' },
              });
              at += 2;
            }
          }
          return reports;
        }),
    },
  },
  {
    id: 'R07',
    level: 'warning',
    name: { zh: '引用法律用全称', en: 'Statutes are cited by their full names' },
    source: SOURCES.norms2,
    check: {
      scope: 'text',
      of: ({ lines, definitions }) => {
        const short = new Set(
          definitions()
            .filter((definition) => definition.kind === 'short-form')
            .map((definition) => definition.term.replaceAll(/[《》]/gu, '')),
        );
        return lines.flatMap((line, index) =>
          isProvision(line)
            ? [...line.text.matchAll(/《([^《》]+)》/gu)].flatMap((match): Report[] => {
                const name = match[1] ?? '';
                const statute = statuteNamed(name);
                if (statute === undefined || statute.name === name || short.has(name)) return [];
                return [
                  {
                    index,
                    from: match.index,
                    to: match.index + match[0].length,
                    message: { zh: `应当写全称《${statute.name}》`, en: `Cite 《${statute.name}》 in full` },
                    fix: { replacement: `《${statute.name}》` },
                  },
                ];
              })
            : [],
        );
      },
    },
  },
  {
    id: 'R09',
    level: 'warning',
    name: { zh: '书名号并列的写法一致', en: 'One way of joining 《》 throughout' },
    source: SOURCES.punctuation,
    check: {
      scope: 'text',
      of: ({ lines }) => {
        const places = (pattern: RegExp): Report[] =>
          lines.flatMap((line, index) =>
            isProvision(line)
              ? [...line.text.matchAll(pattern)].map((match) => ({
                  index,
                  from: match.index,
                  to: match.index + match[0].length,
                  message: { zh: '并列书名号之间的写法前后不一致', en: '》、《 and 》《 are both used' },
                }))
              : [],
          );
        const [withComma, without] = [places(/》、《/gu), places(/》《/gu)];
        if (withComma.length === 0 || without.length === 0) return [];
        const [fewer, replacement] = withComma.length < without.length ? [withComma, '》《'] : [without, '》、《'];
        return fewer.map((report) => ({ ...report, fix: { replacement } }));
      },
    },
  },
];
