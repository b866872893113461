import { numberLabel } from '../numbering.js';
import { holderOf, paragraphHolding, type Places } from './places.js';
import type { Citation, CitationStep, CitedUnit } from './citation.js';
import type { LineKind } from '../line.js';

/** What became of following a citation. */
export type Resolution =
  /** It points at the line `target` (of a range: the first line), by index, and for a range to `until`, the last. */
  | { readonly state: 'resolved'; readonly target: number; readonly until?: number }
  /** Another statute is cited. */
  | { readonly state: 'external'; readonly name: string }
  /** No heading or article prints that number. */
  | { readonly state: 'missing' }
  /** The article is there but has no such 款, 项 or 目; or 前款 stands in the first 款. */
  | { readonly state: 'out-of-range' }
  /** Several provisions answer to it. */
  | { readonly state: 'ambiguous' };

type Failure = 'missing' | 'out-of-range' | 'ambiguous';

/** Where following has come to: at a line, knowing whether a 款 was named. */
interface Standing {
  /** Index of the line, -1 at the top of the text. */
  readonly at: number;
  /** First line of several (前两款); otherwise the same as `at`. */
  readonly first: number;
  readonly paragraphNamed: boolean;
}

const KIND: Readonly<Record<CitedUnit, LineKind>> = {
  编: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
  目: 'subitem',
};

const standing = (at: number, paragraphNamed = false): Standing => ({ at, first: at, paragraphNamed });

const within = (places: Places, index: number, holder: number): boolean => {
  for (let at = index; at >= 0; at = places.hierarchy.parents[at] ?? -1) if (at === holder) return true;
  return false;
};

/** 编 章 节 and 条 by their label: those inside what is already named, else those that share the nearest heading. */
const byLabel = (
  places: Places,
  from: Standing,
  step: CitationStep,
  here: number,
  named: boolean,
): Standing | Failure => {
  if (step.which.by !== 'number') return 'missing';
  const kind = KIND[step.unit];
  const label = `${numberLabel(kind, step.which.number)}${step.which.suffix}`;
  const all = (places.byLabel.get(label) ?? []).filter((index) => places.lines[index]?.kind === kind);
  const candidates = from.at >= 0 && step.unit !== '条' ? all.filter((index) => within(places, index, from.at)) : all;
  if (candidates.length === 1) return standing(candidates[0] ?? -1);
  if (candidates.length === 0) return 'missing';
  // An annex counts by itself: 第三条 of the body, and 本条例第三条 wherever it stands, is none of its articles.
  if (named || holderOf(places, here, 'annex') < 0) {
    const body = candidates.filter((index) => holderOf(places, index, 'annex') < 0);
    if (body.length === 1) return standing(body[0] ?? -1);
  }
  // 节 begin anew in every 章, and in some codes 章 in every 编: the one in the same heading is meant.
  for (
    let holder = places.hierarchy.parents[here] ?? -1;
    holder >= 0;
    holder = places.hierarchy.parents[holder] ?? -1
  ) {
    const near = candidates.filter((index) => within(places, index, holder));
    if (near.length === 1) return standing(near[0] ?? -1);
  }
  return 'ambiguous';
};

const nth = (list: readonly number[], number: number, places: Places, kind: LineKind): readonly number[] =>
  kind === 'paragraph'
    ? list.slice(number - 1, number)
    : list.filter((index) => places.lines[index]?.kind === kind && places.numbering.ordinals[index] === number);

const paragraphStep = (places: Places, from: Standing, step: CitationStep, here: number): Standing | Failure => {
  const article = from.at >= 0 ? from.at : (places.hierarchy.articles[here] ?? -1);
  if (article < 0 || places.lines[article]?.kind !== 'article') return 'out-of-range';
  const paragraphs = places.paragraphsOf(article);
  const { which } = step;
  if (which.by === 'number') {
    const found = which.suffix === '' ? paragraphs[which.number - 1] : undefined;
    return found === undefined ? 'out-of-range' : standing(found, true);
  }
  const own = paragraphs.indexOf(paragraphHolding(places, here));
  if (own < 0) return 'out-of-range';
  if (which.by === 'this') return standing(paragraphs[own] ?? -1, true);
  const first = paragraphs[own - which.count];
  const last = paragraphs[own - 1];
  if (first === undefined || last === undefined) return 'out-of-range';
  return { at: last, first, paragraphNamed: true };
};

const itemStep = (places: Places, from: Standing, step: CitationStep, here: number): Standing | Failure => {
  const kind = KIND[step.unit];
  const { which } = step;
  if (which.by !== 'number') {
    const own = holderOf(places, here, kind);
    if (own < 0) return 'out-of-range';
    if (which.by === 'this') return standing(own);
    const siblings = places
      .itemsOf(places.hierarchy.parents[own] ?? -1)
      .filter((index) => places.lines[index]?.kind === kind);
    const position = siblings.indexOf(own);
    const first = siblings[position - which.count];
    const last = siblings[position - 1];
    if (first === undefined || last === undefined) return 'out-of-range';
    return { at: last, first, paragraphNamed: true };
  }
  const pick = (holders: readonly number[]): Standing | Failure => {
    const found = holders.flatMap((holder) => nth(places.itemsOf(holder), which.number, places, kind));
    if (found.length === 1) return standing(found[0] ?? -1, true);
    return found.length === 0 ? 'out-of-range' : 'ambiguous';
  };
  if (from.at >= 0 && (from.paragraphNamed || places.lines[from.at]?.kind !== 'article')) return pick([from.at]);
  if (from.at >= 0) return pick(places.paragraphsOf(from.at));
  // Nothing named: the same list, then the same 款, then the same article.
  const article = places.hierarchy.articles[here] ?? -1;
  if (article < 0) return 'out-of-range';
  const near = pick([kind === 'subitem' ? holderOf(places, here, 'item') : paragraphHolding(places, here)]);
  return near === 'out-of-range' ? pick(places.paragraphsOf(article)) : near;
};

const follow = (places: Places, steps: readonly CitationStep[], here: number, named: boolean): Standing | Failure => {
  let from: Standing = { at: -1, first: -1, paragraphNamed: false };
  for (const step of steps) {
    let next: Standing | Failure;
    if (step.unit === '款') next = paragraphStep(places, from, step, here);
    else if (step.unit === '项' || step.unit === '目') next = itemStep(places, from, step, here);
    else if (step.which.by === 'number') next = byLabel(places, from, step, here, named);
    else next = aroundHere(places, step, here);
    if (typeof next === 'string') return next;
    from = next;
  }
  return from;
};

/** 本章, 本条, 前条, 前两条: counted from where the citation stands. */
const aroundHere = (places: Places, step: CitationStep, here: number): Standing | Failure => {
  const kind = KIND[step.unit];
  const own = kind === 'article' ? (places.hierarchy.articles[here] ?? -1) : holderOf(places, here, kind);
  if (own < 0) return 'out-of-range';
  if (step.which.by === 'this') return standing(own);
  const count = step.which.by === 'previous' ? step.which.count : 0;
  const all =
    kind === 'article' ? places.articles : places.lines.flatMap((line, index) => (line.kind === kind ? [index] : []));
  const position = kind === 'article' ? (places.articleOrder[own] ?? -1) : all.indexOf(own);
  const first = all[position - count];
  const last = all[position - 1];
  if (first === undefined || last === undefined) return 'out-of-range';
  return { at: last, first, paragraphNamed: false };
};

/**
 * Follows a citation that stands in the line `here` (by index) to the line it points at.
 *
 * 第N款 without an article means the article of the citation; 第N项 without a 款 the one list of the article that has so
 * many; 第N节 the one in the same chapter. The name of the text itself in 《》 is asked for by `ownTitle`.
 */
export const resolveCitation = (places: Places, citation: Citation, here: number, ownTitle = ''): Resolution => {
  if (citation.instrument.of === 'other' && (ownTitle === '' || citation.instrument.name !== ownTitle)) {
    return { state: 'external', name: citation.instrument.name };
  }
  const named = citation.instrument.name !== '';
  const start = follow(places, citation.steps, here, named);
  if (typeof start === 'string') return { state: start };
  if (citation.until === undefined) {
    return start.first === start.at
      ? { state: 'resolved', target: start.at }
      : { state: 'resolved', target: start.first, until: start.at };
  }
  const end = follow(places, citation.until, here, named);
  if (typeof end === 'string') return { state: end };
  if (end.at < start.first) return { state: 'out-of-range' };
  return { state: 'resolved', target: start.first, until: end.at };
};
