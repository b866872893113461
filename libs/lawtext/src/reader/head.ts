import { closeUp, shapeOf } from './shape.js';
import type { Loss } from './loss.js';
import type { SourceLine } from './source-lines.js';

/** The head of a text: its title and 题注. */
export interface Head {
  /** How many lines of the input it takes. */
  readonly length: number;
  readonly lines: readonly { readonly kind: 'title' | 'note' | 'plain'; readonly text: string }[];
  readonly losses: readonly Loss[];
}

/** The marks a draft carries under its title (rule T04). */
const STAGE =
  /^[（(][^（()）]{0,12}(?:草案|征求意见稿|送审稿|修改稿|审议稿|表决稿|建议表决稿|修订|代拟稿|讨论稿)[^（()）]{0,12}[）)]$/u;
const DIGIT = '[0-9０-９]';
const DATED = new RegExp(`^[（(]?\\s*(?:根据)?${DIGIT}{4}年${DIGIT}{1,2}月${DIGIT}{1,2}日`, 'u');
const ENACTED = /(?:通过|批准|公布|发布|修正|修订|施行|废止|印发)[。）)]*$/u;
/** Where one event of a 题注 ends and the next begins. */
const BETWEEN_EVENTS = new RegExp(`\\s+(?=(?:根据)?${DIGIT}{4}年)`, 'u');
const STARTS_EVENT = new RegExp(`^(?:根据)?${DIGIT}{4}年`, 'u');
/** A decree or announcement that publishes a text and stands before it. */
const DECREE = /(?:令|公告)$/u;
const DECREE_LENGTH = 20;

const startsBody = (line: SourceLine): boolean => {
  const { shape } = shapeOf(line.text, line.marks > 0);
  return shape !== 'text' && shape !== 'item' && shape !== 'table';
};

const isTitle = (line: SourceLine): boolean =>
  line.marks === 1 ||
  (!startsBody(line) && !/[。；：，]$/u.test(line.text) && line.text.length <= 100 && !DATED.test(line.text));

const depth = (text: string): number => {
  let open = 0;
  for (const character of text) {
    if (character === '（' || character === '(') open += 1;
    else if (character === '）' || character === ')') open -= 1;
  }
  return open;
};

/** Takes the brackets around a 题注 away; one without a partner is reported. */
const unbracket = (group: readonly SourceLine[], losses: Loss[]): string[] => {
  const texts = group.map((line) => line.text);
  const opens = /^[（(]/u.test(texts[0] ?? '');
  const closes = /[）)]$/u.test(texts.at(-1) ?? '');
  const balance = texts.reduce((sum, text) => sum + depth(text), 0);
  if (opens && (closes || balance > 0)) texts[0] = (texts[0] ?? '').slice(1);
  if (closes && (opens || balance < 0)) texts[texts.length - 1] = (texts.at(-1) ?? '').slice(0, -1);
  const [stray] = balance === 0 ? [] : [balance > 0 ? group[0] : group.at(-1)];
  if (stray !== undefined) losses.push({ line: stray.at, reason: 'bracket', text: balance > 0 ? '（' : '）' });
  return texts;
};

/** How many 《 of a text are still open at its end. */
const openNames = (text: string): number => text.split('《').length - text.split('》').length;

/**
 * The events of a 题注, whether they stand on rows of their own or behind one another. A row that begins no event, or
 * stands inside the name of a decision (《…), goes on with the event before it: they are joined by an ideographic space.
 */
const eventsOf = (rows: readonly string[]): string[] => {
  const events: string[] = [];
  for (const text of rows.flatMap((row) => row.split(BETWEEN_EVENTS))) {
    const last = events.at(-1);
    if (last !== undefined && (openNames(last) > 0 || !STARTS_EVENT.test(text.trim())))
      events[events.length - 1] = `${last}\u3000${text.trim()}`;
    else events.push(text.trim());
  }
  return events;
};

/** How many lines of a decree stand before the title it names in 《》; 0 where the text begins with its own title. */
const decreeBefore = (lines: readonly SourceLine[]): number => {
  const opening = lines[0];
  if (opening === undefined || !DECREE.test(closeUp(opening.text))) return 0;
  let named = '';
  for (const [index, line] of lines.slice(0, DECREE_LENGTH).entries()) {
    const title = closeUp(line.text);
    if (title !== '' && isTitle(line) && named.includes(`《${title}》`)) return index;
    named += title;
  }
  return 0;
};

/**
 * Reads title and 题注 from the top. The 题注 ends at a comment that says so, at the 目录, or at the first line that
 * neither stands in its brackets nor is dated and says 通过, 批准, 公布 …
 */
export const readHead = (
  lines: readonly SourceLine[],
  headEnd: number | undefined,
  contentsAt: number | undefined,
): Head => {
  const losses: Loss[] = [];
  const head: { kind: 'title' | 'note' | 'plain'; text: string }[] = [];
  let length = decreeBefore(lines);
  for (const line of lines.slice(0, length)) {
    head.push({ kind: 'plain', text: line.text });
    losses.push({ line: line.at, reason: 'unplaced', text: line.text });
  }
  const first = lines[length];
  const title = first !== undefined && isTitle(first) ? closeUp(first.text) : '';
  if (title !== '') {
    head.push({ kind: 'title', text: title });
    length += 1;
  }
  const titled = length;
  // A title broken over lines goes on until the 题注 or the body.
  if (first?.marks === 0 && headEnd === undefined) {
    for (let next = lines[length]; next !== undefined && length < titled + 3; next = lines[length]) {
      const more = lines[length + 1];
      if (!isTitle(next) || STAGE.test(next.text) || /^[（(]/u.test(next.text)) break;
      if (
        more === undefined ||
        !(DATED.test(more.text) || /^[（(]/u.test(more.text) || startsBody(more) || isTitle(more))
      )
        break;
      if (!/(?:法|条例|规定|办法|决定|规则|修正案|决议|细则|解释)$/u.test(next.text)) break;
      head.push({ kind: 'title', text: closeUp(next.text) });
      length += 1;
    }
  }
  const group: SourceLine[] = [];
  let open = 0;
  for (let line = lines[length]; line !== undefined; line = lines[length]) {
    const inHead = headEnd !== undefined && line.at < headEnd;
    // A bracket that is never closed does not swallow the body.
    if (!inHead && startsBody(line)) break;
    const inGiven = inHead || open > 0 || openNames(group.at(-1)?.text ?? '') > 0;
    if (contentsAt !== undefined && line.at > contentsAt && !inHead) break;
    if (!inGiven && STAGE.test(line.text)) {
      head.push({ kind: 'note', text: line.text });
      length += 1;
      continue;
    }
    if (
      !inGiven &&
      !(DATED.test(line.text) || (/^[（(]/u.test(line.text) && (ENACTED.test(line.text) || depth(line.text) > 0)))
    )
      break;
    open = Math.max(0, open + depth(line.text));
    group.push(line);
    length += 1;
  }
  if (group.length > 0) {
    for (const text of eventsOf(unbracket(group, losses))) head.push({ kind: 'note', text });
  }
  length += repeatedTitle(lines, length, title, head, losses);
  return { length, lines: head, losses };
};

/** Official copies of decisions print the title once more above the body: kept as plain lines, and reported. */
const repeatedTitle = (
  lines: readonly SourceLine[],
  from: number,
  title: string,
  head: { kind: 'title' | 'note' | 'plain'; text: string }[],
  losses: Loss[],
): number => {
  if (title === '') return 0;
  let joined = '';
  for (let taken = 1; taken <= 4; taken += 1) {
    joined += closeUp(lines[from + taken - 1]?.text ?? '');
    if (joined !== title) continue;
    for (const line of lines.slice(from, from + taken)) {
      head.push({ kind: 'plain', text: line.text });
      losses.push({ line: line.at, reason: 'unplaced', text: line.text });
    }
    return taken;
  }
  return 0;
};
