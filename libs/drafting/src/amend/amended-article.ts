import { placesOf, REFERENCE_PLACEHOLDER, referencePrinter, type Line, type LineId, type Places } from '@colex/lawtext';
import type { OldProvision, QuotedLine, WordChange } from './instruction.js';

/** Finds provisions of the text before it was amended, by line id. */
export interface OldText {
  readonly places: Places;
  /** The index of an article by its number, -1 when there is none or there are several. */
  readonly articleOf: (number: string) => number;
  /** The line a provision begins with, or `undefined`. */
  readonly lineOf: (provision: OldProvision) => Line | undefined;
  /** The 款 that holds the 项 an item provision names, or would. */
  readonly listHolderOf: (provision: OldProvision) => Line | undefined;
  /** A line with its references as characters. */
  readonly textOf: (id: LineId) => string;
}

/** Lays out the old text for being amended. */
export const oldText = (lines: readonly Line[]): OldText => {
  const places = placesOf(lines);
  const printer = referencePrinter(lines, places);
  const articleOf = (number: string): number => {
    const found = places.byLabel.get(number) ?? [];
    return found.length === 1 ? (found[0] ?? -1) : -1;
  };
  const paragraphsOf = ({ article, paragraph }: OldProvision): readonly number[] => {
    const all = places.paragraphsOf(articleOf(article));
    return paragraph === undefined ? all : all.slice(paragraph - 1, paragraph);
  };
  const within = (holders: readonly number[], kind: 'item' | 'subitem', number: number): number[] =>
    holders
      .flatMap((holder) => places.itemsOf(holder))
      .filter((index) => lines[index]?.kind === kind && places.numbering.ordinals[index] === number);
  return {
    places,
    articleOf,
    textOf: (id) => printer.textOf(places.numbering.indexById.get(id) ?? -1),
    lineOf: (provision) => {
      let found = paragraphsOf(provision);
      if (provision.paragraph === undefined && provision.item === undefined) found = found.slice(0, 1);
      if (provision.item !== undefined) found = within(found, 'item', provision.item);
      if (provision.subitem !== undefined) found = within(found, 'subitem', provision.subitem);
      return found.length === 1 ? lines[found[0] ?? -1] : undefined;
    },
    listHolderOf: (provision) => {
      const holders = paragraphsOf(provision);
      const withItems = holders.filter((index) => places.itemsOf(index).length > 0);
      const [only] = withItems.length > 0 ? withItems : holders;
      return withItems.length > 1 ? undefined : lines[only ?? -1];
    },
  };
};

/** 第十项修改为：“（十）…制度”。 leaves the stop outside the quotation: the new words end as the old ones did. */
export const keepStop = (words: string, before: string): string =>
  /[。；：，]$/u.test(words) ? words : `${words}${/[。；：，]$/u.exec(before)?.[0] ?? ''}`;

/** An article while it is being amended: the lines it will have. */
export class AmendedArticle {
  lines: Line[];

  constructor(
    lines: readonly Line[],
    private readonly newId: () => LineId,
  ) {
    this.lines = [...lines];
  }

  /** The line and what hangs on it: a 款 with its 项 and 目, a 项 with its 目. */
  private block(id: LineId): { from: number; to: number } | undefined {
    const from = this.lines.findIndex((line) => line.id === id);
    const opener = this.lines[from];
    if (opener === undefined) return undefined;
    const ends =
      opener.kind === 'subitem'
        ? ['subitem', 'item', 'paragraph', 'article']
        : opener.kind === 'item'
          ? ['item', 'paragraph', 'article']
          : ['paragraph', 'article'];
    let to = from + 1;
    while (to < this.lines.length && !ends.includes(this.lines[to]?.kind ?? 'article')) to += 1;
    return { from, to };
  }

  /** A quoted line as a line of this text; the first may keep the identity of what it replaces. */
  private fresh(quoted: QuotedLine, kept?: Line): Line {
    const kind = kept?.kind === 'article' ? 'article' : quoted.kind;
    return {
      id: kept?.id ?? this.newId(),
      kind,
      ...(quoted.number === undefined || kind === 'article' ? {} : { number: quoted.number }),
      text: quoted.text,
    };
  }

  /** The whole article in new words. */
  rewrite(lines: readonly QuotedLine[]): void {
    const [first] = this.lines;
    this.lines = lines.map((line, index) => this.fresh(line, index === 0 ? first : undefined));
  }

  /**
   * One 款, 项 or 目 in new words, with what is quoted of its 项. A 款 whose quoted words end at its list (…：) keeps its 项.
   */
  revise(id: LineId, lines: readonly QuotedLine[]): boolean {
    const block = this.block(id);
    const kept = block === undefined ? undefined : this.lines[block.from];
    if (block === undefined || kept === undefined) return false;
    const [quoted, ...more] = lines;
    if (quoted === undefined) return false;
    const first = more.length > 0 ? quoted : { ...quoted, text: keepStop(quoted.text, kept.text) };
    const keepsList = more.length === 0 && /[：:]$/u.test(first.text) && block.to - block.from > 1;
    const to = keepsList ? block.from + 1 : block.to;
    this.lines.splice(
      block.from,
      to - block.from,
      this.fresh({ ...first, kind: kept.kind }, kept),
      ...more.map((line) => this.fresh(line)),
    );
    return true;
  }

  /** Takes a 款, 项 or 目 out with what hangs on it. When it is the first 款, the next becomes it. */
  remove(id: LineId): boolean {
    const block = this.block(id);
    if (block === undefined) return false;
    const [first] = this.lines.splice(block.from, block.to - block.from);
    const next = this.lines[0];
    if (first?.kind === 'article' && next !== undefined) this.lines[0] = { ...next, kind: 'article', id: first.id };
    return true;
  }

  /** Puts a 款 in as the `position`-th. */
  insertParagraph(position: number, lines: readonly QuotedLine[]): boolean {
    const starts = this.lines.flatMap((line, index) =>
      line.kind === 'article' || line.kind === 'paragraph' ? [index] : [],
    );
    if (position < 1 || position > starts.length + 1) return false;
    const added = lines.map((line) => this.fresh(line));
    const first = this.lines[0];
    const opener = added[0];
    if (position === 1 && first !== undefined && opener !== undefined) {
      // The article keeps its identity; what was its first 款 becomes a further one.
      this.lines[0] = { ...first, id: opener.id, kind: 'paragraph' };
      added[0] = { ...opener, id: first.id, kind: 'article' };
    }
    this.lines.splice(starts[position - 1] ?? this.lines.length, 0, ...added);
    return true;
  }

  /** Puts a 项 in as the `position`-th of the list of a 款. */
  insertItem(holder: LineId, position: number, lines: readonly QuotedLine[]): boolean {
    const block = this.block(holder);
    if (block === undefined) return false;
    const items: number[] = [];
    for (let index = block.from + 1; index < block.to; index += 1)
      if (this.lines[index]?.kind === 'item') items.push(index);
    if (position < 1 || position > items.length + 1) return false;
    this.lines.splice(items[position - 1] ?? block.to, 0, ...lines.map((line) => this.fresh(line)));
    return true;
  }

  /** Changes words in the given lines; whether any was found. `printed` gives a line with its references as characters. */
  changeWords(ids: readonly LineId[], change: WordChange, printed: (id: LineId) => string): boolean {
    let found = false;
    this.lines = this.lines.map((line) => {
      if (!ids.includes(line.id)) return line;
      const text = replaceWords(line.text, change);
      if (text !== line.text) {
        found = true;
        return { ...line, text };
      }
      if (!line.text.includes(REFERENCE_PLACEHOLDER)) return line;
      // The words to be changed may hold a number that is a live reference by now.
      const words = printed(line.id);
      const changed = replaceWords(words, change);
      if (changed === words) return line;
      found = true;
      const { references: _, ...rest } = line;
      return { ...rest, text: changed };
    });
    return found;
  }
}

const replaceWords = (text: string, { how, find, words }: WordChange): string => {
  if (how === 'replace') return text.replaceAll(find, () => words);
  return text.replaceAll(find, (_, at: number) => {
    const listed = text.charAt(at + find.length) === '、' || text.charAt(at - 1) === '、';
    const comma = listed && !/^[、，和或]|[、，和或]$/u.test(words) ? '、' : '';
    return how === 'after' ? `${find}${comma}${words}` : `${words}${comma}${find}`;
  });
};
