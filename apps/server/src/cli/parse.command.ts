import { type TextSummary, summarise } from '@colex/lawtext';
import type { Command } from 'commander';
import { readStatute } from './read-statute.js';

/** `colex parse`: reads a statute and prints what it is made of. */
export function addParseCommand(program: Command): void {
  program
    .command('parse')
    .description('read a statute (plain text or Markdown) and print its structure')
    .argument('[file]', 'file to read; standard input when absent or "-"', '-')
    .option('--json', 'print one JSON object: {title, note, counts, lastArticle, articles, losses}')
    .action(async (file: string, options: { json?: boolean }) => {
      const summary = summarise(await readStatute(file));
      process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : `${printSummary(summary)}\n`);
    });
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
