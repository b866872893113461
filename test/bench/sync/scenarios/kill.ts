import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Room, SeenEdits } from '../generator/commands.js';
import { isWhole, openDocument } from '../generator/open-document.js';
import { editsUpTo } from '../generator/typed-update.js';
import { waitUntilIdle } from '../machine/wait.js';
import type { Scenario, Stage } from './scenario.js';

const ROOMS = 10;
const TYPISTS = 10;
const EDITS_PER_SECOND = 4;
/** The server dies at a moment of this span, in milliseconds after the typing began. */
const EARLIEST = 2_000;
const LATEST = 4_000;

/** Edits that a colleague had already seen, and that are gone when the killed server is back. */
export const KILL: Scenario = {
  name: 'kill',
  title: `Kill -9 of the server while ${ROOMS} × ${TYPISTS} type: edits that others had seen`,
  contenders: ['relay', 'relay-insert', 'relay-group', 'y-websocket', 'y-websocket-leveldb', 'hocuspocus', 'colex'],
  async run(stage) {
    const { installation, generator, texts } = stage;
    const rooms = await installation.makeRooms(ROOMS, texts.regulation);
    await generator.connect(rooms, TYPISTS);
    const typing = generator.typeUntilClosed(EDITS_PER_SECOND);
    await delay(randomInt(EARLIEST, LATEST));
    await installation.kill();
    const seen = await typing;
    await generator.disconnect();
    await installation.restart('SIGKILL');
    let lost = 0;
    for (const [index, room] of rooms.entries()) {
      lost += await countLost(
        stage,
        room,
        seen.filter((edits) => edits.room === index),
      );
    }
    return [
      { figure: 'seen by others', unit: 'edits', value: seen.reduce((sum, { edits }) => sum + edits, 0) },
      { figure: 'of these lost', unit: 'edits', value: lost },
    ];
  },
};

async function countLost({ contender, installation }: Stage, room: Room, seen: readonly SeenEdits[]): Promise<number> {
  const document = await openDocument(room);
  if (contender.keepsTexts) await document.until((doc) => isWhole(doc, room.clocks));
  // Some servers answer first and load afterwards; what has not come when the server rests will not come.
  await waitUntilIdle(installation.server.pid);
  const lost = seen.reduce(
    (sum, { client, edits }) => sum + Math.max(0, edits - editsUpTo(Y.getState(document.doc.store, client))),
    0,
  );
  await document.close();
  return lost;
}
