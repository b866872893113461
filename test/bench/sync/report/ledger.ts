import type { ContenderName } from '../contenders/contender.js';
import type { Measured, Unit } from '../scenarios/scenario.js';
import { medianOf } from './statistics.js';

/** The limit of the machine that every figure is set against. */
export const REFERENCE: ContenderName = 'relay-group';

/** One figure of one contender over all runs. */
export interface Entry {
  readonly scenario: string;
  readonly contender: ContenderName;
  readonly figure: string;
  readonly unit: Unit;
  /** One per run. */
  readonly values: readonly number[];
  readonly median: number;
  /** Median of the ratios to the reference in the same run; null for shares of the machine and where the reference is 0 or absent. */
  readonly ratio: number | null;
}

interface Row {
  readonly scenario: string;
  readonly contender: ContenderName;
  readonly figure: string;
  readonly unit: Unit;
  /** By run. */
  readonly values: Map<number, number>;
}

/** Everything that was measured. */
export class Ledger {
  readonly #rows = new Map<string, Row>();

  record(run: number, scenario: string, contender: ContenderName, measured: readonly Measured[]): void {
    for (const { figure, unit, value } of measured) {
      const key = keyOf(scenario, contender, figure);
      const row = this.#rows.get(key) ?? { scenario, contender, figure, unit, values: new Map() };
      row.values.set(run, value);
      this.#rows.set(key, row);
    }
  }

  /** In the order of their first recording. */
  entries(): Entry[] {
    return [...this.#rows.values()].map(({ values, ...row }) => ({
      ...row,
      values: [...values.values()],
      median: medianOf([...values.values()]),
      ratio: this.#ratioOf({ ...row, values }),
    }));
  }

  #ratioOf(row: Row): number | null {
    // Shares of the machine tell how far a row can be believed; as ratios they would tell nothing.
    if (row.unit === '%') return null;
    const reference = this.#rows.get(keyOf(row.scenario, REFERENCE, row.figure));
    const ratios = [...row.values].flatMap(([run, value]) => {
      const limit = reference?.values.get(run);
      return limit === undefined || limit === 0 ? [] : [value / limit];
    });
    return ratios.length === 0 ? null : medianOf(ratios);
  }
}

const keyOf = (scenario: string, contender: string, figure: string): string =>
  [scenario, contender, figure].join('\u0000');
