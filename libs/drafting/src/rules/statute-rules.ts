import { placesOf, resolveCitation, type FoundReference, type Places } from '@colex/lawtext';
import { containedIn, profileOf, sizeOf, type Profile } from '../compare/likeness.js';
import { dateOfText } from './effect-rules.js';
import { statuteNamed, type Statute } from './statutes.js';
import { isProvision, SOURCES, type Report, type Rule, type RuleContext } from './rule.js';
import type { NamedText } from './profile.js';

const NAME = /《([^《》]+)》(?:[（(](\d{4})年?(?:修正|修订)[）)])?/gu;
const PREFIX = '中华人民共和国';

const sameName = (a: string, b: string): boolean => a === b || `${PREFIX}${a}` === b || a === `${PREFIX}${b}`;

/** A copy of an upper law repeats almost all of it. */
const COPIED = 0.9;
/** Below so many pairs of characters two provisions are alike by chance. */
const TELLING = 30;

const laidOut = new WeakMap<NamedText, Places>();
const placesIn = (text: NamedText): Places => {
  const places = laidOut.get(text) ?? placesOf(text.lines);
  laidOut.set(text, places);
  return places;
};

const articleNumber = (reference: FoundReference): number | undefined => {
  const step = reference.citation.steps.find(({ unit }) => unit === '条');
  return step?.which.by === 'number' && step.which.suffix === '' ? step.which.number : undefined;
};

/** What is out of date in a name in 《》: the statute is repealed, or the version named is not the one in force. */
const nameFaults = (context: RuleContext): Report[] => {
  const written = context.profile.day ?? dateOfText(context);
  return context.lines.flatMap((line, index): Report[] =>
    isProvision(line)
      ? [...line.text.matchAll(NAME)].flatMap((match): Report[] => {
          const statute = statuteNamed(match[1] ?? '');
          const place = { index, from: match.index, to: match.index + match[0].length };
          const year = match[2];
          // What a text repeals, or speaks of as the past, is cited because it is out of force.
          const past = /废止|》(?:施行|实施)(?:前|之前|以前)|保留/u.test(line.text.slice(match.index));
          if (statute === undefined || past || line.text.charAt(match.index - 1) === '原') return [];
          const { repealed, current } = statute;
          if (repealed !== undefined && (written === undefined || written >= repealed.on))
            return [
              {
                ...place,
                message: {
                  zh: `《${statute.name}》已于${repealed.on}废止，现为《${repealed.by}》`,
                  en: `《${statute.name}》 went out of force on ${repealed.on}; see 《${repealed.by}》`,
                },
              },
            ];
          // A version is named by the year it was adopted, which may be the year before it took effect.
          if (year !== undefined && current !== undefined && Number(current.since.slice(0, 4)) - Number(year) > 1)
            return [
              {
                ...place,
                message: {
                  zh: `所引为${year}年版本，现行文本自${current.since}起施行`,
                  en: `The version of ${year} is cited; another is in force since ${current.since}`,
                },
              },
            ];
          return [];
        })
      : [],
  );
};

const numberFault = (statute: Statute, number: number, context: RuleContext): Report['message'] | undefined => {
  const { current } = statute;
  if (current === undefined) return undefined;
  if (number > current.articles)
    return {
      zh: `《${statute.name}》现行文本只有${current.articles}条`,
      en: `《${statute.name}》 has ${current.articles} articles`,
    };
  const written = dateOfText(context);
  if (context.profile.day !== undefined && written !== undefined && written < current.since)
    return {
      zh: `本文本形成于${written}，《${statute.name}》自${current.since}起施行新文本，请核对条文序号`,
      en: `Written on ${written}; 《${statute.name}》 has another numbering since ${current.since}`,
    };
  return undefined;
};

/** Provisions of other statutes cited by number: beyond the last article, of an older numbering, or not in the text at hand. */
const numberFaults = (context: RuleContext): Report[] =>
  context.lines.flatMap((line, index): Report[] =>
    isProvision(line)
      ? context.referencesOf(index).flatMap((reference): Report[] => {
          const { citation } = reference;
          const number = articleNumber(reference);
          if (citation.instrument.of !== 'other' || number === undefined) return [];
          const { name } = citation.instrument;
          const place = { index, from: citation.from, to: citation.to };
          const given = context.profile.cited?.find((text) => sameName(text.name, name));
          if (given !== undefined) {
            const followed = resolveCitation(placesIn(given), { ...citation, instrument: { of: 'self', name: '' } }, 0);
            return followed.state === 'resolved'
              ? []
              : [
                  {
                    ...place,
                    message: { zh: `《${name}》没有“${citation.text}”`, en: `《${name}》 has no ${citation.text}` },
                  },
                ];
          }
          const statute = statuteNamed(name);
          const message = statute === undefined ? undefined : numberFault(statute, number, context);
          return message === undefined ? [] : [{ ...place, message }];
        })
      : [],
  );

const profilesOf = new WeakMap<NamedText, readonly { readonly label: string; readonly profile: Profile }[]>();
const provisionsOf = (text: NamedText): readonly { readonly label: string; readonly profile: Profile }[] => {
  const known = profilesOf.get(text);
  if (known !== undefined) return known;
  const { numbering, hierarchy } = placesIn(text);
  const made = text.lines.flatMap((line, index) => {
    const profile = isProvision(line) ? profileOf(line.text) : undefined;
    const article = numbering.labels[hierarchy.articles[index] ?? -1] ?? '';
    return profile === undefined || sizeOf(profile) < TELLING ? [] : [{ label: article, profile }];
  });
  profilesOf.set(text, made);
  return made;
};

const copies = ({ lines, profile }: RuleContext): Report[] => {
  const { cited = [] } = profile;
  if (cited.length === 0) return [];
  return lines.flatMap((line, index): Report[] => {
    const own = line.kind === 'article' || line.kind === 'paragraph' ? profileOf(line.text) : undefined;
    if (own === undefined || sizeOf(own) < TELLING) return [];
    const best = cited
      .flatMap((text) =>
        provisionsOf(text).map(({ label, profile: other }) => ({ text, label, share: containedIn(own, other) })),
      )
      .toSorted((a, b) => b.share - a.share)[0];
    if (best === undefined || best.share < COPIED) return [];
    return [
      {
        index,
        from: 0,
        to: line.text.length,
        message: {
          zh: `与《${best.text.name}》${best.label}重复（${Math.round(best.share * 100)}%），一般不作重复性规定`,
          en: `Repeats 《${best.text.name}》 ${best.label} (${Math.round(best.share * 100)} %)`,
        },
      },
    ];
  });
};

/** Rules about the statutes a text stands on (R08, L05). */
export const STATUTE_RULES: readonly Rule[] = [
  {
    id: 'R08',
    level: 'warning',
    name: { zh: '引用现行有效的法律', en: 'What is cited is in force' },
    source: SOURCES.norms2,
    check: { scope: 'text', of: (context) => [...nameFaults(context), ...numberFaults(context)] },
  },
  {
    id: 'L05',
    level: 'information',
    name: { zh: '不重复上位法', en: 'No copy of an upper law' },
    source: SOURCES.legislationLaw82,
    check: { scope: 'text', of: copies },
  },
];
