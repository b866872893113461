import { clausesOf, isHeading, type Clause, type Line, type LineId } from '@colex/lawtext';
import { AmendedArticle, keepStop, oldText, type OldText } from './amended-article.js';
import type { Slot } from './arrange.js';
import type { DecisionProblem, Instruction, QuotedLine } from './instruction.js';

/** The instruction that does this. */
export type Of<D extends Instruction['does']> = Extract<Instruction, { does: D }>;

/** Why an instruction could not be done; `undefined` when it was. */
export type Failure = DecisionProblem['reason'] | undefined;

/**
 * A text while a decision is being applied to it: the articles that go on, the ones that came, and what happens to the
 * headings. Each method does one kind of instruction and says why it could not.
 */
export class Workshop {
  readonly continued = new Map<number, Slot>();
  readonly added: Slot[] = [];
  /** New names of headings by clause index; `undefined` takes the heading out. */
  readonly headings = new Map<number, string | undefined>();
  readonly newHeadings: Of<'insert-heading'>[] = [];
  readonly old: OldText;
  readonly clauses: readonly Clause[];

  constructor(
    lines: readonly Line[],
    readonly newId: () => LineId,
  ) {
    this.old = oldText(lines);
    this.clauses = clausesOf(lines, this.old.places.numbering);
    this.clauses.forEach((clause, index) => {
      if (clause.kind === 'article') {
        this.continued.set(index, {
          lines: [...clause.lines],
          old: index,
          number: undefined,
          under: undefined,
          point: '',
        });
      }
    });
  }

  private clauseOf(article: string): number {
    const line = this.old.articleOf(article);
    return line < 0 ? -1 : this.clauses.findIndex((clause) => clause.from === line);
  }

  private slotOf(article: string): Slot | undefined {
    return this.continued.get(this.clauseOf(article));
  }

  private edit(slot: Slot, change: (article: AmendedArticle) => boolean): boolean {
    const article = new AmendedArticle(slot.lines, this.newId);
    const done = change(article);
    slot.lines = article.lines;
    return done;
  }

  private add(lines: readonly QuotedLine[], number: string, point: string, under?: readonly string[]): void {
    const slot: Slot = { lines: [{ id: this.newId(), kind: 'article', text: '' }], old: -1, number, under, point };
    this.edit(slot, (article) => {
      article.rewrite(lines);
      return true;
    });
    this.added.push(slot);
  }

  words({ provisions, changes }: Of<'words'>): Failure {
    let missing: Failure;
    for (const provision of provisions) {
      const slot = this.slotOf(provision.article);
      const whole = provision.paragraph === undefined && provision.item === undefined;
      const line = this.old.lineOf(provision);
      if (slot === undefined || (line === undefined && !whole)) {
        missing = 'no-such-provision';
        continue;
      }
      const ids = whole ? slot.lines.map((own) => own.id) : this.block(slot, line?.id ?? '');
      for (const change of changes) {
        if (!this.edit(slot, (article) => article.changeWords(ids, change, this.old.textOf)))
          missing ??= 'words-not-found';
      }
    }
    return missing;
  }

  /** The ids of a 款 and what hangs on it. */
  private block(slot: Slot, id: LineId): LineId[] {
    const from = slot.lines.findIndex((line) => line.id === id);
    const ends = slot.lines[from]?.kind === 'item' ? ['item', 'paragraph'] : ['paragraph', 'article'];
    let to = from + 1;
    while (to < slot.lines.length && !ends.includes(slot.lines[to]?.kind ?? '')) to += 1;
    return slot.lines.slice(from, to).map((line) => line.id);
  }

  /** Takes an article apart by 款; all that is said of it at once. */
  detach(article: string, parts: readonly { instruction: Of<'detach'>; point: string }[]): Failure {
    const slot = this.slotOf(article);
    if (slot === undefined) return 'no-such-provision';
    const pieces = new Map<string, { lines: Line[]; point: string }>();
    const taken = new Set<LineId>();
    for (const { instruction, point } of parts) {
      const piece = pieces.get(instruction.as) ?? { lines: [], point };
      pieces.set(instruction.as, piece);
      const own: Line[] = [];
      for (const paragraph of instruction.paragraphs) {
        const line = this.old.lineOf({ article, paragraph });
        if (line === undefined) return 'no-such-provision';
        const ids = this.block(slot, line.id);
        for (const id of ids) taken.add(id);
        own.push(...slot.lines.filter((candidate) => ids.includes(candidate.id)));
      }
      if (instruction.lines === undefined) piece.lines.push(...own);
      else {
        const [kept] = own;
        piece.lines.push(
          ...instruction.lines.map((line, index): Line => {
            const { kind, number } = line;
            const text = instruction.lines?.length === 1 ? keepStop(line.text, kept?.text ?? '') : line.text;
            return {
              id: index === 0 ? (kept?.id ?? this.newId()) : this.newId(),
              kind,
              ...(kind === 'article' ? {} : { number }),
              text,
            };
          }),
        );
      }
    }
    const left = slot.lines.filter((line) => !taken.has(line.id));
    let first = true;
    for (const [as, piece] of pieces) {
      const lines = [...piece.lines, ...(first ? left : [])].map((line, index): Line => ({
        ...line,
        kind: index === 0 ? 'article' : line.kind === 'article' ? 'paragraph' : line.kind,
      }));
      if (first) {
        slot.lines = lines;
        slot.number = as;
      } else this.added.push({ lines, old: -1, number: as, under: undefined, point: piece.point });
      first = false;
    }
    return undefined;
  }

  renumber({ article, as }: Of<'renumber'>): Failure {
    const slot = this.slotOf(article);
    if (slot === undefined) return 'no-such-provision';
    slot.number = as;
    return undefined;
  }

  rewrite({ articles, as }: Of<'rewrite'>, point: string): Failure {
    const slots = articles.map((article) => this.slotOf(article));
    const [slot] = slots;
    const [first, ...more] = as;
    if (slot === undefined || first === undefined || slots.includes(undefined)) return 'no-such-provision';
    this.edit(slot, (article) => {
      article.rewrite(first.lines);
      return true;
    });
    if (first.number !== articles[0] || slot.number !== undefined) slot.number ??= first.number;
    for (const merged of slots.slice(1)) if (merged !== undefined) this.continued.delete(merged.old);
    for (const { number, lines } of more) this.add(lines, number, point);
    return undefined;
  }

  revise({ provision, lines }: Of<'revise'>): Failure {
    const slot = this.slotOf(provision.article);
    const line = this.old.lineOf(provision);
    if (slot === undefined || line === undefined) return 'no-such-provision';
    return this.edit(slot, (article) => article.revise(line.id, lines)) ? undefined : 'no-such-provision';
  }

  remove({ provision }: Of<'remove'>): Failure {
    const slot = this.slotOf(provision.article);
    if (slot === undefined) return 'no-such-provision';
    if (provision.paragraph === undefined && provision.item === undefined) {
      this.continued.delete(slot.old);
      return undefined;
    }
    const line = this.old.lineOf(provision);
    if (line === undefined) return 'no-such-provision';
    return this.edit(slot, (article) => article.remove(line.id)) ? undefined : 'no-such-provision';
  }

  insert({ number, lines, under }: Of<'insert'>, point: string): Failure {
    this.add(lines, number, point, under);
    return undefined;
  }

  insertItem({ provision, position, lines }: Of<'insert-item'>): Failure {
    const slot = this.slotOf(provision.article);
    const holder = this.old.listHolderOf(provision);
    if (slot === undefined || holder === undefined) return 'no-such-provision';
    return this.edit(slot, (article) => article.insertItem(holder.id, position, lines))
      ? undefined
      : 'no-such-provision';
  }

  insertParagraph({ article, newArticle, position, lines }: Of<'insert-paragraph'>): Failure {
    const slot =
      article === undefined
        ? [...this.added, ...this.continued.values()].find((candidate) => candidate.number === newArticle)
        : this.slotOf(article);
    if (slot === undefined) return 'no-such-provision';
    return this.edit(slot, (amended) => amended.insertParagraph(position, lines)) ? undefined : 'no-such-provision';
  }

  private headingOf(path: readonly string[]): number {
    return this.clauses.findIndex(
      (clause) =>
        isHeading(clause.kind) &&
        (clause.number === path.at(-1) || (clause.number === '' && clause.text === path.at(-1))) &&
        path
          .slice(0, -1)
          .every((above) => clause.path.some((heading) => heading === above || heading.startsWith(`${above} `))),
    );
  }

  renameHeading({ path, name }: Of<'rename-heading'>): Failure {
    const index = this.headingOf(path);
    if (index < 0) return 'no-such-provision';
    this.headings.set(index, name);
    return undefined;
  }

  removeHeading({ path }: Of<'remove-heading'>): Failure {
    const index = this.headingOf(path);
    if (index < 0) return 'no-such-provision';
    this.headings.set(index, undefined);
    return undefined;
  }

  insertHeading(instruction: Of<'insert-heading'>): Failure {
    this.newHeadings.push(instruction);
    return undefined;
  }
}
