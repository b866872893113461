import type { Clause } from '@colex/lawtext';
import { compareLines } from '../compare/compare-lines.js';
import { AmendedArticle, type OldText } from './amended-article.js';
import type { Instruction, OldProvision, QuotedLine } from './instruction.js';
import type { Line } from '@colex/lawtext';

/** New lines as a decision quotes them: numbers of 条 and 项 written out. */
export const quoteLines = (lines: readonly Line[], labels: readonly string[]): QuotedLine[] =>
  lines.map((line, index): QuotedLine => {
    const label = labels[index] ?? '';
    return { kind: line.kind, ...(label === '' ? {} : { number: label }), text: line.text };
  });

/** Where each line of an article stands: its 款, and its 项 in that. */
const coordinates = (lines: readonly Line[]): { paragraph: number; item: number; holder: number }[] => {
  let paragraph = 0;
  let item = 0;
  let holder = -1;
  return lines.map((line, index) => {
    if (line.kind === 'article' || line.kind === 'paragraph') {
      paragraph += 1;
      item = 0;
      holder = index;
    } else if (line.kind === 'item') item += 1;
    return { paragraph, item, holder };
  });
};

const isList = (line: Line): boolean => line.kind === 'item';
const opens = (line: Line): boolean => line.kind === 'article' || line.kind === 'paragraph';

/**
 * What turns an old article into the new one by 款 and 项 (第一款修改为…, 增加一项…, 删去第三款), or `undefined` when that cannot
 * say it: then the article is given whole. What it says has been tried out on the article.
 */
export const planArticle = (
  old: OldText,
  before: Clause,
  after: Clause,
  labels: readonly string[],
): readonly Instruction[] | undefined => {
  const article = before.number;
  if ([...before.lines, ...after.lines].some((line) => !opens(line) && !isList(line))) return undefined;
  const was = coordinates(before.lines);
  const is = coordinates(after.lines);
  const paragraphs = was.at(-1)?.paragraph ?? 1;
  const compared = compareLines(before.lines, after.lines);
  const provision = (index: number): OldProvision => {
    const { paragraph, item } = was[index] ?? { paragraph: 1, item: 0 };
    return {
      article,
      ...(paragraphs > 1 || item === 0 ? { paragraph } : {}),
      ...(item > 0 ? { item } : {}),
    };
  };
  const quoted = quoteLines(after.lines, labels);
  const partner = new Map<number, number>();
  for (const line of compared) {
    if (line.before !== undefined && line.after !== undefined)
      partner.set(after.lines.indexOf(line.after), before.lines.indexOf(line.before));
  }
  const instructions: Instruction[] = [];
  let changedLines = 0;
  for (const line of compared) {
    const old = line.before === undefined ? -1 : before.lines.indexOf(line.before);
    const fresh = line.after === undefined ? -1 : after.lines.indexOf(line.after);
    const words = quoted[fresh];
    if (line.op === 'same') continue;
    changedLines += 1;
    if (line.op === 'changed') {
      if (words === undefined || opens(before.lines[old] as Line) !== opens(after.lines[fresh] as Line))
        return undefined;
      instructions.push({
        does: 'revise',
        provision: provision(old),
        lines: [words.kind === 'article' ? { kind: 'paragraph', text: words.text } : words],
      });
    } else if (line.op === 'removed') {
      if (
        isList(before.lines[old] as Line) &&
        !compared.some((other) => other.before === before.lines[was[old]?.holder ?? -1] && other.op !== 'removed')
      )
        continue;
      instructions.push({ does: 'remove', provision: provision(old) });
    } else if (words !== undefined) {
      const { paragraph, item, holder } = is[fresh] ?? { paragraph: 0, item: 0, holder: -1 };
      if (item > 0) {
        const oldHolder = partner.get(holder);
        // The 项 of a new 款 came with it.
        if (oldHolder === undefined) continue;
        const { paragraph: oldParagraph } = was[oldHolder] ?? { paragraph: 1 };
        instructions.push({
          does: 'insert-item',
          provision: { article, ...(paragraphs > 1 ? { paragraph: oldParagraph } : {}) },
          position: item,
          lines: [words],
        });
      } else {
        let to = fresh + 1;
        while (to < after.lines.length && !opens(after.lines[to] as Line)) to += 1;
        if (quoted.slice(fresh + 1, to).some((_, offset) => partner.has(fresh + 1 + offset))) return undefined;
        const [first, ...more] = quoted.slice(fresh, to);
        instructions.push({
          does: 'insert-paragraph',
          article,
          position: paragraph,
          lines: [{ kind: 'paragraph', text: first?.text ?? '' }, ...more],
        });
      }
    }
  }
  // Half of it new is easier to read whole.
  if (changedLines * 2 > after.lines.length && after.lines.length > 1) return undefined;
  if (before.lines.length === 1 && after.lines.length === 1) return undefined;
  return reproduces(old, before, after, instructions) ? instructions : undefined;
};

const reproduces = (old: OldText, before: Clause, after: Clause, instructions: readonly Instruction[]): boolean => {
  const article = new AmendedArticle(before.lines, () => 'new');
  const ordered = [...instructions].toSorted((a, b) => rank(a) - rank(b));
  for (const instruction of ordered) {
    const line = 'provision' in instruction ? old.lineOf(instruction.provision) : undefined;
    if (instruction.does === 'revise') {
      if (line === undefined || !article.revise(line.id, instruction.lines)) return false;
    } else if (instruction.does === 'remove') {
      if (line === undefined || !article.remove(line.id)) return false;
    } else if (instruction.does === 'insert-item') {
      const holder = old.listHolderOf(instruction.provision);
      if (holder === undefined || !article.insertItem(holder.id, instruction.position, instruction.lines)) return false;
    } else if (instruction.does === 'insert-paragraph') {
      if (!article.insertParagraph(instruction.position, instruction.lines)) return false;
    } else return false;
  }
  const content = (lines: readonly Line[]): string => lines.map((line) => `${line.kind}\t${line.text}`).join('\n');
  return content(article.lines) === content(after.lines);
};

const rank = (instruction: Instruction): number => {
  const order = ['revise', 'remove', 'insert-item', 'insert-paragraph'].indexOf(instruction.does) * 1_000_000;
  if (instruction.does === 'remove')
    return order + 500_000 - (instruction.provision.paragraph ?? 0) * 1_000 - (instruction.provision.item ?? 0);
  return order + ('position' in instruction ? instruction.position : 0);
};
