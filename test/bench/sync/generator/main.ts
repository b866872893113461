/** The load generator: a process of its own, told what to do over the channel it was forked with. */
import type { Call, Commands, Reply } from './commands.js';
import { Crowd } from './crowd.js';
import { timeOpening } from './open-document.js';
import { storm } from './storm.js';
import { typeAsSeen, typeAtPace, typeUntilClosed } from './typing.js';

let crowd: Crowd | undefined;

function connected(): Crowd {
  if (!crowd) throw new Error('Nobody is connected.');
  return crowd;
}

const commands: Commands = {
  async connect(rooms, typistsPerRoom) {
    crowd = await Crowd.connect(rooms, typistsPerRoom);
  },
  type: (pace, watched) => typeAtPace(connected(), pace, watched),
  saturate: (load, watched) => typeAsSeen(connected(), load, watched),
  typeUntilClosed: (editsPerSecond) => typeUntilClosed(connected(), editsPerSecond),
  async disconnect() {
    await crowd?.disconnect();
    crowd = undefined;
  },
  storm,
  open: timeOpening,
};

async function perform({ name, args }: Call): Promise<Reply> {
  try {
    return { value: await (commands[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (call: Call) => {
  void perform(call).then((reply) => process.send?.(reply));
});
process.once('disconnect', () => process.exit(0));
