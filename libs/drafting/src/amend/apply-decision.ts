import {
  dropComputedNumbers,
  hierarchyOf,
  isHeading,
  linkReferences,
  numberInLabel,
  numberLines,
  writeReferences,
  type Clause,
  type Line,
  type LineId,
} from '@colex/lawtext';
import { Workshop, type Failure, type Of } from './workshop.js';
import { orderArticles, placeHeadings, type Slot } from './arrange.js';
import type { DecisionProblem, DecisionStep, Instruction } from './instruction.js';

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
