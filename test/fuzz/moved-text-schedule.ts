/**
 * Schedules in which one person splits, joins, moves and deletes lines while others type in them, all by way of a server that lets
 * late words follow moved lines; and the judge of what became of the words (trust.md N3): in their context, or on a card.
 */
import { Graveyard, followMoves, maybeLate } from '@colex/collab';
import type { StrandedText } from '@colex/collab';
import fc from 'fast-check';
import * as Y from 'yjs';

import { lineModel } from './line-replica.js';
import type { LineReplica } from './line-replica.js';

/** What the first person does to the lines; places are shares of the text (0 to 1). */
export interface LineChange {
  readonly type: 'split' | 'join' | 'move' | 'delete';
  readonly line: number;
  readonly offset: number;
  readonly atOnce: boolean;
}

/** One turn: somebody does something, or hears, or is heard. */
export type Turn =
  | { readonly type: 'change'; readonly change: LineChange }
  | {
      readonly type: 'word';
      readonly peer: number;
      readonly line: number;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly type: 'sends'; readonly peer: number }
  | { readonly type: 'hears'; readonly peer: number };

export interface MovedTextSchedule {
  readonly lines: readonly number[];
  readonly peers: number;
  readonly turns: readonly Turn[];
}

const share = fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000);

/** Schedules of two to four people on two to five lines. */
export const movedTextSchedules: fc.Arbitrary<MovedTextSchedule> = fc.integer({ min: 2, max: 4 }).chain((peers) =>
  fc.record({
    lines: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 }),
    peers: fc.constant(peers),
    turns: fc.array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({
            type: fc.constant('change' as const),
            change: fc.record({
              type: fc.constantFrom(
                'split' as const,
                'join' as const,
                'move' as const,
                'move' as const,
                'delete' as const,
              ),
              line: share,
              offset: share,
              atOnce: fc.boolean(),
            }),
          }),
        },
        {
          weight: 4,
          arbitrary: fc.record({
            type: fc.constant('word' as const),
            peer: fc.integer({ min: 1, max: peers - 1 }),
            line: share,
            offset: share,
            length: fc.integer({ min: 1, max: 3 }),
          }),
        },
        {
          weight: 2,
          arbitrary: fc.record({ type: fc.constant('sends' as const), peer: fc.nat({ max: peers - 1 }) }),
        },
        {
          weight: 1,
          arbitrary: fc.record({ type: fc.constant('hears' as const), peer: fc.nat({ max: peers - 1 }) }),
        },
      ),
      { minLength: 3, maxLength: 14 },
    ),
  }),
);

/** A word somebody typed, what stood beside it, and the line it stood in as they saw it. */
interface TypedWord {
  readonly text: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly line: string;
}

/** What the first person did knowingly. */
interface Done {
  /** Characters of lines they took away. */
  readonly deleted: Set<string>;
  /** Pairs of characters between which they split. */
  readonly parted: Set<string>;
  /** Words they took along with a line they stood in for them, without their neighbours. */
  readonly taken: Set<string>;
}

/** What became of the words of a schedule. */
export interface MovedTextJudgement {
  readonly words: number;
  /** Words on cards. */
  readonly carded: number;
  /** Words of which a character is nowhere or twice, and characters that went although nobody deleted them. */
  readonly lost: readonly string[];
  /** Words in the text that are torn, away from their neighbours, or in another line than theirs. */
  readonly misplaced: readonly string[];
  readonly converged: boolean;
}

interface Sent {
  readonly update: Uint8Array;
  readonly peer: number;
  /** The server's moment of which they had heard last. */
  readonly heard: number;
}

/** A server as far as moved text goes: it takes updates in, follows moves, and tells everybody. */
class Hub {
  readonly doc = new Y.Doc();
  readonly cards: StrandedText[] = [];
  private readonly graveyard: Graveyard;
  private readonly authors = new Map<number, number>();
  private readonly writers = new Map<number, number>();
  private nextClient = 500;

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.doc, state);
    this.graveyard = new Graveyard(this.doc);
  }

  get moment(): number {
    return this.graveyard.moment;
  }

  take({ update, peer, heard }: Sent): void {
    const isUnheard = (moment: number): boolean => moment > heard && this.authors.get(moment) !== peer;
    const following = maybeLate(this.doc, update, this.graveyard, isUnheard)
      ? followMoves(this.doc, update, this.graveyard, {
          isUnheard,
          newClientFor: (client) => this.writerFor(client),
        })
      : undefined;
    this.authors.set(this.moment + 1, peer);
    Y.applyUpdate(this.doc, update);
    for (const { update: next } of following?.updates ?? []) Y.applyUpdate(this.doc, next);
    this.graveyard.carryAll(following?.carried ?? []);
    this.graveyard.bind(following?.bound ?? []);
    this.cards.push(...(following?.cards ?? []));
    this.writers.clear();
  }

  private writerFor(client: number): number {
    const person = client % 2 ** 31;
    const writer = this.writers.get(person) ?? (this.nextClient += 1);
    this.writers.set(person, writer);
    return writer;
  }
}

const place = (part: number, count: number): number => Math.min(count - 1, Math.floor(part * count));

/** Performs a schedule and judges the outcome. */
export function judgeMovedText(schedule: MovedTextSchedule): MovedTextJudgement {
  let next = 0x4e00;
  const fresh = (count: number): string =>
    Array.from({ length: count }, () => String.fromCharCode((next += 1))).join('');
  const original = schedule.lines.map((length) => fresh(length));
  const replicas = lineModel.start(original, schedule.peers) as readonly LineReplica[];
  const hub = new Hub(Y.encodeStateAsUpdate(replicas[0]!.doc));
  const heard = replicas.map(() => hub.moment);
  const outboxes: Sent[][] = replicas.map(() => []);
  replicas.forEach(({ doc }, peer) => {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') outboxes[peer]!.push({ update, peer, heard: heard[peer]! });
    });
  });
  const words: TypedWord[] = [];
  const deleted = new Set<string>();
  const parted = new Set<string>();
  const taken = new Set<string>();
  const send = (peer: number): void => {
    for (const sent of outboxes[peer]!.splice(0)) hub.take(sent);
  };
  const hear = (peer: number): void => {
    replicas[peer]!.receiveUpdate(Y.encodeStateAsUpdate(hub.doc, Y.encodeStateVector(replicas[peer]!.doc)));
    heard[peer] = hub.moment;
  };
  for (const turn of schedule.turns) {
    if (turn.type === 'sends') send(turn.peer);
    else if (turn.type === 'hears') hear(turn.peer);
    else if (turn.type === 'change') changeLines(replicas[0]!, turn.change, { deleted, parted, taken }, words);
    else {
      const editor = replicas[turn.peer]!;
      const lines = editor.lines();
      const line = place(turn.line, lines.length);
      const text = lines[line] ?? '';
      const offset = place(turn.offset, text.length + 1);
      const word = fresh(turn.length);
      words.push({ text: word, before: text[offset - 1], after: text[offset], line: text });
      editor.type(line, offset, word);
    }
  }
  // Everybody is heard before anybody hears: what happened at the same time stays so.
  replicas.forEach((_, peer) => send(peer));
  replicas.forEach((_, peer) => hear(peer));
  replicas.forEach((_, peer) => send(peer));
  replicas.forEach((_, peer) => hear(peer));
  const outcomes = replicas.map((each) => each.lines());
  for (const each of replicas) each.destroy();
  return verdict(outcomes, original.join(''), words, { deleted, parted, taken }, hub.cards);
}

function changeLines(
  editor: LineReplica,
  { type, line: part, offset, atOnce }: LineChange,
  { deleted, parted, taken }: Done,
  words: readonly TypedWord[],
): void {
  const lines = editor.lines();
  const line = place(part, lines.length);
  const text = lines[line] ?? '';
  const at = place(offset, text.length + 1);
  for (const word of words) {
    const joined = place(part, Math.max(1, lines.length - 1));
    const beside = type === 'join' ? [lines[joined] ?? '', lines[joined + 1] ?? ''] : [];
    const here = [text, lines[0] ?? '', ...beside].find((one) => [...word.text].some((each) => one.includes(each)));
    const wasTaken = (each: string): boolean => [...taken].some((other) => other.includes(each));
    const isAlone = ![word.before, word.after].some((each) => each && here?.includes(each) && !wasTaken(each));
    if (here !== undefined && isAlone) taken.add(word.text);
  }
  if (type === 'split') {
    if (at > 0 && at < text.length) parted.add(text.slice(at - 1, at + 1));
    editor.split(line, at);
  } else if (lines.length < 2) return;
  else if (type === 'join') editor.join(1 + place(part, lines.length - 1));
  else if (type === 'move') editor.move(line, place(offset, lines.length), atOnce);
  else {
    for (const character of lines[line] ?? '') deleted.add(character);
    editor.remove(line);
  }
}

function verdict(
  outcomes: readonly (readonly string[])[],
  original: string,
  words: readonly TypedWord[],
  done: Done,
  cards: readonly StrandedText[],
): MovedTextJudgement {
  const lines = outcomes[0] ?? [];
  const text = lines.join('');
  const carded = cards.map((card) => card.text).join('');
  const times = (character: string, where: string): number => where.split(character).length - 1;
  // Whoever saw words where they had been stranded may have taken them along before the card was made: then they are in both.
  const kept = (character: string): boolean =>
    done.deleted.has(character) || (times(character, text) <= 1 && times(character, text + carded) > 0);
  const lost = [...original, ...words.map((word) => word.text)].filter((each) => ![...each].every(kept));
  const typed = new Set(words.flatMap((word) => [...word.text]));
  const judged = words.filter((word) => [...word.text].every((each) => text.includes(each) && !carded.includes(each)));
  // Where a line was split on purpose, what stood on both sides still counts as side by side.
  const whole = lines.reduce<string[]>((before, line) => {
    const last = before.at(-1);
    const isParted = last !== undefined && done.parted.has((last.at(-1) ?? '') + (line[0] ?? ''));
    return isParted ? [...before.slice(0, -1), last + line] : [...before, line];
  }, []);
  const misplaced = judged.filter((word) => !isInContext(word, whole, text, typed, done));
  return {
    words: words.length,
    carded: words.filter((word) => carded.includes(word.text)).length,
    lost,
    misplaced: misplaced.map((word) => word.text),
    converged: outcomes.every((outcome) => outcome.join('\n') === lines.join('\n')),
  };
}

/**
 * Together and in order, in one line with one of the neighbours that are left and nothing but new words between them; and not in
 * the text at all when everything that stood in its line was taken away. A word that was parted by somebody who saw it, stands as
 * they wanted.
 */
function isInContext(
  word: TypedWord,
  lines: readonly string[],
  text: string,
  typed: ReadonlySet<string>,
  { deleted, parted, taken }: Done,
): boolean {
  if (taken.has(word.text)) return true;
  const chosen = [word.before ?? '', word.text, word.after ?? ''].join('');
  if ([...parted].some((pair) => chosen.includes(pair))) return true;
  const line = lines.find((each) => each.includes(word.text[0] ?? '')) ?? '';
  if (![...word.text].every((each) => line.includes(each))) return false;
  const home = [...word.line].filter((character) => !typed.has(character));
  const isBesideNew = [word.before, word.after].some((each) => each !== undefined && line.includes(each));
  if (!isBesideNew && home.length > 0 && home.every((character) => deleted.has(character))) return false;
  const onlyNewBetween = (from: number, to: number): boolean =>
    from < to && [...line.slice(from + 1, to)].every((each) => typed.has(each));
  const isChain = (chain: readonly (string | undefined)[]): boolean => {
    const places = chain.flatMap((each) => (each !== undefined && line.includes(each) ? [line.indexOf(each)] : []));
    return places.slice(1).every((to, index) => onlyNewBetween(places[index] ?? 0, to));
  };
  const [before, after] = [word.before, word.after].map((each) =>
    each !== undefined && [...taken].some((other) => other.includes(each)) ? undefined : each,
  );
  // What stood on both sides may have been put in another order: then one of them counts.
  const isApart =
    before !== undefined && after !== undefined && !onlyNewBetween(line.indexOf(before), line.indexOf(after));
  const isBeside = isApart
    ? isChain([before, ...word.text]) || isChain([...word.text, after])
    : isChain([before, ...word.text, after]);
  if (!isBeside) return false;
  const neighbours = [before, after].filter((each) => each !== undefined);
  if (neighbours.length === 0 || neighbours.some((each) => !text.includes(each))) return true;
  return neighbours.some((each) => line.includes(each));
}
