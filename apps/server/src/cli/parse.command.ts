import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type TextSummary, readText, summarise } from '@colex/lawtext';
import type { Command } from 'commander';
import { InputError } from './input-error.js';

/** `colex parse`: reads a statute and prints what it is made of. */
export function addParseCommand(program: Command): void {
  program
    .command('parse')
    .description('read a statute (plain text or Markdown) and print its structure')
    .argument('[file]', 'file to read; standard input when absent or "-"', '-')
    .option('--json', 'print one JSON object: {title, note, counts, lastArticle, articles, losses}')
    .action(async (file: string, options: { json?: boolean }) => {
      const summary = parseStatute(await readInput(file));
      process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : `${printSummary(summary)}\n`);
    });
}

/** Reads a text with line ids l1, l2 … and summarises it. */
export function parseStatute(input: string): TextSummary {
  let lines = 0;
  return summarise(readText(input, { newId: () => `l${(lines += 1)}` }));
}

/** The UTF-8 text of a file, or of standard input for "-". Throws {@link InputError} when it cannot be read. */
export async function readInput(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`${file} cannot be read: ${cause.message}`, { cause });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputError(`${file} is not UTF-8 text`, { cause });
  }
}

function printSummary(summary: TextSummary): string {
  const counts = Object.entries(summary.counts).map(([kind, count]) => `${kind} ${count}`);
  const losses = summary.losses.map((loss) => `  line ${loss.line}: ${loss.reason}: ${loss.text}`);
  return [
    summary.title ?? '(no title)',
    ...(summary.note ? [summary.note] : []),
    counts.join('  '),
    `last article: ${summary.lastArticle ?? '(none)'}`,
    `losses: ${losses.length}`,
    ...losses,
  ].join('\n');
}
