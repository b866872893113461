/**
 * The figures of the text model and of drafting: numbering, references, comparison, decisions and rules, on the Civil
 * Code (1,260 articles) and the versions of 立法法, 文物保护法 and 公司法 of the corpus. Prints a table and one line of JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  clausesOf,
  findReferences,
  linkReferences,
  numberLines,
  printText,
  readText,
  referencePrinter,
  renumberLines,
  type Line,
} from '@colex/lawtext';
import {
  applyDecision,
  checkDraft,
  compareTexts,
  generateDecision,
  PROFILES,
  readDecision,
  recheckLines,
} from '@colex/drafting';

/** One figure: what was measured, the median and the slowest of the runs, and the goal where the issue sets one. */
export interface BenchRow {
  readonly what: string;
  readonly medianMs: number;
  readonly worstMs: number;
  readonly goalMs?: number;
  /** What came out, so that a fast wrong answer shows. */
  readonly result: string;
}

/** The table this benchmark prints. */
export interface BenchTable {
  readonly name: 'lawtext';
  readonly rows: readonly BenchRow[];
}

const CORPUS = join(
  process.env['COLEX_SHARED'] ?? join(fileURLToPath(new URL('../..', import.meta.url)), '..', 'shared'),
  'corpus',
);

const read = (file: string): Line[] => {
  let next = 0;
  return readText(readFileSync(join(CORPUS, file), 'utf8'), { newId: () => `${file}-${(next += 1)}` }).lines;
};

const measure = (what: string, runs: number, act: () => string, goalMs?: number): BenchRow => {
  const times: number[] = [];
  let result = '';
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    result = act();
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    what,
    medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
    worstMs: sorted.at(-1) ?? 0,
    ...(goalMs === undefined ? {} : { goalMs }),
    result,
  };
};

/** A copy of a text as a colleague would leave it: every 20th article changed, some added, removed and moved. */
const editedCopy = (lines: readonly Line[]): Line[] => {
  const copy = lines.map((line, index) => ({ ...line, id: `copy-${index}` }));
  const clauses = clausesOf(copy).filter((clause) => clause.kind === 'article');
  const changed = new Map<string, string>();
  const removed = new Set<string>();
  clauses.forEach((clause, index) => {
    if (index % 20 === 3) changed.set(clause.id, `${clause.lines[0]?.text ?? ''}法律另有规定的，依照其规定。`);
    if (index % 150 === 7) for (const line of clause.lines) removed.add(line.id);
  });
  const kept = copy
    .filter((line) => !removed.has(line.id))
    .map((line) => ({ ...line, text: changed.get(line.id) ?? line.text }));
  return kept.toSpliced(900, 0, {
    id: 'added',
    kind: 'article',
    text: '国家建立健全红色资源保护协同机制，具体办法由国务院规定。',
  });
};

/** Runs the benchmark. */
export async function run(): Promise<BenchTable> {
  if (!existsSync(CORPUS)) throw new Error(`no corpus at ${CORPUS}: set COLEX_SHARED`);
  const input = readFileSync(join(CORPUS, '01-民法典(2020).md'), 'utf8');
  const code = read('01-民法典(2020).md');
  const numbering = numberLines(code);
  const typed = code.with(1_000, { ...(code[1_000] as Line), text: '改' });
  const inserted = code.toSpliced(1_000, 0, { id: 'new', kind: 'article', text: '新' });
  const linked = linkReferences(code);
  const copy = editedCopy(code);
  const check = checkDraft(code, PROFILES.law);
  const [old, fresh] = [read('versions/立法法/1-立法法(2015修正).md'), read('versions/立法法/3-立法法(2023修正).md')];
  const decision = readDecision(read('versions/立法法/2-全国人民代表大会关于修改立法法的决定(2023).md'));
  let next = 0;
  const newId = (): string => `bench-${(next += 1)}`;
  const compared = (a: readonly Line[], b: readonly Line[]): string => {
    const { counts } = compareTexts(a, b);
    return Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ');
  };
  const rows = [
    measure('read the Civil Code', 10, () => `${readText(input, { newId }).lines.length} lines`),
    measure('print it', 10, () => `${printText(code).length} characters`),
    measure('number it from nothing', 50, () => numberLines(code).labels.at(-1) ?? ''),
    measure(
      'renumber after a keystroke',
      200,
      () => String(renumberLines(numbering, typed, { from: 1_000, removed: 1, added: 1 }) === numbering),
      0.05,
    ),
    measure(
      'renumber after an inserted article',
      200,
      () => renumberLines(numbering, inserted, { from: 1_000, removed: 0, added: 1 }).labels.at(-1) ?? '',
      2,
    ),
    measure('clauses with their digests', 10, () => `${clausesOf(code).map((clause) => clause.digest).length} clauses`),
    measure('find and resolve its references', 10, () => {
      const found = findReferences(code);
      return `${found.filter(({ resolution }) => resolution.state === 'resolved').length} of ${found.filter(({ resolution }) => resolution.state !== 'external').length} resolved`;
    }),
    measure('print its live references', 10, () => {
      const printer = referencePrinter(linked);
      return `${linked.reduce((sum, _, index) => sum + printer.referencesOf(index).length, 0)} printed`;
    }),
    measure('compare it with an edited copy', 10, () => compared(code, copy), 300),
    measure('check all its drafting rules', 5, () => `${checkDraft(code, PROFILES.law).findings.length} findings`),
    measure(
      'check again after a keystroke',
      50,
      () => `${recheckLines(check, typed, { from: 1_000, removed: 1, added: 1 }).findings.length} findings`,
    ),
    measure('compare 立法法 2015 and 2023', 5, () => compared(old, fresh)),
    measure('apply the decision of 2023', 5, () => {
      const { applied, problems } = applyDecision(old, decision.steps, { newId });
      return `${applied} of ${decision.steps.length} done, ${problems.length} problems`;
    }),
    measure(
      'write a decision from the two',
      3,
      () => `${generateDecision(old, fresh).instructions.length} instructions`,
    ),
    measure('compare 文物保护法 2017 and 2024', 3, () =>
      compared(
        read('versions/文物保护法/1-文物保护法(2017修正).md'),
        read('versions/文物保护法/2-文物保护法(2024修订).md'),
      ),
    ),
    measure('compare 公司法 2018 and 2023', 3, () =>
      compared(read('versions/公司法/3-公司法(2018修正).md'), read('versions/公司法/4-公司法(2023修订).md')),
    ),
    measure('compare 公司法 1999 and 2013', 3, () =>
      compared(read('versions/公司法/1-公司法(1999修正).md'), read('versions/公司法/2-公司法(2013修正).md')),
    ),
  ];
  const table: BenchTable = { name: 'lawtext', rows };
  console.log(['figure', 'median ms', 'worst ms', 'goal ms', 'result'].join('\t'));
  for (const { what, medianMs, worstMs, goalMs, result } of rows) {
    console.log([what, medianMs.toFixed(2), worstMs.toFixed(2), goalMs ?? '', result].join('\t'));
  }
  console.log(JSON.stringify(table));
  return table;
}

await run();
