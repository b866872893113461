import { applyDecision, generateDecision, printDecision, readDecision } from '@colex/drafting';
import { type Line, printText } from '@colex/lawtext';
import type { Command } from 'commander';
import { InputError } from './input-error.js';
import { readStatute } from './read-statute.js';
import { refuseTwice } from './refuse-twice.js';

interface WriteOptions {
  readonly organ?: string;
  readonly statute?: string;
  readonly closing: readonly string[];
  readonly json?: boolean;
}

/** Who passed a text, as its 题注 says: 2024年12月30日商丘市第六届人民代表大会常务委员会第二十次会议通过. */
const PASSED_BY =
  /\d{4}年\d{1,2}月\d{1,2}日\s*([\p{Script=Han}]+?)(?:第[零一二三四五六七八九十百]+届)([\p{Script=Han}]*?)(?:第[零一二三四五六七八九十百]+次|)会议.*通过/u;

/** `colex amend`: writes the amending decision between two texts, and does what a decision says to a text. */
export function addAmendCommand(program: Command): void {
  const amend = program.command('amend').description('amending decisions (修改决定): write one, or apply one');
  amend
    .command('write')
    .description('print the decision that turns the old text into the new one')
    .argument('<old>', 'file with the old text; "-" for standard input')
    .argument('<new>', 'file with the new text; "-" for standard input')
    .option('--organ <organ>', 'who decides; by default who passed the old text, as its 题注 says')
    .option('--statute <name>', 'name of the amended act; by default its title')
    .option('--closing <sentence...>', 'sentences it closes with', ['本决定自公布之日起施行。'])
    .option('--json', 'print one JSON object: {decision, instructions, unsaid}')
    .action(async (oldFile: string, newFile: string, options: WriteOptions) => {
      refuseTwice(oldFile, newFile);
      const [before, after] = [(await readStatute(oldFile, 'old')).lines, (await readStatute(newFile, 'new')).lines];
      const { instructions, unsaid } = generateDecision(before, after);
      let lines = 0;
      const decision = printText(
        printDecision(instructions, {
          statute: options.statute ?? titleOf(before),
          organ: options.organ ?? organOf(before),
          closing: options.closing,
          newId: () => `d${(lines += 1)}`,
        }),
      );
      const left = unsaid.map(({ kind, number, text }) => ({ kind, number: number || null, text }));
      if (options.json) process.stdout.write(`${JSON.stringify({ decision, instructions, unsaid: left })}\n`);
      else {
        process.stdout.write(decision);
        for (const { kind, text } of left)
          process.stderr.write(`colex: a decision cannot speak of the ${kind} 「${text.slice(0, 30)}」\n`);
      }
      if (left.length > 0) process.exitCode = 1;
    });
  amend
    .command('apply')
    .description('print the text as the decision leaves it; every instruction that could not be done is named')
    .argument('<text>', 'file with the text to amend; "-" for standard input')
    .argument('<decision>', 'file with the decision; "-" for standard input')
    .option('--json', 'print one JSON object: {text, applied, instructions, problems, assumptions}')
    .action(async (textFile: string, decisionFile: string, options: { json?: boolean }) => {
      refuseTwice(textFile, decisionFile);
      const text = await readStatute(textFile, 'text');
      const decision = readDecision((await readStatute(decisionFile, 'decision')).lines);
      let lines = 0;
      const amended = applyDecision(text.lines, decision.steps, { newId: () => `n${(lines += 1)}` });
      const printed = printText(amended.lines);
      const problems = [...decision.problems, ...amended.problems];
      const result = {
        text: printed,
        applied: amended.applied,
        instructions: decision.steps.length,
        problems,
        assumptions: amended.assumptions,
      };
      if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
      else {
        process.stdout.write(printed);
        process.stderr.write(`colex: ${amended.applied} of ${decision.steps.length} instructions done\n`);
        for (const { point, words, reason } of problems) process.stderr.write(`colex: ${reason}: ${point}${words}\n`);
        for (const { point, article, under } of amended.assumptions)
          process.stderr.write(`colex: ${point}${article} was put under ${under.join(' ') || 'no heading'}\n`);
      }
      if (problems.length > 0) process.exitCode = 1;
    });
}

const titleOf = (lines: readonly Line[]): string => {
  const title = lines
    .filter(({ kind }) => kind === 'title')
    .map(({ text }) => text)
    .join('');
  if (title === '') throw new InputError('the old text has no title: say --statute');
  return title;
};

const organOf = (lines: readonly Line[]): string => {
  for (const { kind, text } of lines) {
    const passed = kind === 'note' ? PASSED_BY.exec(text) : null;
    if (passed !== null) return `${passed[1] ?? ''}${passed[2] ?? ''}`;
  }
  throw new InputError('the 题注 of the old text does not say who passed it: say --organ');
};
