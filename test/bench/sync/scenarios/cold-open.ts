import type { Texts } from '../texts.js';
import { medianOf } from '../report/statistics.js';
import type { Scenario } from './scenario.js';

const WARM = 2;
const COLD = 3;

function coldOpen(name: string, title: string, text: keyof Texts): Scenario {
  return {
    name,
    title,
    contenders: ['relay-group', 'y-websocket-leveldb', 'hocuspocus', 'colex'],
    async run({ installation, generator, texts }) {
      const rooms = await installation.makeRooms(WARM + COLD, texts[text]);
      await installation.restart('SIGTERM');
      // As in a server that has run for days: it has opened such texts before, but these it has only on disk.
      for (const room of rooms.slice(0, WARM)) await generator.open(room);
      const times = [];
      for (const room of rooms.slice(WARM)) times.push(await generator.open(room));
      return [
        { figure: 'answered', unit: 'ms', value: medianOf(times.map(({ answered }) => answered)) },
        { figure: 'text whole', unit: 'ms', value: medianOf(times.map(({ whole }) => whole)) },
      ];
    },
  };
}

/** Opening what is not in memory. */
export const COLD_OPEN: readonly Scenario[] = [
  coldOpen('open-civil-code', 'Cold open of the Civil Code', 'civilCode'),
  coldOpen('open-b4', 'Cold open of the B4 trace (259,778 edits, written in 2,598 updates)', 'b4'),
];
