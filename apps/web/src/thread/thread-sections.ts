import type { ThreadCardFragment } from '@colex/contract';
import type { OutlineEntry } from '@colex/lawtext';
import type { MarkedPlace } from './thread-marks.js';

/** What of the threads is on show. */
export interface ThreadChoice {
  readonly whose: 'all' | 'mine' | 'city' | 'unread';
  readonly status: 'OPEN' | 'RESOLVED' | 'all';
  /** A kind of origin, or all. */
  readonly origin: ThreadCardFragment['origin']['kind'] | 'all';
}

/** Threads that stand together. */
export interface ThreadSection {
  readonly key: string;
  /** Which: the clause at the cursor, the whole draft, another clause, or those whose words are gone. */
  readonly kind: 'here' | 'draft' | 'clause' | 'deleted';
  /** For a clause: how its place is called in the outline. */
  readonly entry: OutlineEntry | null;
  readonly threads: readonly ThreadCardFragment[];
}

/** Whoever looks, as far as choosing threads goes. */
export interface Looker {
  readonly id: string;
  readonly cityId: string | null;
}

/** Whether a thread is among those chosen. */
export function isChosen(thread: ThreadCardFragment, choice: ThreadChoice, looker: Looker): boolean {
  if (choice.status !== 'all' && thread.status !== choice.status) return false;
  if (choice.origin !== 'all' && thread.origin.kind !== choice.origin) return false;
  switch (choice.whose) {
    case 'all':
      return true;
    case 'unread':
      return thread.viewerUnread;
    case 'mine':
      return isMine(thread, looker.id);
    case 'city':
      return looker.cityId !== null && concernsCity(thread, looker.cityId);
  }
}

const isMine = ({ openedBy, assignee, comments }: ThreadCardFragment, id: string): boolean =>
  openedBy.id === id ||
  assignee?.id === id ||
  comments.nodes.some(
    ({ author, mentionedPeople }) => author.id === id || mentionedPeople.some((each) => each.id === id),
  );

const concernsCity = ({ origin, openedBy, assignee, comments }: ThreadCardFragment, cityId: string): boolean =>
  origin.city?.id === cityId ||
  openedBy.city?.id === cityId ||
  assignee?.city?.id === cityId ||
  comments.nodes.some(({ mentionedCities }) => mentionedCities.some((each) => each.id === cityId));

/** The entry of the outline to which a line belongs; its place in the list, -1 before the first. */
export function entryOfLine(outline: readonly OutlineEntry[], line: number): number {
  let low = 0;
  let high = outline.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((outline[middle]?.index ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The threads in the order of the text: those of the clause at `line` first, then those of the whole draft, then clause by
 * clause, and at the end those whose words are gone. None is left out.
 */
export function threadSections(
  threads: readonly ThreadCardFragment[],
  places: ReadonlyMap<string, MarkedPlace>,
  outline: readonly OutlineEntry[],
  line: number,
): readonly ThreadSection[] {
  const here = entryOfLine(outline, line);
  const groups = new Map<number, ThreadCardFragment[]>();
  const whole: ThreadCardFragment[] = [];
  const deleted: ThreadCardFragment[] = [];
  for (const thread of threads) {
    const place = places.get(thread.id);
    if (thread.subject === 'DRAFT') whole.push(thread);
    else if (!place) deleted.push(thread);
    else {
      const entry = entryOfLine(outline, place.line);
      groups.set(entry, [...(groups.get(entry) ?? []), thread]);
    }
  }
  const inOrder = (some: readonly ThreadCardFragment[]): readonly ThreadCardFragment[] =>
    some.toSorted(
      (one, other) =>
        (places.get(one.id)?.from ?? 0) - (places.get(other.id)?.from ?? 0) || compare(one.openedAt, other.openedAt),
    );
  const sections: ThreadSection[] = [
    { key: 'here', kind: 'here', entry: outline[here] ?? null, threads: inOrder(groups.get(here) ?? []) },
  ];
  if (whole.length > 0) sections.push({ key: 'draft', kind: 'draft', entry: null, threads: inOrder(whole) });
  for (const entry of [...groups.keys()].toSorted((one, other) => one - other)) {
    if (entry === here) continue;
    const found = outline[entry] ?? null;
    const key = found?.id ?? 'head';
    sections.push({ key, kind: 'clause', entry: found, threads: inOrder(groups.get(entry) ?? []) });
  }
  if (deleted.length > 0) sections.push({ key: 'deleted', kind: 'deleted', entry: null, threads: inOrder(deleted) });
  return sections;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The lines at which open threads stand, in the order of the text, one for each thread. */
export function openLines(
  threads: Iterable<ThreadCardFragment>,
  places: ReadonlyMap<string, MarkedPlace>,
): readonly number[] {
  const lines: number[] = [];
  for (const { id, status } of threads) {
    const place = places.get(id);
    if (status === 'OPEN' && place) lines.push(place.line);
  }
  return lines.toSorted((one, other) => one - other);
}
