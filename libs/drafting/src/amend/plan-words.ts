import type { Clause } from '@colex/lawtext';
import { wordsOf, shortestEdit } from '../compare/words.js';
import type { Instruction, WordChange } from './instruction.js';

/** Added words are told with up to this many words beside them, which must be the same wherever the change is made. */
const BESIDE = 3;

/** The word changes each of which by itself turns an old article into the new one. */
const changesThatDo = (before: Clause, after: Clause): WordChange[] => {
  if (before.lines.length !== after.lines.length) return [];
  const sameForm = before.lines.every(
    (line, index) => line.kind === after.lines[index]?.kind && line.number === after.lines[index]?.number,
  );
  const first = before.lines.findIndex((line, index) => line.text !== after.lines[index]?.text);
  if (!sameForm || first < 0) return [];
  return possibleChanges(before.lines[first]?.text ?? '', after.lines[first]?.text ?? '').filter(
    ({ find, words }) =>
      find.length >= 2 &&
      before.lines.every((line, index) => line.text.replaceAll(find, () => words) === after.lines[index]?.text),
  );
};

/** How the first difference of two lines can be told: by itself, or with the words before or after it. */
const possibleChanges = (before: string, after: string): WordChange[] => {
  const script = shortestEdit(wordsOf(before), wordsOf(after));
  const from = script.findIndex(({ op }) => op !== 'same');
  let to = from;
  while (to < script.length && script[to]?.op !== 'same') to += 1;
  const take = (op: 'removed' | 'added'): string =>
    script
      .slice(from, to)
      .flatMap((part) => (part.op === op ? [part.value] : []))
      .join('');
  const [find, words] = [take('removed'), take('added')];
  const told: WordChange[] = [{ how: 'replace', find, words }];
  for (let count = 1; count <= BESIDE; count += 1) {
    const following = script.slice(to, to + count);
    if (following.length === count && following.every(({ op }) => op === 'same')) {
      const beside = following.map(({ value }) => value).join('');
      told.push({ how: 'replace', find: find + beside, words: words + beside });
    }
    const preceding = script.slice(Math.max(0, from - count), from);
    if (preceding.length === count) {
      const beside = preceding.map(({ value }) => value).join('');
      told.push({ how: 'replace', find: beside + find, words: beside + words });
    }
  }
  return told;
};

/**
 * Gathers the word changes that several articles have alike (将第十条、第十二条中的“甲”修改为“乙”), as the last point of a
 * decision does. Gives the instructions and which articles (by index of the pair) they settle.
 */
export const planWords = (
  pairs: readonly { readonly before: Clause; readonly after: Clause }[],
): { instructions: readonly Instruction[]; settled: ReadonlySet<number> } => {
  const groups = new Map<string, { change: WordChange; members: number[] }>();
  pairs.forEach(({ before, after }, index) => {
    for (const change of changesThatDo(before, after)) {
      const key = `${change.find}\n${change.words}`;
      const group = groups.get(key) ?? { change, members: [] };
      group.members.push(index);
      groups.set(key, group);
    }
  });
  const settled = new Set<number>();
  const instructions: Instruction[] = [];
  // The change most articles share is told first, in the fewest words.
  const byReach = [...groups.values()].toSorted(
    (a, b) => b.members.length - a.members.length || a.change.find.length - b.change.find.length,
  );
  for (const { change, members } of byReach) {
    const open = members.filter((index) => !settled.has(index));
    if (open.length < 2) continue;
    for (const index of open) settled.add(index);
    instructions.push({
      does: 'words',
      provisions: open.map((index) => ({ article: pairs[index]?.before.number ?? '' })),
      changes: [change],
    });
  }
  return { instructions, settled };
};
