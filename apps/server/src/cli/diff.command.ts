import { type ClauseChange, type TextRun, compareTexts } from '@colex/drafting';
import type { Clause } from '@colex/lawtext';
import type { Command } from 'commander';
import { readStatute } from './read-statute.js';
import { refuseTwice } from './refuse-twice.js';

interface DiffOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

const MARKS: Readonly<Record<TextRun['op'], readonly [string, string]>> = {
  same: ['', ''],
  added: ['{+', '+}'],
  removed: ['[-', '-]'],
};

/** `colex diff`: compares two statutes clause by clause, as a drafter names changes, not line by line. */
export function addDiffCommand(program: Command): void {
  program
    .command('diff')
    .description('compare two texts of a statute clause by clause')
    .argument('<old>', 'file with the old text; "-" for standard input')
    .argument('<new>', 'file with the new text; "-" for standard input')
    .option('--all', 'show unchanged and merely renumbered clauses too')
    .option('--json', 'print one JSON object: {counts, changes: [{kind, before, after, lines}]}')
    .action(async (oldFile: string, newFile: string, { all, json }: DiffOptions) => {
      refuseTwice(oldFile, newFile);
      const [before, after] = [await readStatute(oldFile, 'old'), await readStatute(newFile, 'new')];
      const { counts, changes } = compareTexts(before.lines, after.lines);
      const shown = changes.filter(({ kind }) => all || (kind !== 'unchanged' && kind !== 'renumbered'));
      if (json) process.stdout.write(`${JSON.stringify({ counts, changes: shown.map(plain) })}\n`);
      else {
        const sum = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
        process.stdout.write([sum.join('  '), ...shown.map(printed), ''].join('\n\n'));
      }
    });
}

const nameOf = ({ number, kind, text }: Clause): string => number || `${kind} ${text.slice(0, 12)}`;

function plain({ kind, before, after, lines }: ClauseChange) {
  return {
    kind,
    before: before.map(nameOf),
    after: after.map(nameOf),
    lines: lines.map(({ op, runs }) => ({ op, runs })),
  };
}

function printed({ kind, before, after, lines }: ClauseChange): string {
  const from = before.map(nameOf).join('、');
  const to = after.map(nameOf).join('、');
  const heading = from === to || !from || !to ? from || to : `${from} → ${to}`;
  const rows = lines.map(({ runs }) => runs.map(({ op, text }) => `${MARKS[op][0]}${text}${MARKS[op][1]}`).join(''));
  return [`${kind}  ${heading}`, ...rows.map((row) => `  ${row}`)].join('\n');
}
