import { isHeading, numberInLabel, type Clause, type Line } from '@colex/lawtext';

/** An article of the new text. */
export interface Slot {
  lines: Line[];
  /** Index of the old clause it continues; -1 for a new one. */
  readonly old: number;
  /** The number the decision gives it, when it does. */
  number: string | undefined;
  /** The headings it is put under, when the decision says so (在第三章增加一条). */
  readonly under: readonly string[] | undefined;
  /** The point of the decision that made it. */
  readonly point: string;
}

/** A number two articles were given. */
export interface Collision {
  readonly slot: Slot;
}

/**
 * Puts articles in order: those with a number the decision gives stand there, the others keep their order in what is
 * left. 第七条之一 stands behind 第七条.
 */
export const orderArticles = (
  continued: readonly Slot[],
  added: readonly Slot[],
): { slots: Slot[]; collisions: Collision[] } => {
  const all = [...continued.toSorted((a, b) => a.old - b.old), ...added];
  const suffixed = all.filter((slot) => /之/u.test(slot.number ?? ''));
  const whole = all.filter((slot) => !suffixed.includes(slot));
  const placed: (Slot | undefined)[] = Array.from({ length: whole.length }, () => undefined);
  const collisions: Collision[] = [];
  const rest: Slot[] = [];
  for (const slot of whole) {
    const number = slot.number === undefined ? undefined : numberInLabel(slot.number);
    const free = number !== undefined && number >= 1 && number <= placed.length && placed[number - 1] === undefined;
    if (free) placed[number - 1] = slot;
    else {
      if (number !== undefined) collisions.push({ slot });
      rest.push(slot);
    }
  }
  const slots = placed.map((slot) => slot ?? rest.shift()).filter((slot) => slot !== undefined);
  for (const slot of suffixed) {
    const base = slots.findLastIndex(
      (other, index) => index + 1 <= (numberInLabel(slot.number ?? '') ?? 0) && !/之/u.test(other.number ?? ''),
    );
    let at = base + 1;
    while (/之/u.test(slots[at]?.number ?? '')) at += 1;
    slots.splice(at, 0, slot);
  }
  return { slots, collisions };
};

/**
 * A run of headings of the old text, with the lines that stand between them and the next article, and where in
 * the new order of articles it goes: before the `at`-th.
 */
export interface HeadingPlace {
  /** Index of the first old clause of the run. */
  readonly clause: number;
  readonly clauses: readonly Clause[];
  at: number;
  /** New articles that could as well stand before the headings. */
  readonly undecided: readonly Slot[];
}

/** The part of `slots` that stands between the last old article before a clause and the first one after it. */
const gapAround = (slots: readonly Slot[], steady: ReadonlySet<Slot>, clause: number): { from: number; to: number } => {
  const from = slots.findLastIndex((slot) => steady.has(slot) && slot.old < clause) + 1;
  const next = slots.findIndex((slot) => steady.has(slot) && slot.old > clause);
  return { from, to: next < 0 ? slots.length : next };
};

/** The old articles that kept their order: headings hold on to these. */
const steadySlots = (slots: readonly Slot[]): ReadonlySet<Slot> => {
  const old = slots.filter((slot) => slot.old >= 0);
  const lengths = old.map(() => 1);
  const previous = old.map(() => -1);
  old.forEach((slot, index) => {
    for (let before = 0; before < index; before += 1) {
      if ((old[before]?.old ?? 0) < slot.old && (lengths[before] ?? 0) + 1 > (lengths[index] ?? 0)) {
        lengths[index] = (lengths[before] ?? 0) + 1;
        previous[index] = before;
      }
    }
  });
  const steady = new Set<Slot>();
  for (let index = lengths.indexOf(Math.max(0, ...lengths)); index >= 0; index = previous[index] ?? -1) {
    const slot = old[index];
    if (slot !== undefined) steady.add(slot);
  }
  return steady;
};

const isUnder = (slot: Slot, headings: readonly Clause[]): boolean =>
  slot.under?.some((label) => headings.some((heading) => heading.number === label || heading.text === label)) ?? false;

/**
 * Says before which new article each run of old headings goes. Where new articles were put between the last article
 * before the headings and the first after them, the decision may say on which side (`under`); else they close what
 * stands before the headings — all eight such articles of the 2023 decision on 立法法 do — and are told in `undecided`.
 */
export const placeHeadings = (clauses: readonly Clause[], slots: readonly Slot[]): HeadingPlace[] => {
  const steady = steadySlots(slots);
  const places: HeadingPlace[] = [];
  const lastBody = clauses.findLastIndex((clause) => isHeading(clause.kind) || clause.kind === 'article');
  let inBody = false;
  clauses.forEach((clause, index) => {
    inBody ||= isHeading(clause.kind) || clause.kind === 'article';
    if (!inBody || index > lastBody || clause.kind === 'article') return;
    const last = places.at(-1);
    if (last !== undefined && last.clause + last.clauses.length === index) {
      places[places.length - 1] = { ...last, clauses: [...last.clauses, clause] };
    } else places.push({ clause: index, clauses: [clause], at: 0, undecided: [] });
  });
  return places.map((place) => {
    const { from, to } = gapAround(slots, steady, place.clause);
    const between = slots.slice(from, to);
    const stated = between.findIndex((slot) => isUnder(slot, place.clauses));
    if (stated >= 0) return { ...place, at: from + stated };
    const open = between.filter((slot) => slot.under === undefined);
    if (open.length === 0 || open.length < between.length) return { ...place, at: to };
    return { ...place, at: to, undecided: open };
  });
};
