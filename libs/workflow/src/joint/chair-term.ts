import { presides, type Act } from '../act.js';
import { accept, refuse, type Outcome } from '../outcome.js';
import { isPlainDate, type PlainDate } from '../plain-date.js';

/** A city's turn in the chair (轮值主席任期), both days included. */
export interface ChairTerm {
  readonly id: string;
  readonly cityId: string;
  /** Who chairs for the city; null while the city has named nobody. */
  readonly personId: string | null;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** 确定轮值, 提前结束轮值. */
export type ChairTermCommand =
  | {
      readonly type: 'setTerm';
      readonly cityId: string;
      readonly personId: string | null;
      readonly from: PlainDate;
      readonly until: PlainDate;
    }
  | { readonly type: 'endTerm'; readonly termId: string; readonly until: PlainDate };

/** What must be known to answer. */
export interface ChairTermFacts {
  readonly act: Act;
  readonly memberCityIds: readonly string[];
}

/** What follows. */
export type ChairTermEvent = { readonly type: 'TermSet' | 'TermEnded'; readonly term: ChairTerm };

/** One step of the list of terms: a city's turn set, or ended early. No two turns share a day. Sorted by their days. */
export const chairTermTransition = (
  state: readonly ChairTerm[],
  command: ChairTermCommand,
  { act, memberCityIds }: ChairTermFacts,
): Outcome<readonly ChairTerm[], ChairTermEvent> => {
  if (!presides(act.by)) return refuse('onlyChairOrLead');
  if (!isPlainDate(command.until)) return refuse('dateInvalid');
  switch (command.type) {
    case 'setTerm': {
      const { cityId, personId, from, until } = command;
      if (!memberCityIds.includes(cityId)) return refuse('cityNotInProject', { because: [cityId] });
      if (!isPlainDate(from)) return refuse('dateInvalid');
      if (until < from) return refuse('dateNotLater');
      const overlapping = state.filter((term) => term.from <= until && from <= term.until);
      if (overlapping.length > 0) return refuse('termsOverlap', { because: overlapping.map(({ id }) => id) });
      const term: ChairTerm = { id: act.id, cityId, personId, from, until };
      const terms = [...state, term].sort((a, b) => (a.from < b.from ? -1 : 1));
      return accept(terms, { type: 'TermSet', term });
    }
    case 'endTerm': {
      const term = state.find(({ id }) => id === command.termId);
      if (term === undefined) return refuse('itemUnknown');
      if (command.until < term.from || command.until >= term.until) return refuse('dateNotLater');
      const ended = { ...term, until: command.until };
      return accept(
        state.map((each) => (each.id === term.id ? ended : each)),
        { type: 'TermEnded', term: ended },
      );
    }
  }
};

/** Whose turn it is that day; null between turns. */
export const chairOn = (terms: readonly ChairTerm[], date: PlainDate): ChairTerm | null =>
  terms.find(({ from, until }) => from <= date && date <= until) ?? null;

/**
 * The city whose turn comes next in the rotation: the one after the last city that had a turn, in the order given, which
 * begins again at its end. Null without cities.
 */
export const nextChairCity = (rotation: readonly string[], terms: readonly ChairTerm[]): string | null => {
  const last = terms.findLast(({ cityId }) => rotation.includes(cityId));
  const place = last === undefined ? 0 : rotation.indexOf(last.cityId) + 1;
  return rotation[place % rotation.length] ?? null;
};
