import type { Graveyard } from './graveyard.js';
import type { Laid, Layout } from './layout.js';
import type { Unheard } from './maybe-late.js';
import type { Unit } from './units.js';
import { isMarker } from './units.js';

/** Words side by side, and the line they were written in as it was for whom they are looked at. */
export interface Run {
  readonly units: readonly Unit[];
  /** What stood left of it in its line, the nearest first, without the marker. */
  readonly lefts: readonly Unit[];
  /** What stood right of it in its line, the nearest first. */
  readonly rights: readonly Unit[];
  /** What opened the line; undefined for text before the first marker. */
  readonly marker: Unit | undefined;
}

type View = (place: Laid) => boolean;

const opensLine = (place: Laid, graveyard: Graveyard): boolean =>
  place.isSeen ? isMarker(place.item) : graveyard.placeOf(place)?.offset === 0;

/** What an update wrote beside something that is gone without its author knowing, in the line as they saw it. */
export function lateRuns(layout: Layout, graveyard: Graveyard, moment: number, isUnheard: Unheard): Run[] {
  const isShown: View = (place) =>
    !isUnheard(graveyard.arrivalOf(place)) && (place.isSeen || isUnheard(graveyard.departureOf(place)));
  const isOfRun: View = (place) => place.isSeen && graveyard.arrivalOf(place) === moment;
  return runsIn(layout, graveyard, isShown, isOfRun).filter(
    ({ units, lefts, rights, marker }) =>
      [lefts[0] ?? marker, rights[0]].some((unit) => unit !== undefined && !isSeenIn(layout, unit)) ||
      !isBeside(layout, lefts[0] ?? marker, units[0]),
  );
}

/** Words others wrote whose neighbours an update took away without its author having seen them. */
export function shakenRuns(layout: Layout, graveyard: Graveyard, moment: number, isUnheard: Unheard): Run[] {
  const isShown: View = (place) => {
    const departure = graveyard.departureOf(place);
    return graveyard.arrivalOf(place) < moment && (place.isSeen || departure === moment);
  };
  const isOfRun: View = (place) => place.isSeen && isUnheard(graveyard.arrivalOf(place));
  const bringsMarker = layout.all.some((place) => place.opensLine && graveyard.arrivalOf(place) === moment);
  return runsIn(layout, graveyard, isShown, isOfRun).flatMap((run) => {
    const [first] = run.units;
    const isBound = first !== undefined && graveyard.isBound(first);
    if (isBound && bringsMarker) return [{ ...run, lefts: [] }];
    const beside = [run.lefts[0] ?? run.marker, run.rights[0]];
    return beside.some((unit) => unit !== undefined && !isSeenIn(layout, unit)) ? [run] : [];
  });
}

/** Whether no line that its author did not know of begins between a run and what stood left of it. */
const isBeside = (layout: Layout, left: Unit | undefined, first: Unit | undefined): boolean =>
  left === undefined ||
  first === undefined ||
  layout.all[layout.placeOf(first)]?.opensLine === true ||
  layout.lineOf(left) === layout.lineOf(first);

const isSeenIn = (layout: Layout, unit: Unit): boolean => layout.all[layout.placeOf(unit)]?.isSeen ?? false;

function runsIn(layout: Layout, graveyard: Graveyard, isShown: View, isOfRun: View): Run[] {
  const shown = layout.all.filter((place) => isShown(place) || isOfRun(place));
  const runs: Run[] = [];
  for (let from = 0; from < shown.length; from += 1) {
    if (!isOfRun(shown[from]!)) continue;
    let to = from;
    const isBound = graveyard.isBound(shown[from]!);
    const goesOn = (place: number): boolean =>
      place < shown.length && isOfRun(shown[place]!) && (isBound || !graveyard.isBound(shown[place]!));
    while (goesOn(to + 1)) to += 1;
    const lefts: Unit[] = [];
    let marker: Unit | undefined;
    for (let at = from - 1; at >= 0; at -= 1) {
      const place = shown[at]!;
      if (opensLine(place, graveyard)) {
        marker = place;
        break;
      }
      if (!isOfRun(place)) lefts.push(place);
    }
    const rights: Unit[] = [];
    for (let at = to + 1; at < shown.length && !opensLine(shown[at]!, graveyard); at += 1)
      if (!isOfRun(shown[at]!)) rights.push(shown[at]!);
    runs.push({ units: shown.slice(from, to + 1), lefts, rights, marker });
    from = to;
  }
  return runs;
}
