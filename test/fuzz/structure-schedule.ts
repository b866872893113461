/**
 * Schedules in which one person changes the structure of a text while others edit in it, and the judge of what became of the
 * others' words (trust.md N3). Every character of a schedule is unique, so that the judge can tell each one wherever it ends up.
 */
import fc from 'fast-check';

/** What the first person does to the structure, at a place given as fractions of the text (0 to 1). */
export interface StructuralChange {
  readonly type: 'split' | 'join' | 'retype';
  readonly line: number;
  readonly offset: number;
}

/** What another person does meanwhile, without having seen it. */
export interface ConcurrentEdit {
  readonly peer: number;
  readonly type: 'type' | 'erase';
  readonly line: number;
  readonly offset: number;
  readonly length: number;
}

export interface Schedule {
  /** Lengths of the lines at the beginning. */
  readonly lines: readonly number[];
  readonly peers: number;
  readonly structural: readonly StructuralChange[];
  readonly edits: readonly ConcurrentEdit[];
  /** Deliveries from one peer to another before everybody gets everything: delayed, repeated, in any order. */
  readonly deliveries: readonly { readonly from: number; readonly to: number; readonly after: number }[];
}

/** Evenly spread, which `fc.double` is not: nearly all of its values are next to 0. */
const fraction = fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000);

/** Schedules with one kind of structural change. */
export function schedules(type: StructuralChange['type']): fc.Arbitrary<Schedule> {
  return fc.integer({ min: 2, max: 5 }).chain((peers) =>
    fc.record({
      lines: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 4 }),
      peers: fc.constant(peers),
      structural: fc.array(fc.record({ type: fc.constant(type), line: fraction, offset: fraction }), {
        minLength: 1,
        maxLength: 2,
      }),
      edits: fc.array(
        fc.record({
          peer: fc.integer({ min: 1, max: peers - 1 }),
          type: fc.constantFrom('type' as const, 'type' as const, 'type' as const, 'erase' as const),
          line: fraction,
          offset: fraction,
          length: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      deliveries: fc.array(
        fc.record({ from: fc.nat({ max: peers - 1 }), to: fc.nat({ max: peers - 1 }), after: fc.nat({ max: 6 }) }),
        {
          maxLength: 6,
        },
      ),
    }),
  );
}

/** One copy of the text with an editor on it. */
export interface Replica {
  readonly lines: () => readonly string[];
  readonly split: (line: number, offset: number) => void;
  /** Joins the line to the one before it; `line` is at least 1. */
  readonly join: (line: number) => void;
  readonly retype: (line: number) => void;
  readonly type: (line: number, offset: number, text: string) => void;
  readonly erase: (line: number, offset: number, length: number) => void;
  readonly receiveFrom: (other: Replica) => void;
  readonly destroy: () => void;
}

/** Makes the first replica of a text, and then others that start from it. */
export interface ReplicaModel {
  readonly start: (lines: readonly string[], peers: number) => readonly Replica[];
}

/** A word somebody typed, and what stood around it on their screen. */
interface TypedWord {
  readonly text: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Whether text it was typed beside had been erased: then it may have stood exactly where the line was split. */
  readonly besideErased: boolean;
}

/** How many words the schedule typed, and what became of them. */
export interface Judgement {
  readonly words: number;
  /** Words of which a character is nowhere, or is there twice, and characters that went although nobody erased them. */
  readonly lost: number;
  /** Words torn apart, moved away from their neighbours, or cut off from the line they were typed in. */
  readonly misplaced: number;
  readonly converged: boolean;
}

const place = (share: number, count: number): number => Math.min(count - 1, Math.floor(share * count));

/** Unique characters: each call takes the next ideographs of the basic plane. */
function characters(): (count: number) => string {
  let next = 0x4e00;
  return (count) => Array.from({ length: count }, () => String.fromCharCode((next += 1))).join('');
}

/** Performs a schedule on a model and judges the outcome. */
export function judge(model: ReplicaModel, schedule: Schedule): Judgement {
  const fresh = characters();
  const original = schedule.lines.map((length) => fresh(length));
  const replicas = model.start(original, schedule.peers);
  const replica = (index: number): Replica => {
    const found = replicas[index];
    if (found === undefined) throw new RangeError(`The schedule has no peer ${index}.`);
    return found;
  };
  const words: TypedWord[] = [];
  const erased = new Set<string>();
  const deliver = (moment: number): void => {
    for (const { from, to, after } of schedule.deliveries) if (after === moment) replica(to).receiveFrom(replica(from));
  };

  for (const change of schedule.structural) performStructural(replica(0), change);
  schedule.edits.forEach((edit, moment) => {
    const editor = replica(edit.peer);
    const lines = editor.lines();
    const line = place(edit.line, lines.length);
    const text = lines[line] ?? '';
    const offset = place(edit.offset, text.length + 1);
    if (edit.type === 'erase') {
      const gone = text.slice(offset, offset + edit.length);
      for (const character of gone) erased.add(character);
      editor.erase(line, offset, gone.length);
    } else {
      const word = fresh(edit.length);
      const [before, after] = [text[offset - 1], text[offset]];
      words.push({ text: word, before, after, besideErased: isBesideErased(original, text, offset) });
      editor.type(line, offset, word);
    }
    deliver(moment);
  });
  // By way of one peer, as by way of the server: the deliveries before this have mixed the orders.
  const hub = replica(schedule.edits.length % schedule.peers);
  for (const each of replicas) if (each !== hub) hub.receiveFrom(each);
  for (const each of replicas) if (each !== hub) each.receiveFrom(hub);
  const outcomes = replicas.map((each) => each.lines());
  for (const each of replicas) each.destroy();
  return verdict(outcomes, original.join(''), words, erased);
}

/** Whether the neighbours of a place, as far as they are original text, were not neighbours in the beginning. */
function isBesideErased(original: readonly string[], text: string, offset: number): boolean {
  const isOriginal = (each: string): boolean => original.some((line) => line.includes(each));
  const left = text.slice(0, offset).split('').findLast(isOriginal);
  const right = text.slice(offset).split('').find(isOriginal);
  const whole = original.join('');
  if (left !== undefined && right !== undefined) return whole.indexOf(right) !== whole.indexOf(left) + 1;
  if (left !== undefined) return !original.some((line) => line.endsWith(left));
  if (right !== undefined) return !original.some((line) => line.startsWith(right));
  return original.every((line) => line !== '');
}

function performStructural(editor: Replica, change: StructuralChange): void {
  const lines = editor.lines();
  const line = place(change.line, lines.length);
  if (change.type === 'split') editor.split(line, place(change.offset, (lines[line] ?? '').length + 1));
  else if (change.type === 'retype') editor.retype(line);
  else if (lines.length > 1) editor.join(1 + place(change.line, lines.length - 1));
}

function verdict(
  outcomes: readonly (readonly string[])[],
  original: string,
  words: readonly TypedWord[],
  erased: ReadonlySet<string>,
): Judgement {
  const lines = outcomes[0] ?? [];
  const text = lines.join('');
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const once = (character: string): boolean => counts.get(character) === 1;
  const goneOrDoubled = [...original].filter((character) => !erased.has(character) && !once(character)).length;
  const intactOrErased = (word: TypedWord): boolean =>
    [...word.text].every((character) => erased.has(character) || once(character));
  const lost = words.filter((word) => !intactOrErased(word)).length + goneOrDoubled;
  const judged = words.filter((word) => [...word.text].every(once));
  const typed = new Set(words.flatMap((word) => [...word.text]));
  const misplaced = judged.filter((word) => !isInContext(word, lines, text, typed)).length;
  const converged = outcomes.every((outcome) => outcome.join('\n') === lines.join('\n'));
  return { words: words.length, lost, misplaced, converged };
}

/**
 * A word is in its context when its characters stand in one line in their order, when nothing but new words (people type into and
 * beside them) stands among them and between them and the neighbours that are left, and when one of those neighbours is in the
 * same line (unless it stands where text was erased).
 */
function isInContext(word: TypedWord, lines: readonly string[], text: string, typed: ReadonlySet<string>): boolean {
  const chain = [word.before, ...word.text, word.after].filter((each) => each !== undefined && text.includes(each));
  const places = chain.map((each) => text.indexOf(each ?? ''));
  const onlyNewBetween = (from: number, to: number): boolean =>
    from < to &&
    text
      .slice(from + 1, to)
      .split('')
      .every((each) => typed.has(each));
  if (!places.slice(1).every((to, index) => onlyNewBetween(places[index] ?? 0, to))) return false;
  const line = lines.find((each) => each.includes(word.text[0] ?? '')) ?? '';
  if (![...word.text].every((each) => line.includes(each))) return false;
  const neighbours = [word.before, word.after].filter((each) => each !== undefined);
  // Where text was erased the word may have stood exactly where the line was split: either line is right then.
  if (word.besideErased || neighbours.some((each) => !text.includes(each))) return true;
  return neighbours.length === 0 || neighbours.some((each) => line.includes(each));
}
