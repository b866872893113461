import type { Scenario } from './scenario.js';
import { cpuFigures, watchedOf } from './typing-figures.js';

const WARM_SECONDS = 2;

function latency(rooms: number, typists: number, editsPerSecond: number): Scenario {
  const deliveries = rooms * typists * editsPerSecond * (typists - 1);
  return {
    name: `latency-${rooms}x${typists}`,
    title:
      `Edit → visible elsewhere: ${rooms} × ${typists} typists, ${editsPerSecond} edits a second each, ` +
      `${deliveries.toLocaleString('en')} deliveries a second`,
    contenders: ['relay', 'relay-insert', 'relay-group', 'y-websocket', 'hocuspocus', 'colex'],
    async run({ installation, generator, texts, seconds }) {
      await generator.connect(await installation.makeRooms(rooms, texts.regulation), typists);
      const result = await generator.type(
        { editsPerSecond, warmSeconds: WARM_SECONDS, seconds },
        watchedOf(installation),
      );
      await generator.disconnect();
      return [
        { figure: 'p50', unit: 'ms', value: result.latency.p50 },
        { figure: 'p95', unit: 'ms', value: result.latency.p95 },
        { figure: 'p99', unit: 'ms', value: result.latency.p99 },
        ...cpuFigures(result),
        { figure: 'generator late p99', unit: 'ms', value: result.lagP99 },
        { figure: 'never arrived', unit: 'edits', value: result.missing },
      ];
    },
  };
}

/** From the design's headline case to one crowded room, where a slower pace keeps two cores below saturation. */
export const LATENCY: readonly Scenario[] = [
  latency(10, 10, 4),
  latency(10, 20, 4),
  latency(2, 50, 4),
  latency(1, 200, 0.5),
];
