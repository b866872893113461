/** A run of characters that both sides share, or that only one has. */
export interface TextRun {
  readonly op: 'same' | 'removed' | 'added';
  readonly text: string;
}

const NUMBERS = /[零〇一二三四五六七八九十百千万亿]{2,}|[0-9０-９]+(?:[.．][0-9０-９]+)?/gu;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The words of a text: as `Intl.Segmenter` cuts Chinese, but a number is one word, so that a changed number is one
 * change. Joined again they are the text.
 */
export const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  let at = 0;
  const cut = (piece: string): void => {
    for (const { segment } of segmenter.segment(piece)) words.push(segment);
  };
  for (const found of text.matchAll(NUMBERS)) {
    if (found.index > at) cut(text.slice(at, found.index));
    words.push(found[0]);
    at = found.index + found[0].length;
  }
  if (at < text.length) cut(text.slice(at));
  return words;
};

type Op = TextRun['op'];

/**
 * The shortest edit script between two lists (Myers 1986, the greedy O(ND) form), as one op per element in order.
 * Removed elements stand before the added ones that take their place.
 */
export const shortestEdit = <T>(a: readonly T[], b: readonly T[]): { op: Op; value: T }[] => {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const old = a.slice(head, a.length - tail);
  const fresh = b.slice(head, b.length - tail);
  const script: { op: Op; value: T }[] = a.slice(0, head).map((value) => ({ op: 'same', value }));
  script.push(...myers(old, fresh));
  script.push(...a.slice(a.length - tail).map((value) => ({ op: 'same' as const, value })));
  return script;
};

const myers = <T>(a: readonly T[], b: readonly T[]): { op: Op; value: T }[] => {
  const most = a.length + b.length;
  const furthest = new Int32Array(2 * most + 2);
  const trace: Int32Array[] = [];
  let steps = 0;
  search: for (; steps <= most; steps += 1) {
    trace.push(furthest.slice());
    for (let k = -steps; k <= steps; k += 2) {
      const below = furthest[most + k - 1] ?? 0;
      const above = furthest[most + k + 1] ?? 0;
      let x = k === -steps || (k !== steps && below < above) ? above : below + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest[most + k] = x;
      if (x >= a.length && x - k >= b.length) break search;
    }
  }
  const script: { op: Op; value: T }[] = [];
  let x = a.length;
  let y = b.length;
  for (let step = steps; step >= 0; step -= 1) {
    const known = trace[step] as Int32Array;
    const k = x - y;
    const below = known[most + k - 1] ?? 0;
    const above = known[most + k + 1] ?? 0;
    const down = k === -step || (k !== step && below < above);
    const beforeX = step === 0 ? 0 : down ? above : below;
    const beforeY = step === 0 ? 0 : beforeX - (down ? k + 1 : k - 1);
    while (x > beforeX && y > beforeY) {
      x -= 1;
      y -= 1;
      script.push({ op: 'same', value: a[x] as T });
    }
    if (step === 0) break;
    if (x > beforeX) {
      x -= 1;
      script.push({ op: 'removed', value: a[x] as T });
    } else if (y > beforeY) {
      y -= 1;
      script.push({ op: 'added', value: b[y] as T });
    }
  }
  return script.reverse();
};

/** Shared runs of this many characters or fewer between two changes read better as part of one change. */
const ISLAND = 1;

const joined = (runs: readonly TextRun[]): TextRun[] => {
  const result: TextRun[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    if (removed !== '') result.push({ op: 'removed', text: removed });
    if (added !== '') result.push({ op: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, run] of runs.entries()) {
    if (run.op === 'removed') removed += run.text;
    else if (run.op === 'added') added += run.text;
    else {
      const island = run.text.length <= ISLAND && removed !== '' && added !== '' && runs[index + 1] !== undefined;
      if (island) {
        removed += run.text;
        added += run.text;
        continue;
      }
      flush();
      const last = result.at(-1);
      if (last?.op === 'same') result[result.length - 1] = { op: 'same', text: last.text + run.text };
      else result.push(run);
    }
  }
  flush();
  return result;
};

/**
 * How one text became the other, in whole words. Without the `removed` runs it is the new text, without the `added`
 * ones the old.
 */
export const compareWords = (before: string, after: string): readonly TextRun[] => {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }];
  const runs: TextRun[] = [];
  for (const { op, value } of shortestEdit(wordsOf(before), wordsOf(after))) {
    const last = runs.at(-1);
    if (last?.op === op) runs[runs.length - 1] = { op, text: last.text + value };
    else runs.push({ op, text: value });
  }
  return joined(runs);
};
