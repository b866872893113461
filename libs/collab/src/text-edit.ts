import { REFERENCE_PLACEHOLDER } from '@colex/lawtext';
import type { Line, Reference } from '@colex/lawtext';

/** One change of the text of a line: at `at`, `remove` UTF-16 units go and `insert` comes, with its references. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  readonly references: readonly Reference[];
}

/** What counts as one character: a code point, or a reference with everything it says. */
interface Token {
  readonly text: string;
  readonly reference?: Reference;
  readonly key: string;
}

type Words = Pick<Line, 'text' | 'references'>;

/** More edits than this in one line are not worth looking for: the stretch that differs is replaced as a whole. */
const MOST_EDITS = 600;

/**
 * The shortest list of changes that makes the text of one line that of another, in the order of the text; `at` counts in the
 * text as it was. A reference is kept where both have the same one.
 */
export function textEdits(before: Words, after: Words): TextEdit[] {
  const old = tokensOf(before);
  const fresh = tokensOf(after);
  let from = 0;
  while (from < old.length && from < fresh.length && old[from]?.key === fresh[from]?.key) from += 1;
  let oldEnd = old.length;
  let freshEnd = fresh.length;
  while (oldEnd > from && freshEnd > from && old[oldEnd - 1]?.key === fresh[freshEnd - 1]?.key) {
    oldEnd -= 1;
    freshEnd -= 1;
  }
  const kept = keptPairs(old.slice(from, oldEnd), fresh.slice(from, freshEnd));
  const edits: TextEdit[] = [];
  let at = lengthOf(old.slice(0, from));
  let oldPlace = 0;
  let freshPlace = 0;
  for (const [oldKept, freshKept] of [...kept, [oldEnd - from, freshEnd - from] as const]) {
    const removed = lengthOf(old.slice(from + oldPlace, from + oldKept));
    const added = fresh.slice(from + freshPlace, from + freshKept);
    if (removed > 0 || added.length > 0) {
      const references = added.flatMap(({ reference }) => reference ?? []);
      edits.push({ at, remove: removed, insert: added.map(({ text }) => text).join(''), references });
    }
    at += removed + (old[from + oldKept]?.text.length ?? 0);
    oldPlace = oldKept + 1;
    freshPlace = freshKept + 1;
  }
  return edits;
}

function tokensOf({ text, references = [] }: Words): Token[] {
  let place = 0;
  return Array.from(text, (character) => {
    if (character !== REFERENCE_PLACEHOLDER) return { text: character, key: character };
    const reference = references[place];
    place += 1;
    const { target = '', until, label = '' } = reference ?? {};
    return { text: character, reference, key: JSON.stringify([target, until ?? null, label]) };
  });
}

const lengthOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { text }) => sum + text.length, 0);

/** The places of a longest common subsequence, in order (Myers 1986, greedy); none when the two differ too much to look. */
function keptPairs(old: readonly Token[], fresh: readonly Token[]): (readonly [number, number])[] {
  const trace: Map<number, number>[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(MOST_EDITS, old.length + fresh.length); edits += 1) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = startOn(reach, diagonal, edits);
      const end = x + matching(old, fresh, x, x - diagonal);
      reach.set(diagonal, end);
      if (end >= old.length && end - diagonal >= fresh.length) return walkBack(trace, old.length, fresh.length);
    }
  }
  return [];
}

/** Where the furthest path of one edit less arrives on a diagonal. */
function startOn(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  const below = reach.get(diagonal - 1) ?? -1;
  const above = reach.get(diagonal + 1) ?? -1;
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
}

function matching(old: readonly Token[], fresh: readonly Token[], x: number, y: number): number {
  let length = 0;
  while (x + length < old.length && y + length < fresh.length && old[x + length]?.key === fresh[y + length]?.key) {
    length += 1;
  }
  return length;
}

function walkBack(trace: readonly Map<number, number>[], oldLength: number, freshLength: number): [number, number][] {
  const pairs: [number, number][] = [];
  let x = oldLength;
  let y = freshLength;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const start = startOn(reach, diagonal, edits);
    while (x > start && y > start - diagonal) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    if (edits === 0) break;
    const isInsertion =
      diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1));
    if (isInsertion) y -= 1;
    else x -= 1;
  }
  return pairs.reverse();
}
