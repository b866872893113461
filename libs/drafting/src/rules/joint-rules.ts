import { clausesOf, type Clause, type Line } from '@colex/lawtext';
import { compareTexts } from '../compare/compare-texts.js';
import { isProvision, SOURCES, wholeLine, type Report, type Rule, type RuleContext } from './rule.js';
import type { JointText } from './profile.js';

const escaped = (word: string): string => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** The common text with its organs named as they are named here. */
const mappedLines = (lines: readonly Line[], organs: JointText['organs'] = {}): readonly Line[] => {
  // A longer name first: 文化旅游主管部门 before 旅游主管部门.
  const names = Object.keys(organs)
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length);
  if (names.length === 0) return lines;
  const pattern = new RegExp(names.map(escaped).join('|'), 'gu');
  return lines.map((line) => ({ ...line, text: line.text.replaceAll(pattern, (name) => organs[name] ?? name) }));
};

/** Where a clause that is gone stood: the last clause before it that is still here. */
const placeOfGone = (changes: readonly { readonly after: readonly Clause[] }[], at: number): number => {
  for (let index = at; index >= 0; index -= 1) {
    const last = changes[index]?.after.at(-1);
    if (last !== undefined) return last.from;
  }
  return 0;
};

const departures = ({ lines, profile }: RuleContext): Report[] => {
  const { common, organs } = profile.joint ?? {};
  if (common === undefined) return [];
  const agreed = new Set(
    common.clauses ?? clausesOf(common.lines).flatMap((clause) => (clause.kind === 'article' ? [clause.id] : [])),
  );
  const departs = new Set(common.deviations);
  const { changes } = compareTexts(mappedLines(common.lines, organs), lines);
  return changes.flatMap(({ kind, before, after }, at): Report[] => {
    const clause = before.find(({ id }) => agreed.has(id) && !departs.has(id));
    if (clause === undefined || kind === 'unchanged' || kind === 'renumbered') return [];
    const [here] = after;
    const number = clause.number;
    if (here === undefined)
      return [
        wholeLine(
          placeOfGone(changes, at),
          `缺少共同条款${number}，且没有记录偏离理由`,
          `The common clause ${number} is missing without a recorded reason`,
        ),
      ];
    // Standing elsewhere is no other text.
    if (kind === 'moved' && before.map(({ text }) => text).join('\n') === after.map(({ text }) => text).join('\n'))
      return [];
    return [
      wholeLine(
        here.from,
        `与共同条款${number}不一致，且没有记录偏离理由`,
        `Differs from the common clause ${number} without a recorded reason`,
      ),
    ];
  });
};

/** 本市与…市、…市: the list of the other cities. */
const CITY_LIST = /本市(?:与|和|会同|联合)((?:[\p{Script=Han}]{2,8}?[市州盟](?:[、和及与]|以及)?){2,})/u;
const CITY = /(?:^|[、和及与])([\p{Script=Han}]{2,8}?[市州盟])(?=$|[、和及与以])/gu;

const partnerLists = ({ lines, profile }: RuleContext): Report[] => {
  const { joint } = profile;
  if (joint === undefined) return [];
  const others = joint.partners.filter((partner) => partner !== joint.city);
  return lines.flatMap((line, index): Report[] => {
    const list = isProvision(line) ? CITY_LIST.exec(line.text)?.[1]?.replace(/(?:[、和及与]|以及)$/u, '') : undefined;
    if (list === undefined) return [];
    const named = [...list.matchAll(CITY)].map((match) => match[1] ?? '');
    const from = line.text.indexOf(list);
    const place = { index, from, to: from + list.length };
    const said = (zh: string, en: string): Report[] => [{ ...place, message: { zh, en } }];
    if (named.includes(joint.city))
      return said(`名单中不应有本市（${joint.city}）`, 'The city itself stands in the list');
    const missing = others.filter((partner) => !named.includes(partner));
    if (missing.length > 0) return said(`名单缺少${missing.join('、')}`, `Missing: ${missing.join(', ')}`);
    const strange = named.filter((city) => !others.includes(city));
    if (strange.length > 0)
      return said(`${strange.join('、')}不是协同城市`, `${strange.join(', ')} is no partner of the project`);
    if (named.join('、') !== others.join('、'))
      return said(`名单的顺序应当为${others.join('、')}`, `The standard order is ${others.join(', ')}`);
    return [];
  });
};

const placesIn = (text: string, word: string): number[] => {
  const places: number[] = [];
  if (word === '') return places;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
};

const organNames = ({ lines, profile }: RuleContext): Report[] => {
  const { organs = {} } = profile.joint ?? {};
  return Object.entries(organs).flatMap(([common, here]) =>
    common === here
      ? []
      : lines.flatMap((line, index): Report[] => {
          if (!isProvision(line)) return [];
          const right = placesIn(line.text, here);
          return placesIn(line.text, common)
            .filter((from) => !right.some((at) => at <= from && from < at + here.length))
            .map((from) => ({
              index,
              from,
              to: from + common.length,
              message: { zh: `“${common}”在本市为“${here}”`, en: `Here “${common}” is “${here}”` },
              fix: { replacement: here },
            }));
        }),
  );
};

const PROVINCIAL = /^(?:[\p{Script=Han}]{2,3}省|[\p{Script=Han}]{2,8}自治区|(?:北京|天津|上海|重庆)市)/u;

/** The statutes that the first article stands on, those of a province or of the city itself left out. */
const basisOf = (lines: readonly Line[], city: string): readonly string[] => {
  const first = lines.find((line) => line.kind === 'article')?.text ?? '';
  return [...first.matchAll(/《([^《》]+)》/gu)]
    .map((match) => match[1] ?? '')
    .filter((name) => !PROVINCIAL.test(name) && !name.startsWith(city));
};

const basisFaults = ({ lines, places, profile }: RuleContext): Report[] => {
  const { joint } = profile;
  const index = places.articles[0];
  if (joint === undefined || index === undefined) return [];
  const others = [
    ...(joint.common === undefined ? [] : [{ name: '共同文本', lines: joint.common.lines }]),
    ...(joint.editions ?? []),
  ];
  const own = basisOf(lines, joint.city);
  return others.flatMap((other): Report[] => {
    const theirs = basisOf(other.lines, other.name);
    const more = own.filter((name) => !theirs.includes(name));
    const less = theirs.filter((name) => !own.includes(name));
    if (more.length === 0 && less.length === 0) return [];
    const list = (names: readonly string[]): string => names.map((name) => `《${name}》`).join('、');
    return [
      wholeLine(
        index,
        `依据与${other.name}不同：${[more.length > 0 ? `多${list(more)}` : '', less.length > 0 ? `少${list(less)}` : ''].filter(Boolean).join('，')}；只有省级法规应当不同`,
        `The basis differs from ${other.name} by more than provincial acts: ${list([...more, ...less])}`,
      ),
    ];
  });
};

/** Rules about a text of a joint project (A03, J01-J03): they compare it with what the cities agreed. */
export const JOINT_RULES: readonly Rule[] = [
  {
    id: 'A03',
    level: 'information',
    name: { zh: '各市立法依据只在省级法规上不同', en: 'The basis differs in provincial acts only' },
    source: SOURCES.practice,
    check: { scope: 'text', of: basisFaults },
  },
  {
    id: 'J01',
    level: 'error',
    name: { zh: '共同条款一致', en: 'Common clauses are the agreed text' },
    source: SOURCES.practice,
    check: { scope: 'text', of: departures },
  },
  {
    id: 'J02',
    level: 'error',
    name: { zh: '协同城市名单', en: 'List of partner cities' },
    source: SOURCES.practice,
    check: { scope: 'text', of: partnerLists },
  },
  {
    id: 'J03',
    level: 'information',
    name: { zh: '机关名称按本市对应', en: 'Organs are called as they are here' },
    source: SOURCES.practice,
    check: { scope: 'text', of: organNames },
  },
];
