/**
 * `npm run bench -- structure`: what becomes of words typed while a colleague splits, joins or retypes the paragraph, in our flat
 * sequence of lines and in y-prosemirror's element per paragraph, on the same random schedules.
 */
import fc from 'fast-check';

import { lineModel } from '../fuzz/line-replica.js';
import { judge, schedules } from '../fuzz/structure-schedule.js';
import type { ReplicaModel, StructuralChange } from '../fuzz/structure-schedule.js';
import { elementModel } from './element-replica.js';

const SEED = 20_261_122;
const SCHEDULES = 2_000;
const CHANGES: readonly StructuralChange['type'][] = ['split', 'join', 'retype'];
const MODELS: Readonly<Record<string, ReplicaModel>> = {
  'lines (Colex)': lineModel,
  'elements (y-prosemirror 1.3.7)': elementModel,
};

/** Sums over all schedules of one kind of change on one model. */
interface Figures {
  readonly model: string;
  readonly change: string;
  readonly schedules: number;
  readonly words: number;
  /** Schedules after which something was lost (or doubled), or stood out of its context, or replicas differed. */
  readonly withLoss: number;
  readonly withMisplacement: number;
  readonly diverged: number;
}

function measure(name: string, model: ReplicaModel, change: StructuralChange['type']): Figures {
  const judgements = fc
    .sample(schedules(change), { seed: SEED, numRuns: SCHEDULES })
    .map((schedule) => judge(model, schedule));
  return {
    model: name,
    change,
    schedules: judgements.length,
    words: judgements.reduce((sum, { words }) => sum + words, 0),
    withLoss: judgements.filter(({ lost }) => lost > 0).length,
    withMisplacement: judgements.filter(({ misplaced }) => misplaced > 0).length,
    diverged: judgements.filter(({ converged }) => !converged).length,
  };
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

/** Runs every schedule on both models and prints a table and one line of JSON. */
export async function run(): Promise<void> {
  const figures = CHANGES.flatMap((change) =>
    Object.entries(MODELS).map(([name, model]) => measure(name, model, change)),
  );
  console.log(
    `${SCHEDULES} schedules of each kind, seed ${SEED}; two to five people, one of whom changes the structure.\n`,
  );
  console.table(
    figures.map((row) => ({
      change: row.change,
      model: row.model,
      words: row.words,
      'schedules with loss': share(row.withLoss, row.schedules),
      'with misplacement': share(row.withMisplacement, row.schedules),
      diverged: row.diverged,
    })),
  );
  console.log(JSON.stringify({ bench: 'structure', seed: SEED, figures }));
}

await run();
