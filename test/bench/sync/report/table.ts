import type { ContenderName } from '../contenders/contender.js';
import type { Scenario, Unit } from '../scenarios/scenario.js';
import { type Entry, REFERENCE } from './ledger.js';

/** Decimals that mean something at the usual size of each unit. */
const DECIMALS: Readonly<Record<Unit, number>> = { ms: 1, s: 2, '1/s': 0, '%': 0, kB: 1, MB: 1, edits: 0 };

/** One scenario: a row for each contender, a column for each figure, in each cell median, spread and ratio. */
export function printTable(scenario: Scenario, entries: readonly Entry[]): string {
  const own = entries.filter((entry) => entry.scenario === scenario.name);
  const figures = [...new Map(own.map(({ figure, unit }) => [figure, unit]))];
  const contenders = scenario.contenders.filter((name) => own.some(({ contender }) => contender === name));
  if (contenders.length === 0) return '';
  const rows = [
    ['', ...figures.map(([figure, unit]) => `${figure} [${unit}]`)],
    ...contenders.map((name) => [name, ...figures.map(([figure]) => cell(name, own.find(isOf(name, figure))))]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `\n${scenario.title}\n${lines.join('\n')}\n`;
}

const isOf =
  (name: ContenderName, figure: string) =>
  (entry: Entry): boolean =>
    entry.contender === name && entry.figure === figure;

function cell(name: ContenderName, entry: Entry | undefined): string {
  if (!entry) return '—';
  const print = (value: number): string =>
    value.toLocaleString('en', {
      minimumFractionDigits: DECIMALS[entry.unit],
      maximumFractionDigits: DECIMALS[entry.unit],
    });
  const spread =
    entry.values.length > 1 ? ` (${print(Math.min(...entry.values))}–${print(Math.max(...entry.values))})` : '';
  const ratio = entry.ratio === null || name === REFERENCE ? '' : ` ×${entry.ratio.toFixed(2)}`;
  return `${print(entry.median)}${spread}${ratio}`;
}
