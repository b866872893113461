import { numberLines, type Line } from '@colex/lawtext';
import { takeQuotations } from './quotation.js';
import { readSentence, type PointContext } from './sentence-forms.js';
import type { DecisionProblem, DecisionStep } from './instruction.js';

/** A decision as instructions, and the sentences that are none or could not be read. */
export interface ReadDecision {
  readonly steps: readonly DecisionStep[];
  readonly problems: readonly DecisionProblem[];
  /** Sentences that close a decision (施行日期, 重新公布): nothing to do in the text. */
  readonly closing: readonly string[];
}

const CLOSING = /施行|公布|根据本决定作相应修改/u;
const LEAD = /作(?:如下|以下)修改：?$/u;

/**
 * Reads an amending decision: its points (一、二、三) with what they quote, sentence by sentence. What is in no known form
 * is named in `problems`, never passed over.
 */
export const readDecision = (lines: readonly Line[]): ReadDecision => {
  const { labels } = numberLines(lines);
  const points: { point: string; paragraphs: string[]; closing: boolean }[] = [];
  lines.forEach((line, index) => {
    const last = points.at(-1);
    if (line.kind === 'paragraph' && line.number !== undefined) {
      points.push({ point: line.number, paragraphs: [line.text], closing: line.number === '' });
    } else if (line.kind === 'item' && last !== undefined && !isOpen(last.paragraphs)) {
      const main = last.point.replace(/（.*$/u, '');
      points.push({ point: `${main}${labels[index] ?? ''}`, paragraphs: [line.text], closing: false });
    } else if (last !== undefined && (line.kind === 'paragraph' || line.kind === 'item' || line.kind === 'subitem')) {
      last.paragraphs.push(`${labels[index] ?? ''}${line.text}`);
    }
  });
  const steps: DecisionStep[] = [];
  const problems: DecisionProblem[] = [];
  const closing: string[] = [];
  for (const { point, paragraphs, closing: isClosing } of points) {
    if (isClosing) {
      const words = paragraphs.join('\n');
      if (CLOSING.test(words)) closing.push(words);
      else problems.push({ point, words, reason: 'not-understood' });
      continue;
    }
    const quoted = takeQuotations(paragraphs);
    const context: PointContext = { article: undefined, added: undefined, splitting: false };
    for (const raw of quoted.text.split(/[。\n；]/u)) {
      const words = raw.trim();
      if (words === '' || LEAD.test(words)) continue;
      const instructions = readSentence(words, quoted, context);
      if (instructions === undefined) problems.push({ point, words, reason: 'not-understood' });
      else steps.push(...instructions.map((instruction) => ({ point, words, instruction })));
    }
  }
  return { steps, problems, closing };
};

/** Whether the paragraphs end inside a quotation. */
const isOpen = (paragraphs: readonly string[]): boolean => {
  const text = paragraphs.join('\n');
  return text.lastIndexOf('“') > text.lastIndexOf('”');
};
