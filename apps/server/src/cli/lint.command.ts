import { readFile } from 'node:fs/promises';
import {
  type CheckProfile,
  PROFILES,
  type ProfileOverride,
  RULES,
  type RuleLevel,
  checkDraft,
  levelIn,
  profileWith,
} from '@colex/drafting';
import { numberLines } from '@colex/lawtext';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { terminalLanguage } from '../boot/terminal-language.js';
import { InputError } from './input-error.js';
import { readStatute } from './read-statute.js';

interface LintOptions {
  readonly profile: keyof typeof PROFILES;
  readonly final?: boolean;
  readonly stage?: string;
  readonly day?: string;
  readonly cited: readonly string[];
  readonly rule: Readonly<Record<string, RuleLevel | 'off'>>;
  readonly settings?: string;
  readonly rules?: boolean;
  readonly json?: boolean;
}

const SIGNS: Readonly<Record<RuleLevel, string>> = { error: 'E', warning: 'W', information: 'I' };
const LEVELS: readonly string[] = ['error', 'warning', 'information', 'off'];

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
    .option('--stage <mark>', 'the mark its stage puts under the title, e.g. 草案修改稿')
    .option('--day <day>', 'the day it is judged on, e.g. 2026-11-26', aDay)
    .option('--cited <file...>', 'texts of statutes it cites, by their titles', [])
    .option('--rule <id=level>', 'set a rule to error, warning, information or off; may be repeated', aRule, {})
    .option(
      '--settings <file>',
      'JSON file with what a province or city sets otherwise, e.g. {"levels": {"R09": "off"}}',
    )
    .option('--rules', 'print the rules with their levels in this profile instead of checking a text')
    .option('--json', 'print one JSON array: [{rule, level, line, place, from, to, text, message, fix}]')
    .action(async (file: string, options: LintOptions) => {
      const profile = await profileOf(options);
      if (options.rules) printRules(profile, options.json === true);
      else await check(file, profile, options.json === true);
    });
}

async function check(file: string, settings: CheckProfile, json: boolean): Promise<void> {
  const source = await readStatute(file);
  const { lines } = source;
  const { labels } = numberLines(lines);
  const language = terminalLanguage(process.env);
  const findings = checkDraft(lines, { ...settings, source }).findings.map((finding) => ({
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
      process.stdout.write(`${SIGNS[level]} ${rule}  ${place ?? `line ${line}`}  「${text}」  ${message[language]}\n`);
  }
  if (findings.some(({ level }) => level === 'error')) process.exitCode = 1;
}

function printRules(profile: CheckProfile, json: boolean): void {
  const rules = RULES.map((rule) => ({
    rule: rule.id,
    level: levelIn(rule, profile),
    name: rule.name,
    source: rule.source,
  }));
  if (json) process.stdout.write(`${JSON.stringify(rules)}\n`);
  else {
    const language = terminalLanguage(process.env);
    for (const { rule, level, name, source } of rules)
      process.stdout.write(`${rule}  ${level.padEnd(11)}  ${name[language]}  (${source})\n`);
  }
}

async function profileOf(options: LintOptions): Promise<CheckProfile> {
  const cited = [];
  for (const file of options.cited) {
    const { lines } = await readStatute(file);
    const name = lines.find(({ kind }) => kind === 'title')?.text;
    if (name === undefined) throw new InputError(`${file} has no title to cite it by`);
    cited.push({ name, lines });
  }
  return profileWith(
    PROFILES[options.profile],
    options.settings === undefined ? {} : await readSettings(options.settings),
    {
      final: options.final ?? false,
      levels: options.rule,
      ...(options.stage === undefined ? {} : { stage: options.stage }),
      ...(options.day === undefined ? {} : { day: options.day }),
      ...(cited.length === 0 ? {} : { cited }),
    },
  );
}

async function readSettings(file: string): Promise<ProfileOverride> {
  const json = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(`${file} cannot be read: ${cause.message}`, { cause });
  });
  let settings: unknown;
  try {
    settings = JSON.parse(json);
  } catch (cause) {
    throw new InputError(`${file} is not JSON`, { cause });
  }
  if (typeof settings !== 'object' || settings === null) throw new InputError(`${file} is no JSON object`);
  const { levels = {}, approved, joint } = settings as ProfileOverride;
  for (const [id, level] of Object.entries(levels)) aRule(`${id}=${level}`, {});
  return {
    levels,
    ...(approved === undefined ? {} : { approved }),
    ...(joint === undefined ? {} : { joint }),
  };
}

function aDay(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(day)) throw new InvalidArgumentError('A day reads 2026-11-26.');
  return day;
}

function aRule(setting: string, set: LintOptions['rule']): LintOptions['rule'] {
  const [id = '', level = ''] = setting.split('=');
  if (!RULES.some((rule) => rule.id === id)) throw new InvalidArgumentError(`There is no rule ${id}.`);
  if (!LEVELS.includes(level)) throw new InvalidArgumentError(`A level is one of ${LEVELS.join(', ')}.`);
  return { ...set, [id]: level as RuleLevel | 'off' };
}
