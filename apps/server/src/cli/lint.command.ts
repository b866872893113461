import { PROFILES, type RuleLevel, checkDraft } from '@colex/drafting';
import { numberLines } from '@colex/lawtext';
import { type Command, Option } from 'commander';
import { readStatute } from './read-statute.js';

interface LintOptions {
  readonly profile: keyof typeof PROFILES;
  readonly final?: boolean;
  readonly json?: boolean;
}

const SIGNS: Readonly<Record<RuleLevel, string>> = { error: 'E', warning: 'W', information: 'I' };

/** `colex lint`: checks a statute against the drafting rules; exit code 1 when there is a finding of level error. */
export function addLintCommand(program: Command): void {
  program
    .command('lint')
    .description('check a statute against the drafting rules')
    .argument('[file]', 'file to read; standard input when absent or "-"', '-')
    .addOption(
      new Option('--profile <profile>', 'what kind of act it is')
        .choices(Object.keys(PROFILES))
        .default('localRegulation'),
    )
    .option('--final', 'check as a text to be voted or published')
    .option('--json', 'print one JSON array: [{rule, level, line, place, from, to, text, message, fix}]')
    .action(async (file: string, { profile, final = false, json }: LintOptions) => {
      const { lines } = await readStatute(file);
      const { labels } = numberLines(lines);
      const findings = checkDraft(lines, { ...PROFILES[profile], final }).findings.map((finding) => ({
        rule: finding.rule,
        level: finding.level,
        line: finding.index + 1,
        place: labels[finding.index] || null,
        from: finding.from,
        to: finding.to,
        text: lines[finding.index]?.text.slice(finding.from, finding.to) ?? '',
        message: finding.message,
        fix: finding.fix?.replacement ?? null,
      }));
      if (json) process.stdout.write(`${JSON.stringify(findings)}\n`);
      else {
        for (const { level, rule, line, place, text, message } of findings)
          process.stdout.write(`${SIGNS[level]} ${rule}  ${place ?? `line ${line}`}  「${text}」  ${message.zh}\n`);
      }
      if (findings.some(({ level }) => level === 'error')) process.exitCode = 1;
    });
}
