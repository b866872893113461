import type { Room } from '../generator/commands.js';
import type { Texts } from '../texts.js';
import { medianOf } from '../report/statistics.js';
import type { Scenario, Stage } from './scenario.js';

const OPENINGS = 3;

function coldOpen(name: string, title: string, text: keyof Texts): Scenario {
  return {
    name,
    title,
    contenders: ['relay-group', 'y-websocket-leveldb', 'hocuspocus', 'colex'],
    async run(stage) {
      const [warm] = await stage.installation.makeRooms(1, stage.texts.regulation);
      const [cold] = await stage.installation.makeRooms(1, stage.texts[text]);
      if (!warm || !cold) throw new Error('No rooms were made.');
      const times = [];
      for (let opening = 0; opening < OPENINGS; opening += 1) times.push(await openAfterRestart(stage, warm, cold));
      return [
        { figure: 'synced', unit: 'ms', value: medianOf(times.map(({ synced }) => synced)) },
        { figure: 'text whole', unit: 'ms', value: medianOf(times.map(({ whole }) => whole)) },
      ];
    },
  };
}

/** The server has started anew and opened another document once, as one that has run for days; this one it has only on disk. */
async function openAfterRestart({ installation, generator }: Stage, warm: Room, cold: Room) {
  await installation.restart('SIGTERM');
  await generator.open(warm);
  return generator.open(cold);
}

/** Opening what is not in memory. */
export const COLD_OPEN: readonly Scenario[] = [
  coldOpen('open-civil-code', 'Cold open of the Civil Code', 'civilCode'),
  coldOpen('open-b4', 'Cold open of the B4 trace (259,778 edits, written in 2,598 updates)', 'b4'),
];
