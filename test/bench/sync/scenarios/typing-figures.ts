import type { Installation } from '../contenders/contender.js';
import type { TypingResult, Watched } from '../generator/commands.js';
import type { Measured } from './scenario.js';

/** The processes whose CPU a stretch of typing reads. */
export function watchedOf({ server, databasePid }: Installation): Watched {
  return { serverPid: server.pid, databasePid };
}

const millisecondsPerThousand = (cpuSeconds: number, deliveries: number): number =>
  deliveries === 0 ? 0 : (cpuSeconds * 1_000_000) / deliveries;

/** CPU figures of a stretch, and what tells whether the generator was the bottleneck. */
export function cpuFigures(result: TypingResult): Measured[] {
  return [
    {
      figure: 'server CPU / 1,000',
      unit: 'ms',
      value: millisecondsPerThousand(result.serverCpu, result.deliveries),
    },
    {
      figure: 'database CPU / 1,000',
      unit: 'ms',
      value: millisecondsPerThousand(result.databaseCpu, result.deliveries),
    },
    { figure: 'server busy', unit: '%', value: (100 * result.serverCpu) / result.seconds },
    { figure: 'generator busy', unit: '%', value: (100 * result.generatorCpu) / result.seconds },
    { figure: 'others busy', unit: '%', value: (100 * result.othersCpu) / result.seconds },
  ];
}
