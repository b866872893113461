import { contentsOf } from '../outline.js';
import { dropComputedNumbers, numberInLabel, numberLabel } from '../numbering.js';
import { findContents, type ContentsBlock } from './contents-block.js';
import { insideItems } from './inside-items.js';
import { readHead } from './head.js';
import { shapeOf, type Shape } from './shape.js';
import { sourceLines, type SourceLine } from './source-lines.js';
import type { Line, LineId, LineKind } from '../line.js';
import type { Loss, LossReason } from './loss.js';

/** What {@link readText} needs from outside. */
export interface ReadOptions {
  /** Gives a fresh id for each line. */
  readonly newId: () => LineId;
}

/** A text as lines, and what could not be kept as it was. */
export interface ReadResult {
  readonly lines: Line[];
  /** In the order of the input. */
  readonly losses: Loss[];
  /** The entries of the 目录 of the input, as a 目录 made from headings would print them; absent when it has none. */
  readonly contents?: readonly string[];
}

/** What the lines before say about the one being read. */
interface Context {
  /** Whether an article has opened since the last annex. */
  inArticle: boolean;
  /** Whether a point of a decision (一、) has opened since the last annex. */
  inPoint: boolean;
  /** Whether an annex has opened. */
  inAnnex: boolean;
  /** Whether any heading has been read. */
  afterHeading: boolean;
  /** Whether the last paragraph opened a quotation (“) that is still open. */
  inQuotation: boolean;
  /** Number of the last article. */
  lastArticle: number;
  /** Whether the text is an amending decision (作如下修改：). */
  amends: boolean;
  /** Whether the last heading was 序言 or 前言: what follows is the preamble. */
  inForeword: boolean;
}

/** What a sentence goes on with when it begins with a reference instead of being the article of that number. */
const REFERENCE_GOES_ON = /^(?:[、，和或及至与第的]|以及|或者|规定|所|中|修改|改为|删去|关于)/u;
const INSTRUCTION = /^[“"]|增加|修改为|改为|作为|删去|删除/u;
const CLOSING = /^(?:本(?:决定|修正案|决议|解释)自|《[^》]*》(?:等[^，。]*)?根据本决定)/u;

/** Whether a quotation is open after a paragraph. A straight mark opens at the beginning of a paragraph, and in turns after. */
const quotation = (text: string, open: boolean): boolean => {
  let isOpen = open;
  for (const [index, character] of Array.from(text).entries()) {
    if (character === '“') isOpen = true;
    else if (character === '”') isOpen = false;
    else if (character === '"') isOpen = index === 0 || !isOpen;
  }
  return isOpen;
};

/** A row of a table pasted without its rules: three cells set apart by blanks. */
const COLUMNS = /^\S+(?:\s{2,}|\u3000)\S+(?:\s{2,}|\u3000)\S+/u;

/** An article that stands alone on its row, perhaps with its caption: its text is the next row. */
const AWAITS_TEXT = /^(?:〖[^〗]*〗|【[^】]*】)?$/u;

interface Placed {
  readonly kind: LineKind;
  readonly number?: string;
  readonly text: string;
  readonly loss?: LossReason;
}

const isArticle = (shape: Extract<Shape, { shape: 'article' }>, context: Context): boolean => {
  if (shape.text === '' || shape.spaced) return true;
  return !REFERENCE_GOES_ON.test(shape.text) && numberInLabel(shape.number) === context.lastArticle + 1;
};

/** The kind of running text: a further 款, the preamble, or a line nothing holds. */
const placeText = (text: string, context: Context): Placed => {
  if (context.inForeword) return { kind: 'preamble', text };
  if (context.inPoint) {
    const apart = CLOSING.test(text) || (context.amends && !context.inQuotation && !INSTRUCTION.test(text));
    return apart ? { kind: 'paragraph', number: '', text } : { kind: 'paragraph', text };
  }
  if (context.inArticle || context.inAnnex) return { kind: 'paragraph', text };
  if (!context.afterHeading) return { kind: 'preamble', text };
  return { kind: 'plain', text, loss: 'unplaced' };
};

const place = (line: SourceLine, context: Context, topHeading: 'part' | 'chapter'): Placed => {
  if (context.inPoint && (/^[“"]/u.test(line.text) || context.inQuotation))
    return { kind: 'paragraph', text: line.text };
  const shape = shapeOf(line.text, line.marks > 0);
  if (context.inAnnex && shape.shape === 'text' && COLUMNS.test(line.text))
    return { kind: 'plain', text: line.text, loss: 'table' };
  switch (shape.shape) {
    case 'heading':
      return { kind: shape.kind, number: shape.number, text: shape.text };
    case 'named-heading':
      return { kind: topHeading, number: '', text: shape.name };
    case 'article':
      if (!isArticle(shape, context)) return placeText(line.text, context);
      return {
        kind: 'article',
        number: shape.number,
        text: shape.text,
        ...(shape.arabic ? { loss: 'arabic-number' as const } : {}),
      };
    case 'point':
      if (context.inArticle) return { kind: 'item', number: shape.number, text: shape.text };
      return { kind: 'paragraph', number: shape.number, text: shape.text };
    case 'item':
    case 'subitem':
      if (!context.inArticle && !context.inPoint && !context.inAnnex) return placeText(line.text, context);
      return { kind: shape.shape, number: shape.number, text: shape.text };
    case 'annex':
      return { kind: 'annex', number: shape.number, text: shape.text };
    case 'table':
      return { kind: 'plain', text: line.text, loss: 'table' };
    case 'contents':
      return { kind: 'plain', text: line.text, loss: 'unplaced' };
    case 'text':
      return line.marks > 0 ? { kind: 'plain', text: line.text, loss: 'unplaced' } : placeText(shape.text, context);
    default: {
      const unknown: never = shape;
      throw new TypeError(`no such shape: ${JSON.stringify(unknown)}`);
    }
  }
};

const follow = (context: Context, placed: Placed): void => {
  switch (placed.kind) {
    case 'part':
    case 'subpart':
    case 'chapter':
    case 'section':
      context.afterHeading = true;
      context.inArticle = false;
      context.inPoint = false;
      context.inForeword = placed.text === '序言' || placed.text === '前言';
      break;
    case 'article':
      context.inArticle = true;
      context.inPoint = false;
      context.inForeword = false;
      context.lastArticle = numberInLabel(placed.number ?? '') ?? context.lastArticle;
      break;
    case 'annex':
      context.inAnnex = true;
      context.inArticle = false;
      context.inPoint = false;
      context.lastArticle = 0;
      break;
    case 'paragraph':
      if (placed.number !== undefined) context.inPoint = true;
      break;
    case 'preamble':
      context.amends ||= /(?:作如下修改|修改如下|作以下修改)[:：]$/u.test(placed.text);
      break;
    default:
  }
  context.inQuotation = context.inPoint && quotation(placed.text, context.inQuotation);
};

/** A quoted number that the counting does not explain is worth a look; 之一, unnumbered headings and points are not. */
const isOutOfOrder = (line: Line): boolean => {
  if (line.number === undefined || line.kind === 'paragraph' || line.kind === 'annex') return false;
  const counted = numberInLabel(line.number);
  if (counted === undefined || line.number !== numberLabel(line.kind, counted)) return false;
  return !(line.kind === 'chapter' && counted === 1);
};

const contentsLosses = (block: ContentsBlock | undefined, lines: readonly Line[]): Loss[] => {
  if (block === undefined) return [];
  const headings = new Set(contentsOf(lines).map((entry) => entry.text));
  return block.entries
    .filter((entry) => !headings.has(entry.text))
    .map((entry) => ({ line: entry.at, reason: 'contents' as const, text: entry.text }));
};

/**
 * Reads a statute or a decision from plain text, Markdown or what was pasted from a document. Every input is read; what
 * cannot be placed becomes a `plain` line and is reported.
 *
 * What is not kept as written (the whole normalisation; {@link printText} prints the rest as it was): blank lines and
 * indentation; Markdown marks; invisible and control characters; the blanks in and after a number and between the
 * characters of a heading, the colon after 附件; the line end between 第X条 and its text; the width of brackets and digits
 * of numbers; the brackets around a 题注 and how its events stand on rows; a 目录, which is made anew from the headings;
 * comments.
 */
export const readText = (input: string, { newId }: ReadOptions): ReadResult => {
  const source = sourceLines(input);
  const contents = findContents(source.lines);
  const body =
    contents === undefined
      ? source.lines
      : source.lines.filter((_, index) => index < contents.from || index >= contents.to);
  const head = readHead(body, source.headEnd, contents === undefined ? undefined : source.lines[contents.from]?.at);
  const losses: Loss[] = [
    ...source.comments.map(({ at, text }) => ({ line: at, reason: 'comment' as const, text })),
    ...head.losses,
  ];
  const rest = body.slice(head.length);
  const hasParts = rest.some((line) => /^第[^章节条]{1,6}编/u.test(line.text));
  const context: Context = {
    inArticle: false,
    inPoint: false,
    inAnnex: false,
    afterHeading: false,
    inQuotation: false,
    lastArticle: 0,
    amends: false,
    inForeword: false,
  };
  const quoted: Line[] = head.lines.map((line) => ({ id: newId(), ...line }));
  const places: (SourceLine | undefined)[] = quoted.map(() => undefined);
  for (const line of rest) {
    const placed = place(line, context, hasParts ? 'part' : 'chapter');
    const last = quoted.at(-1);
    if (last?.kind === 'article' && placed.kind === 'paragraph' && AWAITS_TEXT.test(last.text)) {
      quoted[quoted.length - 1] = { ...last, text: `${last.text}${placed.text}` };
      continue;
    }
    follow(context, placed);
    const { loss, ...content } = placed;
    if (loss !== undefined) losses.push({ line: line.at, reason: loss, text: line.text });
    quoted.push({ id: newId(), ...content });
    places.push(line);
  }
  for (const index of insideItems(quoted)) {
    const { id, text } = quoted[index] as Line;
    quoted[index] = { id, kind: 'plain', text };
    losses.push({ line: places[index]?.at ?? 0, reason: 'unplaced', text });
  }
  const lines = dropComputedNumbers(quoted);
  lines.forEach((line, index) => {
    const place = places[index];
    if (place !== undefined && isOutOfOrder(line))
      losses.push({ line: place.at, reason: 'number-order', text: line.number ?? '' });
  });
  losses.push(...contentsLosses(contents, lines));
  return {
    lines,
    losses: losses.toSorted((a, b) => a.line - b.line),
    ...(contents === undefined ? {} : { contents: contents.entries.map((entry) => entry.text) }),
  };
};
