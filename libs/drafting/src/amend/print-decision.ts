import { chineseNumeral, type Line, type LineId } from '@colex/lawtext';
import { nest, printQuotedLines } from './quotation.js';
import type { Instruction, OldProvision, QuotedLine } from './instruction.js';

/** What a decision says about itself besides its instructions. */
export interface DecisionForm {
  /** The statute it amends, as cited: 某市红色资源保护条例. */
  readonly statute: string;
  /** Who decides: 某市人民代表大会常务委员会. */
  readonly organ: string;
  /** The sentences it closes with (本决定自…起施行。); printed as they are. */
  readonly closing: readonly string[];
  /** Gives a fresh id for each line. */
  readonly newId: () => LineId;
}

const UNITS = { part: '编', subpart: '分编', chapter: '章', section: '节' } as const;

const provisionName = (provision: OldProvision, withArticle: boolean): string => {
  const { article, paragraph, item, subitem } = provision;
  const unit = (number: number | undefined, name: string): string =>
    number === undefined ? '' : `第${chineseNumeral(number)}${name}`;
  return `${withArticle ? article : ''}${unit(paragraph, '款')}${unit(item, '项')}${unit(subitem, '目')}`;
};

/** A sentence and the quoted paragraphs it ends in. */
interface Sentence {
  readonly words: string;
  readonly quoted: readonly string[];
}

const quoting = (words: string, lines: readonly QuotedLine[], withArticleNumber = false): Sentence => ({
  words,
  quoted: printQuotedLines(lines, withArticleNumber),
});

const list = (names: readonly string[]): string =>
  names.length < 3 ? names.join('、') : `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`;

const headingName = (path: readonly string[]): string => path.join('');

const unitOf = (label: string): string => /(分编|[编章节])$/u.exec(label)?.[1] ?? '章';

/** The sentence for one instruction; `withArticle`: whether the article must be named, or the point already has. */
const sentenceFor = (instruction: Instruction, withArticle: boolean): Sentence => {
  switch (instruction.does) {
    case 'renumber':
      return { words: `将${instruction.article}改为${instruction.as}`, quoted: [] };
    case 'rewrite': {
      const { articles, as } = instruction;
      const numbers = as.map(({ number }) => number);
      const lines = as.flatMap((article) => article.lines);
      if (articles.length > 1) return quoting(`将${list(articles)}合并，作为${numbers[0] ?? ''}，修改为：`, lines);
      if (as.length > 1) {
        const many = as.length === 2 ? '两' : chineseNumeral(as.length);
        return quoting(`将${articles[0] ?? ''}改为${many}条，作为${list(numbers)}，修改为：`, lines, true);
      }
      const renumbered = articles[0] === numbers[0] ? '' : `改为${numbers[0] ?? ''}，`;
      return quoting(`将${articles[0] ?? ''}${renumbered}修改为：`, lines);
    }
    case 'insert': {
      const under = instruction.under === undefined ? '' : `在${headingName(instruction.under)}`;
      return quoting(`${under}增加一条，作为${instruction.number}：`, instruction.lines);
    }
    case 'detach': {
      const paragraphs = list(instruction.paragraphs.map((paragraph) => `第${chineseNumeral(paragraph)}款`));
      const words = `将${instruction.article}${paragraphs}改为${instruction.as}`;
      return instruction.lines === undefined ? { words, quoted: [] } : quoting(`${words}，修改为：`, instruction.lines);
    }
    case 'remove':
      return { words: `删去${provisionName(instruction.provision, withArticle)}`, quoted: [] };
    case 'revise':
      return quoting(`${provisionName(instruction.provision, withArticle)}修改为：`, instruction.lines);
    case 'insert-paragraph': {
      const article = withArticle ? (instruction.article ?? '') : '';
      return quoting(
        `${article}增加一款，作为${instruction.newArticle ?? ''}第${chineseNumeral(instruction.position)}款：`,
        instruction.lines,
      );
    }
    case 'insert-item':
      return quoting(
        `${provisionName(instruction.provision, withArticle)}增加一项，作为第${chineseNumeral(instruction.position)}项：`,
        instruction.lines,
      );
    case 'words': {
      const places = list(instruction.provisions.map((provision) => provisionName(provision, true)));
      const [only] = instruction.changes;
      if (instruction.changes.length === 1 && only?.how === 'replace' && only.words === '') {
        return { words: `删去${places}中的“${nest(only.find)}”`, quoted: [] };
      }
      const how = { replace: '修改为', after: '后增加', before: '前增加' } as const;
      const changes = instruction.changes.map(
        (change) => `“${nest(change.find)}”${how[change.how]}“${nest(change.words)}”`,
      );
      return { words: `将${places}中的${changes.join('，')}`, quoted: [] };
    }
    case 'rename-heading':
      return {
        words: `将${headingName(instruction.path)}${unitOf(instruction.path.at(-1) ?? '')}名修改为“${nest(instruction.name)}”`,
        quoted: [],
      };
    case 'remove-heading':
      return { words: `删去${headingName(instruction.path)}${unitOf(instruction.path.at(-1) ?? '')}名`, quoted: [] };
    case 'insert-heading': {
      const unit = UNITS[instruction.kind];
      const number = instruction.number === '' ? '' : `作为${instruction.number}，`;
      return {
        words: `在${instruction.before}前增加一${unit}，${number}${unit.slice(-1)}名为“${nest(instruction.name)}”`,
        quoted: [],
      };
    }
    default: {
      const unknown: never = instruction;
      throw new TypeError(`no such instruction: ${JSON.stringify(unknown)}`);
    }
  }
};

/** The article an instruction is about by its old number, when it is about one. */
const articleOf = (instruction: Instruction): string | undefined => {
  switch (instruction.does) {
    case 'renumber':
    case 'detach':
    case 'insert-paragraph':
      return instruction.article;
    case 'revise':
    case 'insert-item':
      return instruction.provision.article;
    case 'remove':
      return instruction.provision.paragraph === undefined && instruction.provision.item === undefined
        ? undefined
        : instruction.provision.article;
    default:
      return undefined;
  }
};

/** One point for all that happens to one article. */
const pointsOf = (instructions: readonly Instruction[]): Instruction[][] => {
  const points: Instruction[][] = [];
  for (const instruction of instructions) {
    const last = points.at(-1);
    const article = articleOf(instruction);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && article !== undefined && article === articleOf(before))
      last.push(instruction);
    else points.push([instruction]);
  }
  return points;
};

/** The rows of one point: what is quoted over several paragraphs takes a row for each. */
const rowsOf = (instructions: readonly Instruction[]): string[] => {
  const rows: string[] = [];
  let renumbered = '';
  instructions.forEach((instruction, index) => {
    if (instruction.does === 'renumber' && index < instructions.length - 1) {
      renumbered = `${sentenceFor(instruction, true).words}，`;
      return;
    }
    const { words, quoted } = sentenceFor(instruction, index === 0);
    const row = `${renumbered}${words}`;
    renumbered = '';
    if (quoted.length === 0) rows.push(`${row}。`);
    else if (quoted.length === 1) rows.push(`${row}“${quoted[0] ?? ''}”`);
    else rows.push(row, ...quoted.map((paragraph, at) => `“${paragraph}${at === quoted.length - 1 ? '”' : ''}`));
  });
  return rows;
};

/**
 * Prints instructions as an amending decision (form: the decisions in the corpus; P03): title, lead, points 一、二、三, and
 * the closing sentences. Reading it again gives the same instructions.
 */
export const printDecision = (
  instructions: readonly Instruction[],
  { statute, organ, closing, newId }: DecisionForm,
): Line[] => [
  { id: newId(), kind: 'title', text: `${organ}关于修改《${statute}》的决定` },
  { id: newId(), kind: 'preamble', text: `${organ}决定对《${statute}》作如下修改：` },
  ...pointsOf(instructions).flatMap((point, index) =>
    rowsOf(point).map((text, row): Line => ({
      id: newId(),
      kind: 'paragraph',
      ...(row === 0 ? { number: `${chineseNumeral(index + 1)}、` } : {}),
      text,
    })),
  ),
  ...closing.map((text): Line => ({ id: newId(), kind: 'paragraph', number: '', text })),
];
