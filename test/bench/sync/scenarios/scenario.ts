import type { Contender, ContenderName, Installation } from '../contenders/contender.js';
import type { Generator } from '../generator/generator.js';
import type { Texts } from '../texts.js';

/** What a scenario works with. */
export interface Stage {
  readonly contender: Contender;
  readonly installation: Installation;
  readonly generator: Generator;
  readonly texts: Texts;
  /** Length of one measured stretch of typing. */
  readonly seconds: number;
}

/** What a figure counts, which also says how it is printed. */
export type Unit = 'ms' | 's' | '1/s' | '%' | 'kB' | 'MB' | 'edits';

/** One measured value. */
export interface Measured {
  readonly figure: string;
  readonly unit: Unit;
  readonly value: number;
}

/** One thing that is measured of several contenders. */
export interface Scenario {
  readonly name: string;
  /** A heading for its table. */
  readonly title: string;
  readonly contenders: readonly ContenderName[];
  /** Measures once. Leaves the server running and nobody connected. */
  run(stage: Stage): Promise<readonly Measured[]>;
}
