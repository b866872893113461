import {
  clausesOf,
  dropComputedNumbers,
  isHeading,
  linkReferences,
  numberInLabel,
  numberLines,
  writeReferences,
  hierarchyOf,
  type Clause,
  type Line,
  type LineId,
} from '@colex/lawtext';
import { AmendedArticle, keepStop, oldText, type OldText } from './amended-article.js';
import { orderArticles, placeHeadings, type Slot } from './arrange.js';
import type { DecisionProblem, DecisionStep, Instruction, QuotedLine } from './instruction.js';

/** Where a new article went when the decision does not say on which side of a heading it stands. */
export interface Assumption {
  readonly point: string;
  /** The number of the new article. */
  readonly article: string;
  /** The headings it was put under, as they print. */
  readonly under: readonly string[];
}

/** A text after a decision was applied to it. */
export interface AmendedText {
  readonly lines: Line[];
  /** How many instructions were done. */
  readonly applied: number;
  /** Every instruction that could not be done, and why. */
  readonly problems: readonly DecisionProblem[];
  readonly assumptions: readonly Assumption[];
}

/** What {@link applyDecision} needs from outside. */
export interface ApplyOptions {
  /** Gives a fresh id for each new line. */
  readonly newId: () => LineId;
}

type Does = Instruction['does'];
type Of<D extends Does> = Extract<Instruction, { does: D }>;
type Failure = DecisionProblem['reason'] | undefined;

/** The text between the first instruction and the last. */
class Workshop {
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

/**
 * In what order instructions are done, whatever order they are told in: old provisions are named by the numbers they had
 * before any of it, so what counts places comes last.
 */
const ORDER: readonly Does[] = [
  'words',
  'detach',
  'rewrite',
  'renumber',
  'revise',
  'remove',
  'insert',
  'insert-item',
  'insert-paragraph',
  'rename-heading',
  'remove-heading',
  'insert-heading',
];

const placeIn = ({ instruction }: DecisionStep): number => {
  if (instruction.does === 'insert-item' || instruction.does === 'insert-paragraph') return instruction.position;
  // The last first, so that what is left keeps its place.
  if (instruction.does === 'remove') {
    const { paragraph = 0, item = 0, subitem = 0 } = instruction.provision;
    return -(paragraph * 1_000_000 + item * 1_000 + subitem);
  }
  return 0;
};

const perform = (workshop: Workshop, { instruction, point }: DecisionStep): Failure => {
  switch (instruction.does) {
    case 'words':
      return workshop.words(instruction);
    case 'rewrite':
      return workshop.rewrite(instruction, point);
    case 'renumber':
      return workshop.renumber(instruction);
    case 'revise':
      return workshop.revise(instruction);
    case 'remove':
      return workshop.remove(instruction);
    case 'insert':
      return workshop.insert(instruction, point);
    case 'insert-item':
      return workshop.insertItem(instruction);
    case 'insert-paragraph':
      return workshop.insertParagraph(instruction);
    case 'rename-heading':
      return workshop.renameHeading(instruction);
    case 'remove-heading':
      return workshop.removeHeading(instruction);
    case 'insert-heading':
      return workshop.insertHeading(instruction);
    case 'detach':
      return workshop.detach(instruction.article, [{ instruction, point }]);
    default: {
      const unknown: never = instruction;
      throw new TypeError(`no such instruction: ${JSON.stringify(unknown)}`);
    }
  }
};

const detachAll = (workshop: Workshop, steps: readonly DecisionStep[], problems: DecisionProblem[]): number => {
  const byArticle = new Map<string, { instruction: Of<'detach'>; point: string; step: DecisionStep }[]>();
  for (const step of steps) {
    if (step.instruction.does !== 'detach') continue;
    const list = byArticle.get(step.instruction.article) ?? [];
    list.push({ instruction: step.instruction, point: step.point, step });
    byArticle.set(step.instruction.article, list);
  }
  let applied = 0;
  for (const [article, parts] of byArticle) {
    const reason = workshop.detach(article, parts);
    if (reason === undefined) applied += parts.length;
    else problems.push(...parts.map(({ step }) => ({ point: step.point, words: step.words, reason })));
  }
  return applied;
};

/** Puts the amended text together: head, headings and articles in their new order, annexes. */
const assemble = (workshop: Workshop, problems: DecisionProblem[]): { lines: Line[]; undecided: readonly Slot[] } => {
  const { slots, collisions } = orderArticles([...workshop.continued.values()], workshop.added);
  for (const { slot } of collisions)
    problems.push({ point: slot.point, words: slot.number ?? '', reason: 'number-taken' });
  const places = placeHeadings(workshop.clauses, slots);
  const lines: Line[] = [];
  const firstArticle = workshop.clauses.findIndex((clause) => clause.kind === 'article' || isHeading(clause.kind));
  const lastArticle = workshop.clauses.findLastIndex((clause) => clause.kind === 'article' || isHeading(clause.kind));
  const aside = (clause: Clause, index: number): boolean =>
    clause.kind !== 'article' && !isHeading(clause.kind) && (index < firstArticle || index > lastArticle);
  workshop.clauses.forEach((clause, index) => {
    if (aside(clause, index) && index < firstArticle) lines.push(...clause.lines);
  });
  const headingLines = (at: number): Line[] =>
    places
      .filter((place) => place.at === at)
      .flatMap((place) =>
        place.clauses.flatMap((clause, offset) => {
          const index = place.clause + offset;
          if (!workshop.headings.has(index)) return clause.lines;
          const name = workshop.headings.get(index);
          const [line] = clause.lines;
          return name === undefined || line === undefined ? [] : [{ ...line, text: name }];
        }),
      );
  const newHeadingsBefore = (number: number): Line[] =>
    workshop.newHeadings
      .filter((heading) => numberInLabel(heading.before) === number)
      .map((heading): Line => ({
        id: workshop.newId(),
        kind: heading.kind,
        number: heading.number,
        text: heading.name,
      }));
  for (let at = 0; at <= slots.length; at += 1) {
    lines.push(...newHeadingsBefore(at + 1), ...headingLines(at), ...(slots[at]?.lines ?? []));
  }
  workshop.clauses.forEach((clause, index) => {
    if (aside(clause, index) && index > lastArticle) lines.push(...clause.lines);
  });
  return { lines: dropComputedNumbers(lines), undecided: places.flatMap((place) => place.undecided) };
};

/**
 * Applies the instructions of an amending decision to a text. Citations of the text in untouched words follow the
 * provisions they mean (对条文顺序作相应调整); quoted new words are taken as they are. 题注 and title are left as they were.
 *
 * Kept lines keep their ids, and an article that is rewritten keeps the id of its first line. An instruction that cannot
 * be done is named in `problems` and nothing is changed by it, except that a word change is done wherever its words
 * stand.
 */
export const applyDecision = (
  lines: readonly Line[],
  steps: readonly DecisionStep[],
  { newId }: ApplyOptions,
): AmendedText => {
  const workshop = new Workshop(linkReferences(lines), newId);
  const problems: DecisionProblem[] = [];
  let applied = 0;
  for (const does of ORDER) {
    if (does === 'detach') {
      applied += detachAll(workshop, steps, problems);
      continue;
    }
    const now = steps.filter((step) => step.instruction.does === does).toSorted((a, b) => placeIn(a) - placeIn(b));
    for (const step of now) {
      const reason = perform(workshop, step);
      if (reason === undefined) applied += 1;
      else problems.push({ point: step.point, words: step.words, reason });
    }
  }
  const { lines: assembled, undecided } = assemble(workshop, problems);
  const amended = writeReferences(assembled);
  const numbering = numberLines(amended);
  const hierarchy = hierarchyOf(amended, numbering);
  const assumptions = undecided.map((slot): Assumption => {
    const index = numbering.indexById.get(slot.lines[0]?.id ?? '') ?? -1;
    return { point: slot.point, article: numbering.labels[index] ?? '', under: hierarchy.pathOf(index) };
  });
  return { lines: amended, applied, problems, assumptions };
};
