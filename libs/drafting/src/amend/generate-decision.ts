import {
  citationsIn,
  clausesOf,
  isHeading,
  numberLabel,
  numberLines,
  writeReferences,
  type Clause,
  type Line,
  type LineId,
} from '@colex/lawtext';
import { alignClauses } from '../compare/align.js';
import { inOrder, type Pair } from '../compare/pairing.js';
import { oldText } from './amended-article.js';
import { applyDecision } from './apply-decision.js';
import { planArticle, quoteLines } from './plan-article.js';
import { planWords } from './plan-words.js';
import type { DecisionStep, Instruction } from './instruction.js';

/** The instructions that turn one text into another. */
export interface GeneratedDecision {
  readonly instructions: readonly Instruction[];
  /** Clauses a decision cannot speak of (title, 题注, preamble, annexes, plain lines) that differ; empty when all is said. */
  readonly unsaid: readonly Clause[];
}

interface Side {
  readonly lines: readonly Line[];
  readonly labels: readonly string[];
  readonly clauses: readonly Clause[];
}

const sideOf = (text: readonly Line[]): Side => {
  const lines = writeReferences(text);
  const numbering = numberLines(lines);
  return { lines, labels: numbering.labels, clauses: clausesOf(lines, numbering) };
};

const isBody = (clause: Clause): boolean => clause.kind === 'article' || isHeading(clause.kind);

const labelsOf = (side: Side, clause: Clause): readonly string[] => side.labels.slice(clause.from, clause.to);

const content = (clause: Clause): string =>
  clause.lines.map((line) => `${line.kind}\t${line.number ?? ''}\t${line.text}`).join('\n');

/** The words of a clause with every citation left open. */
const withoutCitations = (clause: Clause): string =>
  clause.lines
    .map((line) => {
      const text = citationsIn(line.text).reduceRight(
        (left, { from, to }) => `${left.slice(0, from)}\uFFFC${left.slice(to)}`,
        line.text,
      );
      return `${line.kind}\t${line.number ?? ''}\t${text}`;
    })
    .join('\n');

const headingPath = (clauses: readonly Clause[], index: number): string[] => {
  const clause = clauses[index];
  if (clause === undefined) return [];
  const name = (printed: string): string => printed.split(' ')[0] ?? printed;
  return [...clause.path.map(name), clause.number === '' ? clause.text : clause.number];
};

/** Decisions name the headings of a new article only where they must. */
const headingsBetween = (after: Side, index: number, isNew: (index: number) => boolean): boolean => {
  for (const step of [-1, 1]) {
    let at = index + step;
    while (at >= 0 && at < after.clauses.length && after.clauses[at]?.kind === 'article' && isNew(at)) at += step;
    const kind = after.clauses[at]?.kind;
    if (kind !== undefined && isHeading(kind)) return true;
  }
  return false;
};

class Planner {
  readonly pairs: readonly Pair[];
  private readonly kept: ReadonlySet<Pair>;
  private readonly newIds: () => LineId;
  /** Old articles (by clause) that are given whole. */
  readonly whole = new Set<number>();
  /** Whether every heading is taken out and put in again. */
  headingsAnew = false;
  /** Whether every article is taken out and put in again: the last resort, which always says it. */
  articlesAnew = false;

  constructor(
    readonly before: Side,
    readonly after: Side,
  ) {
    this.pairs = alignClauses(before.clauses, after.clauses).filter((pair) =>
      isBody(before.clauses[pair.before] as Clause),
    );
    this.kept = inOrder(this.pairs.filter((pair) => before.clauses[pair.before]?.kind === 'article'));
    let next = 0;
    this.newIds = () => `planned-${(next += 1)}`;
  }

  private articlePairs(): Pair[] {
    return this.articlesAnew ? [] : this.pairs.filter((pair) => this.before.clauses[pair.before]?.kind === 'article');
  }

  instructions(): Instruction[] {
    const pairs = this.articlePairs();
    const paired = new Set(pairs.map((pair) => pair.before));
    const fresh = new Map(pairs.map((pair) => [pair.after, pair]));
    const words = planWords(
      pairs
        .filter((pair) => !this.whole.has(pair.before))
        .map((pair) => ({
          before: this.before.clauses[pair.before] as Clause,
          after: this.after.clauses[pair.after] as Clause,
        })),
    );
    const wordly = new Set(
      pairs
        .filter((pair) => !this.whole.has(pair.before))
        .filter((_, index) => words.settled.has(index))
        .map((pair) => pair.before),
    );
    const old = oldText(this.before.lines);
    const articles: Instruction[] = [];
    this.before.clauses.forEach((clause, index) => {
      if (clause.kind === 'article' && !paired.has(index))
        articles.push({ does: 'remove', provision: { article: clause.number } });
    });
    const isNew = (index: number): boolean => !fresh.has(index);
    this.after.clauses.forEach((clause, index) => {
      if (clause.kind !== 'article') return;
      const pair = fresh.get(index);
      if (pair === undefined) {
        const under = headingsBetween(this.after, index, isNew)
          ? clause.path.map((printed) => printed.split(' ')[0] ?? '')
          : [];
        const lines = quoteLines(clause.lines, labelsOf(this.after, clause));
        articles.push({ does: 'insert', number: clause.number, lines, ...(under.length === 0 ? {} : { under }) });
        return;
      }
      articles.push(...this.articleInstructions(pair, clause, old, wordly.has(pair.before)));
    });
    return [...this.headingInstructions(), ...articles, ...words.instructions];
  }

  private articleInstructions(
    pair: Pair,
    after: Clause,
    old: ReturnType<typeof oldText>,
    byWords: boolean,
  ): Instruction[] {
    const before = this.before.clauses[pair.before];
    if (before === undefined) return [];
    const labels = labelsOf(this.after, after);
    const moved = !this.kept.has(pair);
    const renumber: Instruction = { does: 'renumber', article: before.number, as: after.number };
    const rewrite = (): Instruction[] => [
      {
        does: 'rewrite',
        articles: [before.number],
        as: [{ number: after.number, lines: quoteLines(after.lines, labels) }],
      },
    ];
    if (this.whole.has(pair.before)) return rewrite();
    // Numbers of cited provisions follow by themselves; where they do not, the article is given whole in the next round.
    if (byWords || withoutCitations(before) === withoutCitations(after)) return moved ? [renumber] : [];
    const plan = planArticle(old, before, after, labels);
    if (plan === undefined) return rewrite();
    return before.number === after.number ? [...plan] : [renumber, ...plan];
  }

  private headingInstructions(): Instruction[] {
    const partner = new Map(this.pairs.map((pair) => [pair.after, pair.before]));
    const kept = new Map<number, number>();
    if (!this.headingsAnew) {
      for (const [after, before] of partner) {
        const [old, fresh] = [this.before.clauses[before], this.after.clauses[after]];
        if (
          old !== undefined &&
          fresh !== undefined &&
          isHeading(old.kind) &&
          old.lines[0]?.number === fresh.lines[0]?.number
        )
          kept.set(after, before);
      }
    }
    const keptOld = new Set(kept.values());
    const instructions: Instruction[] = [];
    this.before.clauses.forEach((clause, index) => {
      if (isHeading(clause.kind) && !keptOld.has(index))
        instructions.push({ does: 'remove-heading', path: headingPath(this.before.clauses, index) });
    });
    this.after.clauses.forEach((clause, index) => {
      if (!isHeading(clause.kind)) return;
      const old = this.before.clauses[kept.get(index) ?? -1];
      if (old === undefined) {
        const next = this.after.clauses.slice(index).find((other) => other.kind === 'article');
        const count = this.after.clauses.filter((other) => other.kind === 'article').length;
        instructions.push({
          does: 'insert-heading',
          kind: clause.kind,
          number: clause.number,
          name: clause.text,
          before: next?.number ?? numberOfArticle(count + 1),
        });
      } else if (old.text !== clause.text) {
        instructions.push({
          does: 'rename-heading',
          path: headingPath(this.before.clauses, kept.get(index) ?? -1),
          name: clause.text,
        });
      }
    });
    return instructions;
  }

  /** Which clauses of the new text the instructions do not bring about. */
  missed(instructions: readonly Instruction[]): { headings: boolean; articles: Clause[] } {
    const steps = instructions.map((instruction): DecisionStep => ({ point: '', words: '', instruction }));
    const { lines } = applyDecision(this.before.lines, steps, { newId: this.newIds });
    const reached = sideOf(lines).clauses.filter(isBody);
    const wanted = this.after.clauses.filter(isBody);
    const headings = JSON.stringify(
      reached.map((clause) => (isHeading(clause.kind) ? [clause.kind, clause.number, clause.text] : 0)),
    );
    const wantedHeadings = JSON.stringify(
      wanted.map((clause) => (isHeading(clause.kind) ? [clause.kind, clause.number, clause.text] : 0)),
    );
    const byNumber = new Map(
      reached.filter((clause) => clause.kind === 'article').map((clause) => [clause.number, content(clause)]),
    );
    return {
      headings: headings !== wantedHeadings,
      articles: wanted.filter((clause) => clause.kind === 'article' && byNumber.get(clause.number) !== content(clause)),
    };
  }
}

const numberOfArticle = (n: number): string => numberLabel('article', n);

/**
 * The instructions of the decision that turns `before` into `after`: 款 and 项 where little changed, whole articles
 * where much did, word changes gathered. Applying them to `before` gives `after` exactly (title, 题注, preamble and annexes
 * excepted: see `unsaid`); this is tried out before they are returned.
 */
export const generateDecision = (before: readonly Line[], after: readonly Line[]): GeneratedDecision => {
  const planner = new Planner(sideOf(before), sideOf(after));
  let instructions = planner.instructions();
  for (let round = 0; round < 6; round += 1) {
    const { headings, articles } = planner.missed(instructions);
    if (!headings && articles.length === 0) break;
    const known = planner.whole.size;
    for (const clause of articles) {
      const pair = planner.pairs.find((candidate) => planner.after.clauses[candidate.after] === clause);
      if (pair !== undefined) planner.whole.add(pair.before);
    }
    if (headings) planner.headingsAnew = true;
    if (planner.whole.size === known && (!headings || round > 2)) planner.articlesAnew = true;
    instructions = planner.instructions();
  }
  const outside = (side: Side): Clause[] => side.clauses.filter((clause) => !isBody(clause));
  const said = new Set(outside(planner.before).map(content));
  return { instructions, unsaid: outside(planner.after).filter((clause) => !said.has(content(clause))) };
};
