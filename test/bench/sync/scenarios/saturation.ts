import type { Scenario } from './scenario.js';
import { cpuFigures, watchedOf } from './typing-figures.js';

const ROOMS = 10;
const TYPISTS = 10;
const UNSEEN = 8;
const WARM_SECONDS = 2;

/** As many edits as the contender can show: nobody waits at a pace, only for the own edits to be seen. */
export const SATURATION: Scenario = {
  name: 'saturation',
  title: `Saturation: ${ROOMS} × ${TYPISTS} typists, each with ${UNSEEN} edits under way at all times`,
  contenders: ['relay', 'relay-insert', 'relay-group', 'y-websocket', 'hocuspocus', 'colex'],
  async run({ installation, generator, texts, seconds }) {
    await generator.connect(await installation.makeRooms(ROOMS, texts.regulation), TYPISTS);
    const result = await generator.saturate(
      { unseen: UNSEEN, warmSeconds: WARM_SECONDS, seconds },
      watchedOf(installation),
    );
    await generator.disconnect();
    return [
      { figure: 'deliveries', unit: '1/s', value: result.deliveries / result.seconds },
      { figure: 'edits', unit: '1/s', value: result.edits / result.seconds },
      { figure: 'p99', unit: 'ms', value: result.latency.p99 },
      ...cpuFigures(result),
      { figure: 'never arrived', unit: 'edits', value: result.missing },
    ];
  },
};
